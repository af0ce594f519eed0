/**
 * JSON as a table: a record is a row. Read are an array of objects wherever it stands in the text (Clerk's and Firebase's
 * users, `{"users": […]}`), an object of objects, one object, an array of rows or of addresses, and an object a line
 * (NDJSON, as Auth0 exports). What looks like JSON and is none is refused, for as a list everybody would be invited who
 * stands in it.
 */
import { meaningOfHeading } from '../../../../preload/headings.ts';
import { listedAtMost } from '../../../../preload/import.ts';
import { addressesIn, isAddress } from '../address.ts';
import type { TextRecord } from '../records.ts';
import { chooseAddress } from './address-field.ts';
import { fieldsOf } from './fields.ts';
import { depthOf, linesOfElements } from './lines.ts';
import { findRecords, isKeyedByAddress, isObject, type JsonObject } from './records.ts';

export type JsonText =
  | {
      kind: 'people';
      names: string[];
      rows: TextRecord[];
      addressColumn: number;
      named: boolean;
      notes: { line: number; message: string }[];
    }
  /** An array of arrays: whether it is a table, and under which heading, is seen by its cells. */
  | { kind: 'cells'; rows: TextRecord[] }
  /** An address, or words that have none, a row. */
  | { kind: 'list'; rows: TextRecord[] }
  | { kind: 'refused'; message: string };

/** Nobody keeps people deeper; a text that does is made to be slow. */
const deepest = 100;
const toldAtMost = 20;

/** Blanks, and the remarks that some programs allow. */
const blank = String.raw`(?:\s|\/\/[^\r\n]*[\r\n]|\/\*[^*]{0,1000}\*\/)*`;
const begin = new RegExp(
  `^(?!\\s*\\[\\[[\\w.-]+\\]\\]\\s)${blank}(?:\\[${blank}(?:[[{"\\]]|-?\\d[\\d.eE+-]*\\s*[,\\]]|true\\b|false\\b|null\\b)|\\{${blank}(?:["'}]|[\\w$]+\\s*:))`,
  'u',
);

/** By its first signs: `[ada@example.com](mailto:…)`, `{Ada}`, `[28/11/2026, 10:00]` of a chat and `[[users]]` of TOML are none. */
export const isJson = (text: string): boolean => begin.test(text.slice(0, 4096));

const refused = (why: string): JsonText => ({
  kind: 'refused',
  message: `${why} Nobody in it is invited. Save the people as CSV, or as JSON without the fault, and try again.`,
});

