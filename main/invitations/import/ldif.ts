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
}

function personOf({ line, values }: Entry): Person {
  const all = (name: string) => values.get(name) ?? [];
  const [cn] = [...all('cn'), ...all('displayname')];
  const name = cn ?? [...all('givenname').slice(0, 1), ...all('sn').slice(0, 1)].join(' ');
  return { line, name, addresses: [...mails].flatMap(all) };
}

/** Its name without options (`cn;lang-de`), and its text; null for a line that is no attribute. */
function attributeOf(content: string): { name: string; value: string } | null {
  const [, key, colons, rest = ''] = /^([\w;.-]{1,80})(::?<?)\s?(.*)$/su.exec(content) ?? [];
  if (key === undefined || colons === ':<') return null;
  const name = key.toLowerCase().split(';', 1)[0] ?? '';
  return { name, value: (colons === '::' ? fromBase64(rest) : rest).trim() };
}

export function* readLdif(text: string): Generator<Person | null, void> {
  let entry: Entry | null = null;
  for (const { line, text: content } of unfolded(text, false)) {
    yield null;
    const attribute = attributeOf(content);
    if (attribute?.name === 'dn') {
      if (entry) yield personOf(entry);
      entry = { line, values: new Map() };
    } else if (entry && attribute && attribute.value !== '') {
      const { name, value } = attribute;
      entry.values.set(name, [...(entry.values.get(name) ?? []), value].slice(0, 50));
    }
  }
  if (entry) yield personOf(entry);
}
