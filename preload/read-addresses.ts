/**
 * Reads addresses out of what people and programs write: lists, `"Lovelace, Ada" <ada@example.com>`, groups, sentences,
 * links of Slack, Markdown, HTML and `mailto:`. Each character is looked at a fixed number of times.
 */
import { addressKey } from './address.ts';
import { type ReadAddress, readToken } from './address-token.ts';

export type { AddressChange, ReadAddress } from './address-token.ts';

/** What is more than plain words: a quoted text, something in angle brackets, a Markdown link, a mail link, a divider. */
const special =
  /"[^"]*"|<[^<>]*>|\[[^[\]]*\]\([^()]*\)|(?<![\p{L}\p{N}])mailto:[^\s<>"()[\]]+|[,;，；、،؛\t\r\n]/giu;
/** Between words. The byte order mark counts as a blank for `\s` and is none here. */
const betweenWords = /(?:(?!\uFEFF)[\s:()[\]<>"（）【】〔〕《》〈〉＜＞：｜])+/u;
/** After an address a bar divides it from its label; before its `@` it belongs to it, for who cuts there writes to somebody else. */
const barAfterAddress = /(?<=@[^|]*)\|/u;
const at = /[@＠﹫]/u;
const tag = /^\/?[a-z][a-z\d]*(?:\s+[a-z-]+\s*=|\s*\/?$)/iu;
const entities: Record<string, string> = {
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  amp: '&',
  nbsp: ' ',
  commat: '@',
  '#64': '@',
};

class Entry {
  readonly found: ReadAddress[] = [];
  /** A quoted text that is a name when something in angle brackets follows. */
  #quoted: string | null = null;
  #lastIsLink = false;

  words(text: string): void {
    if (this.#quoted !== null && text.startsWith('@')) {
      this.#add(readToken(`"${this.#quoted}"${text.split(/\s/u, 1)[0]}`), false);
      this.#quoted = null;
      return;
    }
    if (!at.test(text)) return;
    this.end();
    for (const word of wordsOf(text)) this.#add(word, false);
  }

  quoted(inner: string): void {
    this.end();
    this.#quoted = inner;
  }

  link(addresses: readonly ReadAddress[]): void {
    if (addresses.length > 0) this.#quoted = null;
    for (const each of addresses) this.#add(each, true);
  }

  /** At a divider: what is quoted is no name of anything. */
  end(): void {
    if (this.#quoted !== null && at.test(this.#quoted)) {
      for (const each of readAddresses(this.#quoted)) this.found.push(each);
    }
    this.#quoted = null;
  }

  /** A link and its label are often the same address. */
  #add(one: ReadAddress, isLink: boolean): void {
    const last = this.found.at(-1);
    const twice = last && addressKey(last.text) === addressKey(one.text) && (isLink || this.#lastIsLink);
    if (!twice) this.found.push(one);
    this.#lastIsLink = isLink;
  }
}

/** Every word that has an `@`, in order, as an address or with its fault; the same address as often as it stands there. */
export function readAddresses(given: string): ReadAddress[] {
  if (!at.test(given) && !/mailto:|&#64;|&commat;/iu.test(given)) return [];
  const text = given.replace(
    /&(lt|gt|quot|apos|amp|nbsp|commat|#64);/gu,
    (all, name: string) => entities[name] ?? all,
  );
  const all: ReadAddress[] = [];
  const take = (one: Entry) => {
    one.end();
    for (const each of one.found) all.push(each);
  };
  let entry = new Entry();
  let from = 0;
  for (const { index, 0: part } of text.matchAll(special)) {
    if (index > from) entry.words(text.slice(from, index));
    from = index + part.length;
    const inner = part.slice(1, -1);
    if (part.startsWith('"')) entry.quoted(inner);
    else if (part.startsWith('<')) entry.link(inAngles(inner));
    else if (part.startsWith('[')) entry.link(inMarkdown(part));
    else if (part.length > 1) entry.link(inMailLink(part));
    else {
      take(entry);
      entry = new Entry();
    }
  }
  if (from < text.length) entry.words(text.slice(from));
  take(entry);
  return all;
}

/** `ada@example.com`, Slack's `mailto:ada@example.com|Ada`, or the tag of an HTML link. */
function inAngles(inner: string): ReadAddress[] {
  const link = /mailto:[^\s"'|]+/iu.exec(inner)?.[0];
  if (link !== undefined) return inMailLink(link);
  if (tag.test(inner) || inner.includes('://'))
    return inner.includes('|') ? wordsOf(inner.split('|').at(-1) ?? '') : [];
  return wordsOf(inner.split('|').find((part) => at.test(part)) ?? '');
}

function inMarkdown(link: string): ReadAddress[] {
  const target = link.slice(link.indexOf('](') + 2, -1);
  if (/^\s*mailto:/iu.test(target)) return inMailLink(target.trim().split(/\s/u, 1)[0] ?? '');
  return wordsOf(link.slice(1, link.indexOf('](')));
}

const blanks = /(?:(?!\uFEFF)[\s,;])+/u;

/** The words with an `@`. A web address is one word: what stands in it is nobody's. */
function wordsOf(text: string): ReadAddress[] {
  if (!at.test(text)) return [];
  return text
    .split(blanks)
    .flatMap((part) => (part.includes('://') ? [part] : part.split(betweenWords)))
    .flatMap((word) => word.split(barAfterAddress))
    .filter((word) => at.test(word))
    .map((word) => readToken(word));
}

/** To whom a mail link writes (RFC 6068): before the query, and its `to`. `cc` and `bcc` are not invited. */
function inMailLink(link: string): ReadAddress[] {
  return link.split(/[,;](?=mailto:)/iu).flatMap((one) => {
    const [path = '', query = ''] = one.replace(/^mailto:/iu, '').split('?', 2);
    const to = query.split('&').flatMap((field) => /^to=(.*)$/iu.exec(field)?.[1] ?? []);
    return [path, ...to]
      .flatMap((list) => list.split(/[,;]/u))
      .map((each) => decoded(each).trim())
      .flatMap((each) =>
        /[<\s]/u.test(each) ? readAddresses(each) : each === '' ? [] : [readToken(each, true)],
      );
  });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A percent sign that encodes nothing is one of the address.
    return text;
  }
}
