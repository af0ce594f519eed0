/** Alias files: mutt (`alias zoe Zoë <zoe@example.org>`), elm, pine, and abook's own address book. */
import { readAddresses } from '../../../preload/read-addresses.ts';
import { nameIn } from './name-in.ts';
import type { Person } from './person.ts';
import { unfolded } from './unfold.ts';

const muttLine = /^alias(?:\s+-group\s+\S+)*\s+\S+\s+(?=\S)/iu;
/** Other commands of mutt and mailx: what they hold is the writer's own. */
const command =
  /^(?:(?:un)?(?:set|my_hdr|alias|hook|lists|subscribe|ignore|alternates|mailboxes|auto_view|color|mono|score|group)|source|toggle|reset|bind|macro|hdr_order|push|exec|[a-z]+-hook|retain|discard|if|else|endif)\b/u;
const elmLine = /^[^=@\s]{0,80}\s=\s([^=]{0,200})\s=\s(\S+@\S+.*)$/u;
/** Nickname, name, address or a list in brackets; a remark after them may speak of anybody. */
const pineLine = /^[^\t@]{0,80}\t[^\t@]{0,200}\t\s*([^\t\s]*@[^\t]*|\([^\t]*@[^\t]*)(?:\t|$)/u;

/** Every line that is neither blank nor a remark is an alias; two thirds would do for a file that has other commands. */
function mostly(text: string, pattern: RegExp): boolean {
  const lines = text
    .slice(0, 16_384)
    .split(/\r\n|\r|\n/u)
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .filter((line) => pattern.test(line) || !command.test(line));
  return lines.length > 0 && lines.filter((line) => pattern.test(line)).length * 3 >= lines.length * 2;
}

export const isMutt = (text: string): boolean => mostly(text, muttLine);
export const isElm = (text: string): boolean => mostly(text, elmLine);
/** No table: its lines have three cells or five as it happens, or a list in brackets. */
export function isPine(text: string): boolean {
  if (!mostly(text, pineLine)) return false;
  const lines = text
    .slice(0, 16_384)
    .split(/\r\n|\r|\n/u)
    .filter((line) => pineLine.test(line));
  const widths = new Set(lines.map((line) => line.split('\t').length));
  return widths.size > 1 || lines.some((line) => pineLine.exec(line)?.[1]?.startsWith('('));
}
export const isAbook = (text: string): boolean => /^\[format\]\s+program=abook/mu.test(text.slice(0, 4096));

/** What stands after `#`, which begins a remark after the last address; before it it may be part of a name. */
function withoutRemark(text: string): string {
  const at = text.indexOf(' #', Math.max(0, text.indexOf('@')));
  return at < 0 || /["<]/u.test(text.slice(at)) ? text : text.slice(0, at);
}

export function* readMutt(text: string): Generator<Person | null, void> {
  for (const { line, text: content } of unfolded(text, true)) {
    yield null;
    const head = muttLine.exec(content)?.[0];
    if (head === undefined) continue;
    const rest = withoutRemark(content.slice(head.length));
    const addresses = readAddresses(rest).map((each) => each.text);
    if (addresses.length === 1) yield { line, name: nameIn(rest), addresses };
    // A group: everyone in it is a person.
    else for (const address of addresses) yield { line, name: '', addresses: [address] };
  }
}

export function* readElm(text: string): Generator<Person | null, void> {
  for (const { line, text: content } of unfolded(text, true)) {
    yield null;
    const [, name = '', list = ''] = elmLine.exec(content) ?? [];
    for (const { text: address } of readAddresses(list))
      yield { line, name: name.trim(), addresses: [address] };
  }
}

export function* readPine(text: string): Generator<Person | null, void> {
  for (const { line, text: content } of unfolded(text, true)) {
    yield null;
    const [, list = ''] = pineLine.exec(content) ?? [];
    const name = content.split('\t', 2)[1]?.trim() ?? '';
    const addresses = readAddresses(list).map((each) => each.text);
    if (!list.startsWith('(') && addresses.length > 0) yield { line, name, addresses };
    else for (const address of addresses) yield { line, name: '', addresses: [address] };
  }
}

export function* readAbook(text: string): Generator<Person | null, void> {
  let person: { line: number; name: string; addresses: string[] } | null = null;
  for (const { line, text: content } of unfolded(text, true)) {
    yield null;
    if (/^\[\d+\]\s*$/u.test(content)) {
      if (person) yield person;
      person = { line, name: '', addresses: [] };
    } else if (person && content.startsWith('name=')) person.name = content.slice(5).trim();
    else if (person && content.startsWith('email=')) {
      person.addresses = content
        .slice(6)
        .split(',')
        .map((each) => each.trim())
        .filter(Boolean);
    }
  }
  if (person) yield person;
}