export function readJson(text: string): JsonText {
  if (depthOf(text) > deepest) return refused('This JSON is nested too deeply.');
  try {
    return ofValue(JSON.parse(text), text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const lines = objectLines(text);
    if (lines) return lines;
    const line = /line (\d+)/u.exec(error.message)?.[1];
    return refused(
      `This looks like JSON and is not valid${line === undefined ? '' : ` (see line ${line})`}.`,
    );
  }
}

const rowOf = (line: number, cells: string[]): TextRecord => ({
  line,
  lastLine: line,
  cells,
  width: cells.length,
  openQuote: false,
});

function ofValue(value: unknown, text: string): JsonText {
  if (Array.isArray(value) && value.length > 0 && value.every(Array.isArray)) {
    const lines = linesOfElements(text, []);
    const textOf = (cell: unknown) =>
      cell === null ? '' : typeof cell === 'object' ? JSON.stringify(cell) : String(cell);
    return { kind: 'cells', rows: value.map((row, index) => rowOf(lines[index] ?? 1, row.map(textOf))) };
  }
  const list = Array.isArray(value) ? { items: value, path: [] } : onlyList(value);
  if (list && !list.items.some((each) => typeof each === 'object' && each !== null)) {
    const lines = linesOfElements(text, list.path);
    const rows = list.items.flatMap((each, index) => {
      const found = addressesIn(String(each));
      return (found.length > 0 ? found : [String(each)]).map((cell) => rowOf(lines[index] ?? 1, [cell]));
    });
    return { kind: 'list', rows };
  }
  const records = findRecords(value);
  if (records === null) return refused('There are no people in this JSON.');
  const { items, path, keys, others } = records;
  // One object alone begins where the text does.
  const lines = items.length === 1 && items[0] === value ? [1] : linesOfElements(text, path);
  const keyName = keys && (keys.every((key) => isAddress(key)) ? 'E-mail' : 'Key');
  const entries = items.map((item, index): [number, JsonObject] => {
    const own = isObject(item) ? item : { Value: item };
    return [lines[index] ?? 1, keys && keyName !== null ? { [keyName]: keys[index], ...own } : own];
  });
  const notes = others.slice(0, toldAtMost).map((name) => ({
    line: 0,
    message: `“${name}” has addresses too: nobody of them is invited.`,
  }));
  return peopleOf(entries, notes);
}

/** `{"emails": ["ada@example.com", …]}` and nothing else that could be a person. */
function onlyList(value: unknown): { items: unknown[]; path: string[] } | null {
  if (!isObject(value) || isKeyedByAddress(value)) return null;
  const lists = Object.entries(value).filter((entry): entry is [string, unknown[]] =>
    Array.isArray(entry[1]),
  );
  const [first] = lists;
  const isAlone = Object.values(value).every((each) => Array.isArray(each) || !String(each).includes('@'));
  const plain = !Object.values(value).some(isObject);
  return first && lists.length === 1 && isAlone && plain && meaningOfHeading(first[0]) !== 'foreign-address'
    ? { items: first[1], path: [first[0]] }
    : null;
}

/** NDJSON; null when the first line is no object. */
function objectLines(text: string): JsonText | null {
  const entries: [number, JsonObject][] = [];
  const notes: { line: number; message: string }[] = [];
  let broken = 0;
  for (const [index, content] of text.split(/\r\n|\r|\n/u).entries()) {
    if (content.trim() === '') continue;
    const line = index + 1;
    const value = objectIn(content);
    if (value) entries.push([line, value]);
    else if (entries.length === 0) return null;
    else {
      broken += 1;
      if (broken <= toldAtMost)
        notes.push({ line, message: 'This is no JSON object: nobody in it is invited.' });
    }
  }
  // More faults than objects: whatever it is, it is not this.
  if (broken > entries.length) return null;
  if (broken > toldAtMost)
    notes.push({ line: 0, message: `${broken - toldAtMost} more lines are no JSON objects.` });
  return peopleOf(entries, notes);
}

function objectIn(line: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(line);
    return isObject(value) ? value : null;
  } catch {
    // Told by who asks, with its line.
    return null;
  }
}

/** Nobody looks through more. */
const namesKept = 1000;

function namesIn(all: readonly ReadonlyMap<string, string>[]): string[] {
  const names = new Set<string>();
  for (const fields of all) {
    for (const name of fields.keys()) if (names.size < namesKept) names.add(name);
  }
  return [...names];
}

function peopleOf(
  entries: readonly [number, JsonObject][],
  notes: { line: number; message: string }[],
): JsonText {
  const all = entries.map(([line, record]) => ({ line, fields: fieldsOf(record) }));
  const found = namesIn(all.map(({ fields }) => fields));
  const some = all.slice(0, 300).map(({ fields }) => fields);
  const { index, named } = chooseAddress(found, some);
  const address = found[index];
  // The address is among those that are kept, wherever it stands.
  const ordered =
    address !== undefined && index >= listedAtMost.columns ? new Set([address, ...found]) : found;
  const names = [...ordered].slice(0, listedAtMost.columns);
  if (found.length > names.length) {
    notes.push({
      line: 0,
      message: `A table can have ${names.length} columns; these records have more fields.`,
    });
  }
  const rows = all.map(({ line, fields }) =>
    rowOf(
      line,
      names.map((name) => fields.get(name) ?? ''),
    ),
  );
  return {
    kind: 'people',
    names,
    rows,
    addressColumn: address === undefined ? -1 : names.indexOf(address),
    named,
    notes,
  };
}
