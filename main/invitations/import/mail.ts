/** A mail as a file: those it was written to, in To and Cc. */
import { readAddresses } from '../../../preload/read-addresses.ts';
import { fromBase64, fromQuotedPrintable } from './bytes.ts';
import type { Person } from './people.ts';
import { unfolded } from './unfold.ts';

const fieldPattern = /^([a-z][\w-]{0,60}):\s*(.*)$/isu;
const known =
  /^(?:from|to|cc|bcc|subject|date|message-id|received|return-path|mime-version|delivered-to|x-[\w-]+|content-type|reply-to|sender|dkim-signature|user-agent)$/iu;

/** Two fields at least, and one that says to whom. */
export function isMail(text: string): boolean {
  const head =
    text
      .slice(0, 64 * 1024)
      .replace(/^From [^\r\n]*\r?\n/u, '')
      .split(/\r?\n\r?\n/u, 1)[0] ?? '';
  const names = new Set<string>();
  for (const { text: content } of unfolded(head, true)) {
    const name = fieldPattern.exec(content)?.[1]?.toLowerCase();
    if (name === undefined || !known.test(name)) {
      if (names.size < 3) return false;
    } else names.add(name);
  }
  return names.size >= 3 && (names.has('to') || names.has('cc')) && (names.has('from') || names.has('date'));
}

/** `=?UTF-8?Q?Zo=C3=AB?=` (RFC 2047). */
const words = (text: string): string =>
  text.replace(
    /=\?([\w-]{1,40})(?:\*[\w-]*)?\?([bq])\?([^?\s]{0,400})\?=/giu,
    (_, charset: string, kind: string, coded: string) =>
      kind.toLowerCase() === 'b'
        ? fromBase64(coded, charset)
        : fromQuotedPrintable(coded.replaceAll('_', ' '), charset),
  );

/** `Ada Lovelace <ada@example.com>, Friends: bob@example.org;` with encoded words in the names. */
function* peopleOf(line: number, list: string): Generator<Person, void> {
  for (const entry of list.match(/(?:"[^"]*"|<[^<>]*>|[^,;"<])+/gu) ?? []) {
    const before = entry.replace(/<[^<>]*>.*$/su, '').replace(/^[^"@<]*:/u, '');
    const name = words(before.replaceAll('"', '')).trim();
    for (const { text: address } of readAddresses(entry)) {
      yield { line, name: name.includes('@') ? '' : name, addresses: [address] };
    }
  }
}

export function* readMail(text: string): Generator<Person | null, void> {
  const mbox = /^From [^\r\n]*\r?\n/u.exec(text)?.[0].length ?? 0;
  for (const { line, text: content } of unfolded(text.slice(mbox), true)) {
    yield null;
    if (content === '') return;
    const [, name = '', value = ''] = fieldPattern.exec(content) ?? [];
    if (/^(?:to|cc)$/iu.test(name)) yield* peopleOf(line + (mbox > 0 ? 1 : 0), value);
  }
}
