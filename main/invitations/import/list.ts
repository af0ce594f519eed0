/** A text that is no table: addresses between names, separators, spaces and line ends. */
import { isOfSomebodyElse, meaningOfHeading } from '../../../preload/headings.ts';
import { addressesIn } from './address.ts';
import { isFrom } from './mail.ts';
import type { TextRecord } from './records.ts';

const lineEnd = /\r\n|\r|\n/gu;
/** Everything in one line is read in pieces of about this length, so that other work gets its turn. */
const pieceLength = 16 * 1024;

/** Lines with their numbers. */
function* linesOf(text: string): Generator<[number, string], void> {
  let line = 1;
  let from = 0;
  for (const { index, 0: end } of text.matchAll(lineEnd)) {
    yield [line, text.slice(from, index)];
    line += 1;
    from = index + end.length;
  }
  yield [line, text.slice(from)];
}

/** Cut where an address cannot be. */
function* piecesOf(line: string): Generator<string, void> {
  let from = 0;
  while (line.length - from > pieceLength) {
    const blank = /[\s,;|]/u.exec(line.slice(from + pieceLength, from + 2 * pieceLength));
    const end = from + pieceLength + (blank?.index ?? pieceLength);
    yield line.slice(from, end);
    from = end;
  }
  yield line.slice(from);
}

