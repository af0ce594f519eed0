/** LDIF (RFC 2849) as Thunderbird, abook and directories write it: `mail`, never what stands in a `dn`. */
import { fromBase64 } from './bytes.ts';
import type { Person } from './person.ts';
import { unfolded } from './unfold.ts';

export const isLdif = (text: string): boolean =>
  /^(?:\s|#[^\r\n]*[\r\n]|version: ?\d+\s)*dn::? ?\S/iu.test(text.slice(0, 4096));

const mails = new Set([
  'mail',
  'rfc822mailbox',
  'mozillasecondemail',
  'mailalternateaddress',
  'xmozillasecondemail',
]);

interface Entry {
  line: number;
  values: Map<string, string[]>;
  /** The attribute whose values a change record takes away. */
  removed: string | null;
}

function personOf({ line, values }: Pick<Entry, 'line' | 'values'>): Person {
  const all = (name: string) => values.get(name) ?? [];
  const [cn] = [...all('cn'), ...all('displayname')];
  const name = cn ?? [...all('givenname').slice(0, 1), ...all('sn').slice(0, 1)].join(' ');
  const isOff = Object.entries(disabling).some(([attribute, is]) => all(attribute).some(is));
  return { line, name, addresses: [...mails].flatMap(all), status: isOff ? 'disabled' : '' };
}

/** Attributes by which directories say that nobody can sign in: Active Directory, 389, OpenLDAP (ppolicy), FreeIPA. */
const disabling: Readonly<Record<string, (value: string) => boolean>> = {
  // [MS-ADTS] 2.2.16: the second bit.
  useraccountcontrol: (value) => (Number(value) & 2) !== 0,
  nsaccountlock: (value) => /^true$/iu.test(value),
  pwdaccountlockedtime: (value) => value !== '',
  inetuserstatus: (value) => /^(?:inactive|deleted)$/iu.test(value),
};

export const hasStatus = (text: string): boolean =>
  /^(?:userAccountControl|nsAccountLock|pwdAccountLockedTime|inetUserStatus):/imu.test(text);

/** Its name without options (`cn;lang-de`), and its text; null for a line that is no attribute. */
function attributeOf(content: string): { name: string; value: string } | null {
  const [, key, colons, rest = ''] = /^([\w;.-]{1,80})(::?<?)\s?(.*)$/su.exec(content) ?? [];
  if (key === undefined || colons === ':<') return null;
  const name = key.toLowerCase().split(';', 1)[0] ?? '';
  return { name, value: (colons === '::' ? fromBase64(rest) : rest).trim() };
}

/** Of a change record: what follows `delete: mail` is taken away. */
function take(entry: Entry, { name, value }: { name: string; value: string }): void {
  if (name === 'delete') entry.removed = value.toLowerCase();
  if (name === 'add' || name === 'replace') entry.removed = null;
  if (name === entry.removed) return;
  entry.values.set(name, [...(entry.values.get(name) ?? []), value].slice(0, 50));
}

export function* readLdif(text: string): Generator<Person | null, void> {
  let entry: Entry | null = null;
  for (const { line, text: content } of unfolded(text, false)) {
    yield null;
    const attribute = attributeOf(content);
    if (attribute?.name === 'dn') {
      if (entry) yield personOf(entry);
      entry = { line, values: new Map(), removed: null };
    } else if (entry && attribute && attribute.value !== '') take(entry, attribute);
  }
  if (entry) yield personOf(entry);
}
