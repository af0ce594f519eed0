/** vCard 2.1, 3.0 and 4.0: one person a card, the preferred address first. */
import { fromBase64, fromQuotedPrintable } from './bytes.ts';
import type { Person } from './person.ts';
import type { SourceNote } from './source-rows.ts';
import { unfolded } from './unfold.ts';

export const isCards = (text: string): boolean => /^\s*BEGIN:VCARD\s*$/imu.test(text.slice(0, 4096));

interface Property {
  name: string;
  parameters: string;
  value: string;
}

const propertyPattern =
  /^(?:[\w-]{1,60}\.)?([\w-]{1,60})((?:;[^:"]{0,400}(?:"[^"]{0,400}"[^:"]{0,400}){0,10})?):/u;

function propertyOf(text: string): Property | null {
  const found = propertyPattern.exec(text);
  if (!found) return null;
  const [head, name = '', parameters = ''] = found;
  return { name: name.toUpperCase(), parameters: parameters.toUpperCase(), value: text.slice(head.length) };
}

function textOf({ parameters, value }: Property): string {
  const charset = /CHARSET="?([\w-]{1,40})/u.exec(parameters)?.[1] ?? 'utf-8';
  if (parameters.includes('QUOTED-PRINTABLE')) return fromQuotedPrintable(value, charset);
  return /ENCODING=B(?:ASE64)?\b/u.test(parameters) ? fromBase64(value, charset) : value;
}

const plain = (value: string): string =>
  value
    .replace(/\\n/giu, ' ')
    .replace(/\\([\\,;:])/gu, '$1')
    .trim();

/** The lower the better: PREF=1 (4.0), TYPE=pref (3.0) and PREF (2.1); what has none comes last, in its order. */
function preference(parameters: string): number {
  const number = /;PREF=(\d{1,3})/u.exec(parameters)?.[1];
  if (number !== undefined) return Number(number);
  return /[;=,"]PREF\b/u.test(parameters) ? 1 : 101;
}

const nameOf = (n: string): string =>
  n
    .split(/(?<!\\);/u)
    .slice(0, 2)
    .reverse()
    .map(plain)
    .filter(Boolean)
    .join(' ');

const softBreak = (line: string): boolean => /QUOTED-PRINTABLE/iu.test(line.slice(0, 200));

class Card {
  readonly line: number;
  #fn = '';
  #n = '';
  /** Lists, rooms and programs have cards as well (KIND, RFC 6350 6.1.4). */
  #kind = '';
  readonly #mails: { address: string; rank: number }[] = [];

  constructor(line: number) {
    this.line = line;
  }

  take(property: Property): void {
    if (property.name === 'FN') this.#fn ||= plain(textOf(property));
    else if (property.name === 'N') this.#n ||= textOf(property);
    else if (/^(?:X-ADDRESSBOOKSERVER-)?KIND$/u.test(property.name))
      this.#kind = property.value.trim().toLowerCase();
    else if (property.name === 'EMAIL') {
      const address = plain(textOf(property)).replace(/^mailto:/iu, '');
      if (address !== '') this.#mails.push({ address, rank: preference(property.parameters) });
    }
  }

  /** Null for a person. */
  get thing(): string | null {
    if (!notPeople.has(this.#kind) || this.#mails.length === 0) return null;
    const { name, addresses } = this.person;
    return `${name || addresses[0]} is the card of a ${this.#kind} and is not invited.`;
  }

  get person(): Person {
    const addresses = this.#mails.sort((a, b) => a.rank - b.rank).map(({ address }) => address);
    return { line: this.line, name: this.#fn || nameOf(this.#n), addresses };
  }
}

const notPeople: ReadonlySet<string> = new Set(['group', 'location', 'application', 'device', 'thing']);

/** Properties with their lines, without the cards within cards: an agent is somebody else. */
function* propertiesOf(text: string): Generator<{ line: number; property: Property } | null, void> {
  let before = '';
  let inside = 0;
  for (const { line, text: content } of unfolded(text, false, softBreak)) {
    yield null;
    const property = propertyOf(content);
    if (property === null) continue;
    if (property.name === 'BEGIN' && (inside > 0 || before === 'AGENT')) inside += 1;
    else if (inside === 0) yield { line, property };
    else if (property.name === 'END') inside -= 1;
    before = property.name;
  }
}

/** Cards that are no person's. */
export function thingsIn(text: string): SourceNote[] {
  if (!/^(?:[\w-]{1,60}\.)?(?:X-ADDRESSBOOKSERVER-)?KIND\b/imu.test(text)) return [];
  return [
    ...cardsIn(text)
      .flatMap((card) => (card?.thing ? [{ line: card.line, message: card.thing }] : []))
      .take(20),
  ];
}

export function* readCards(text: string): Generator<Person | null, void> {
  for (const card of cardsIn(text)) yield card === null || card.thing !== null ? null : card.person;
}

/** A card that is never ended counts as well; what stands outside of cards does not. */
function* cardsIn(text: string): Generator<Card | null, void> {
  let card: Card | null = null;
  for (const found of propertiesOf(text)) {
    yield null;
    if (found === null) continue;
    const { line, property } = found;
    const begins = property.name === 'BEGIN';
    if (card && (begins || property.name === 'END')) {
      yield card;
      card = null;
    }
    if (begins && /^\s*VCARD\s*$/iu.test(property.value)) card = new Card(line);
    else card?.take(property);
  }
  if (card) yield card;
}
