/**
 * What a search finds in public metadata: part of a value, or `key:value` with the whole key and part of the value. Pure.
 * Metadata is kept as one text a person's worth: `\0` before each key, `\x01` before its value, all in lower case.
 */
import type { Match } from '../../../preload/invitation.ts';

const beforeKey = '\u0000';
const beforeValue = '\u0001';

/** A letter alone is in almost everything. */
const shortestValue = 2;

export interface MetadataQuery {
  /** Part of a value; null: too short for one. */
  value: string | null;
  /** Keys and part of their values, one for each colon. */
  pairs: { key: string; value: string }[];
}

/** As it is copied from the details, where metadata is JSON. */
const unquoted = (text: string): string => text.trim().replace(/^"|"?,?$/gu, '');

/** Null: nothing that metadata could have. */
export function metadataQuery(search: string): MetadataQuery | null {
  const text = search.trim().toLowerCase();
  const pairs = [...text.matchAll(/:/gu)]
    .map(({ index }) => ({ key: unquoted(text.slice(0, index)), value: unquoted(text.slice(index + 1)) }))
    .filter(({ key }) => key !== '');
  const whole = unquoted(text);
  const value = whole.length < shortestValue ? null : whole;
  return value === null && pairs.length === 0 ? null : { value, pairs };
}

/** Whether everything that `longer` finds is found by `shorter` too. Both as {@link metadataQuery} takes them. */
export function narrows(longer: string, shorter: string): boolean {
  if (/[",]/u.test(shorter) || shorter.length < shortestValue) return false;
  const colons = longer.split(':').length;
  if (colons !== shorter.split(':').length) return false;
  return colons === 1 ? longer.includes(shorter) : longer.startsWith(shorter);
}

/** Each value with the way to it, `onboarding.seat`; the members of a list have the list's. No recursion: it is Clerk's. */
export function* metadataValues(metadata: Record<string, unknown>): Generator<Match> {
  const open: [key: string, value: unknown][] = [['', metadata]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [key, value] = next;
    if (typeof value !== 'object' || value === null) yield { key, value: String(value) };
    else if (Array.isArray(value))
      open.push(...value.map((each): [string, unknown] => [key, each]).reverse());
    else {
      const within = key === '' ? '' : `${key}.`;
      open.push(
        ...Object.entries(value)
          .map(([name, each]): [string, unknown] => [within + name, each])
          .reverse(),
      );
    }
  }
}

export function metadataText(metadata: Record<string, unknown>): string {
  let text = '';
  for (const { key, value } of metadataValues(metadata)) text += beforeKey + key + beforeValue + value;
  return text.toLowerCase();
}

/** `text` as {@link metadataText} makes it. */
export function textMatches(text: string, { value, pairs }: MetadataQuery): boolean {
  return (value !== null && hasValue(text, value)) || pairs.some((pair) => hasPair(text, pair));
}

/** Where it matched: the first value that does; null: none. */
export function matchIn(metadata: Record<string, unknown>, query: MetadataQuery): Match | null {
  for (const each of metadataValues(metadata)) {
    const text = (beforeKey + each.key + beforeValue + each.value).toLowerCase();
    if (textMatches(text, query)) return each;
  }
  return null;
}

function hasValue(text: string, value: string): boolean {
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
    if (text.lastIndexOf(beforeValue, at) > text.lastIndexOf(beforeKey, at)) return true;
  }
  return false;
}

function hasPair(text: string, { key, value }: { key: string; value: string }): boolean {
  const wanted = key + beforeValue;
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const before = text[at - 1];
    if (before !== beforeKey && before !== '.') continue;
    const begins = at + wanted.length;
    const ends = text.indexOf(beforeKey, begins);
    if (text.slice(begins, ends < 0 ? text.length : ends).includes(value)) return true;
  }
  return false;
}