/** `#3 ada@example.com` is a number. */
const remark = /^\s*(?:#(?!\d)|\/\/)/u;
/** `Manager: …`, also as YAML and programs write it: `- owner_email: …`, `"manager": …`. */
const label = /^\s*(?:-\s+)?["']?(\p{L}[\p{L}\p{N} '’_.-]{0,40}?)["']?\s*([:：]|=>?)/u;

/** Who wrote a list, or answers questions about it. */
const aboutList =
  /^\W*(?:(?:exported|generated|created|prepared|printed|downloaded|compiled|provided) (?:by|from)|(?:exportiert|erstellt|generiert) (?:von|durch)|(?:export[ée]|créé|généré) par|(?:exportado|creado|generado|criado|gerado) por|(?:esportato|creato|generato) da)\s|^\W*(?:please )?(?:contact|ask|write to|e-?mail|reply to)\s.{0,120}\b(?:questions?|help|support|problems?|issues?)|^\W*for (?:any |more )?(?:questions?|help|information)\b|^\W*(?:questions|fragen|preguntas|domande|d[úu]vidas|vragen|pytania) ?[?:]/iu;

/** `On Monday, Boss <boss@example.net> wrote:` */
const wrote =
  /(?:\bwrote|\bschrieb|a écrit|escribió|ha scritto|escreveu|schreef|napisał|\bskrev|napsal|yazdı|написал|пишет|写道|寫道|のメール|님이 작성).{0,300}[:：]\s*$/iu;

/** `manager=boss@example.net`, as programs write a record on one line. */
const pair = /(?<![\p{L}\p{N}])(\p{L}[\p{L}\p{N}_.-]{1,30})=(?:"[^"]{0,200}"|[^\s,;&]{1,320})/gu;

/** Without what Markdown crosses out, and without what is told of others by its name. */
const withoutAside = (line: string): string =>
  line.replace(/~~[^~]{1,300}~~/gu, ' ').replace(pair, (all, name: string) => (isOthers(name) ? ' ' : all));

/** The same few names stand in every line. */
const namesSeen = new Map<string, boolean>();
const namesKept = 1000;

function isOthers(name: string): boolean {
  let known = namesSeen.get(name);
  if (known !== undefined) return known;
  if (namesSeen.size >= namesKept) namesSeen.clear();
  known = isOfSomebodyElse(name.replace(/[._]+/gu, ' '));
  namesSeen.set(name, known);
  return known;
}

function losesSomebody(line: string): boolean {
  const rest = mayHaveOthers(line) ? withoutAside(line) : line;
  return rest !== line && addressesIn(rest).length < addressesIn(line).length;
}

const mayHaveOthers = (line: string): boolean => line.includes('~~') || line.includes('=');

/** Why nobody of a line is meant; null where its addresses are. */
function asideOf(line: string): string | null {
  if (line.length > 1000 || !line.includes('@')) return null;
  if (remark.test(line) || aboutList.test(line)) return 'A remark: nobody in it is invited.';
  if (line.includes('~~') && !withoutAside(line).includes('@'))
    return 'It is crossed out: nobody in it is invited.';
  if (wrote.test(line)) return 'It says who wrote: nobody in it is invited.';
  const [, name = '', sign = ''] = label.exec(line) ?? [];
  // `set from=…` is a command.
  if (
    name === '' ||
    (sign.startsWith('=') && name.includes(' ')) ||
    /^b?cc$/iu.test(name) ||
    !(isFrom(name) || isOfSomebodyElse(name.replace(/[._]+/gu, ' ')))
  )
    return null;
  return addressesIn(line).length === 1 ? `Whoever stands after “${name}” is not invited.` : null;
}

/** Above those who are not meant: `Do not invite:`, `Removed:`. */
const unwanted =
  /^[\W_]*(?:(?:(?:please )?(?:do not|don['’]t|not to|never)|no longer) (?:be )?(?:invite|add|e-?mail|mail|contact|write|needed)|(?:already )?(?:removed?|deleted?|unsubscribed|excluded?|leavers|left|former(?: \w+)?|blocked|bounced|suspended|deactivated|cancelled|canceled|declined|inactive)\s*[:：]|(?:bitte )?nicht einladen|(?:entfernt|gelöscht|ausgeschieden|abgemeldet|gesperrt|ehemalige)\s*[:：]|ne pas inviter|(?:supprimés?|anciens?)\s*[:：]|no invitar|(?:eliminados?|bajas?)\s*[:：]|non invitare|não convidar|niet uitnodigen|nie zapraszać)/iu;

const closing =
  /^(?:(?:(?:kind|best|warm|kindest|many|with kind) )?regards|[—–]|_{2,}|-{3,}|best|best wishes|cheers|(?:many )?thanks(?: in advance)?|thank you|sincerely|yours(?: \w+)?|(?:viele|liebe|beste|schöne|mit freundlichen|mit besten|herzliche) gr(?:ü|ue)(?:ß|ss)en?|gru(?:ß|ss)|[lvm]f?g|(?:bien )?cordialement|bien à vous|(?:un |cordiales )?saludos?(?: cordial(?:es)?)?|atentamente|(?:cordiali |distinti )?saluti|atenciosamente|(?:com os melhores )?cumprimentos|met vriendelijke groet(?:en)?|groeten|pozdrawiam|z poważaniem|(?:med )?vänliga hälsningar|mvh|s pozdravem|saygılarımla|с уважением)[,.!]?$/iu;

/** So near to the end of a text its signature begins. */
const signatureLength = 1000;

/** Where a letter is closed, with at most two addresses below and others above. */
function closingOf(text: string): number | null {
  const from = Math.max(0, text.length - signatureLength);
  const lines = text.slice(from).split(/\r\n|\r|\n/u);
  const at = lines.findLastIndex((line) => line.length <= 40 && closing.test(line.trim()));
  if (at < 0) return null;
  const below = lines.slice(at + 1).filter((line) => line.includes('@')).length;
  const isAbove = lines.slice(0, at).some((line) => line.includes('@')) || text.slice(0, from).includes('@');
  if (below === 0 || below > 2 || !isAbove) return null;
  return (text.slice(0, from).match(lineEnd)?.length ?? 0) + at + 1;
}

const indentOf = (line: string): number => line.length - line.trimStart().length;

/** What lines speak of that stand below others: fields of a manager in YAML, a column of managers, a signature. */
class Asides {
  #signed = false;
  /** The line of the words that close a letter. */
  readonly #closing: number | null;
  /** The name of somebody else, and how far in it stands. */
  #owner: { name: string; indent: number } | null = null;
  #others: string | null = null;

  constructor(text: string) {
    this.#closing = closingOf(text);
  }

  /** Why nobody of the next line is meant; null where its addresses are, or it has none. */
  of(line: string, number: number): string | null {
    if (number === this.#closing) this.#signed = true;
    if (this.#signed) return line.includes('@') ? 'It is a signature: nobody in it is invited.' : null;
    if (line.includes('@')) return this.#above(line) ?? asideOf(line);
    if (line.length <= 80) this.#look(line);
    return null;
  }

  #above(line: string): string | null {
    if (this.#others !== null) return `Whoever stands below “${this.#others}” is not invited.`;
    const owner = this.#owner;
    if (owner === null || indentOf(line) > owner.indent)
      return owner && `Whoever stands below “${owner.name}” is not invited.`;
    this.#owner = null;
    return null;
  }

  /** At a line without an address. */
  #look(line: string): void {
    const text = line.trim();
    if (text === '') return;
    if (/^-- ?$/u.test(line)) this.#signed = true;
    const [, name = ''] =
      /^\s*(?:-\s+)?["']?(\p{L}[\p{L} _-]{0,40})["']?\s*:\s*(?:\{|\[)?$/u.exec(line) ?? [];
    if (this.#owner && indentOf(line) <= this.#owner.indent) this.#owner = null;
    if (name !== '' && this.#owner === null && isOfSomebodyElse(name.replaceAll('_', ' '))) {
      this.#owner = { name, indent: indentOf(line) };
    }
    const isUnwanted = unwanted.test(text);
    if (isUnwanted || /[:：]$/u.test(text)) this.#others = isUnwanted ? text : null;
    const meaning = meaningOfHeading(text);
    if (meaning === 'foreign-address' && name === '') this.#others = text;
    else if (meaning === 'address' || meaning === 'second-address') this.#others = null;
  }
}

const toldAtMost = 20;

/** The lines that {@link readList} leaves aside, the first of them. */
export function asideIn(text: string, before: number): { line: number; message: string }[] {
  const told: { line: number; message: string }[] = [];
  // Most lists have none of the signs, and are not gone through twice.
  if (!text.includes('@')) return told;
  const several = severalIn(text);
  if (several > 1) {
    told.push({ line: 0, message: `Every line has ${several} addresses, and all of them are invited.` });
  }
  if (!mayHaveAsides.test(text)) return told;
  const asides = new Asides(text);
  let heading = hasHeading(text);
  for (const [number, content] of linesOf(text)) {
    if (heading) {
      heading = content.trim() === '';
      continue;
    }
    const message = asides.of(content, number);
    if (message !== null) told.push({ line: number + before, message });
    else if (losesSomebody(content))
      told.push({
        line: number + before,
        message: 'Whoever is crossed out or named as somebody else in it is not invited.',
      });
    if (told.length === toldAtMost) break;
  }
  return told;
}

/** Remarks, labels, questions, signatures, and headings further down. */
const mayHaveAsides =
  /#|\/\/|~~|[:：?=]| (?:by|for|from|von|durch|par|por|da)\s|^-- ?$|^(?=[^@\r\n]{1,80}$)[^\r\n]*\p{L}/imu;

/** How many addresses every line has that is not one of a list broken into lines; 1 where that differs. */
function severalIn(text: string): number {
  const lines = [...linesOf(text.slice(0, 16 * 1024)).map(([, line]) => line.trim())]
    .filter(Boolean)
    .slice(0, 100);
  if (lines.length < 2 || lines.some((line) => line.length > 1000 || /[,;]$/u.test(line))) return 1;
  // The last one may have been cut in half.
  const counts = new Set(
    (text.length > 16 * 1024 ? lines.slice(0, -1) : lines).map(
      (line) => addressesIn(mayHaveOthers(line) ? withoutAside(line) : line).length,
    ),
  );
  const [count = 1] = counts;
  return counts.size === 1 ? count : 1;
}

/** One row for each address or line without any; null for what was read and has none. `before`: lines before `text`. */
export function* readList(text: string, before: number): Generator<TextRecord | null, void> {
  let heading = hasHeading(text);
  const asides = new Asides(text);
  for (const [number, content] of linesOf(text)) {
    const line = number + before;
    yield null;
    if (content.trim() === '') continue;
    if (heading) {
      heading = false;
      continue;
    }
    if (asides.of(content, number) !== null) continue;
    let found = 0;
    for (const piece of piecesOf(mayHaveOthers(content) ? withoutAside(content) : content)) {
      const addresses = addressesIn(piece);
      found += addresses.length;
      for (const address of addresses) yield rowOf(line, address);
      yield null;
    }
    if (found === 0) yield rowOf(line, content.trim());
  }
}

const rowOf = (line: number, cell: string): TextRecord => ({
  line,
  lastLine: line,
  cells: [cell],
  width: 1,
  openQuote: false,
});

/** The first line where more stands below it; empty where it is long, or the only one. */
function firstOf(text: string): string {
  const from = text.search(/\S/u);
  const [, first = ''] = /^([^\r\n]{1,60})[\r\n]/u.exec(text.slice(from, from + 62)) ?? [];
  return /\S/u.test(text.slice(from + first.length)) ? first : '';
}

/** A heading over the only column: `E-mail`, `Correo electrónico`. */
function hasHeading(text: string): boolean {
  return headingOfOthers(text) !== null || meaningOfHeading(firstOf(text)) !== null;
}

/** A heading by which the only column holds the addresses of somebody else: `Manager Email`, `Vorgesetzte`. */
export function headingOfOthers(text: string): string | null {
  const first = firstOf(text)
    .trim()
    .replace(/^"(.*)"$/u, '$1');
  if (meaningOfHeading(first) === 'foreign-address') return first;
  if (!isOfSomebodyElse(first) || /[:.!?]$/u.test(first) || first.split(/\s+/u).length > 3) return null;
  const rows = linesOf(text.slice(0, 16 * 1024)).map(([, line]) => line.trim());
  const below = rows.filter(Boolean).drop(1).take(20).toArray();
  return below.every((line) => addressesIn(line).length === 1) ? first : null;
}
