/** Which part of a JSON value is the people: an array of objects, an object of objects, or one object alone. */
import { isOfSomebodyElse, meaningOfHeading } from '../../../../preload/headings.ts';
import { isAddress } from '../address.ts';
import { wordsOfName } from '../metadata-path.ts';
import type { Path } from './lines.ts';

export type JsonObject = Record<string, unknown>;

export interface Records {
  path: Path;
  items: readonly unknown[];
  /** Of an object of objects: the key of each. */
  keys: readonly string[] | null;
  /** Names of other parts with addresses, of whom nobody is read. */
  others: readonly string[];
}

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A list of addresses of one person: `email_addresses`, `emails`, `otherMails`. */
export function isMailKey(key: string): boolean {
  const meaning = meaningOfHeading(wordsOfName(key));
  return meaning === 'address' || meaning === 'second-address';
}

/** How tools and services call the list of their people. */
const people =
  /^(?:users?|members?|people|persons?|contacts?|invitees?|guests?|customers?|employees?|accounts?|profiles?|attendees|participants|students|subscribers|results?|resources|records?|rows|items?|data|value|entries|list|edges|hits|documents?)$/iu;

/** So deep, and into so short arrays, is looked for people. */
const deepest = 5;
const shortArray = 50;
const looked = 100;

/** Whether an address stands in an object, itself or in objects within it; what is in its arrays belongs to others. */
function hasOwnAddress(value: unknown, depth = 0): boolean {
  if (typeof value === 'string') return value.includes('@') && isAddress(value.trim());
  if (!isObject(value) || depth > 3) return false;
  return Object.entries(value).some(
    ([key, inner]) =>
      hasOwnAddress(inner, depth + 1) ||
      (Array.isArray(inner) && isMailKey(key) && inner.some((each) => hasOwnAddress(each, depth + 1))),
  );
}

interface Candidate {
  path: Path;
  items: readonly unknown[];
  score: number;
}

const someAddress = (items: readonly unknown[]): boolean =>
  items.slice(0, looked).some((each) => hasOwnAddress(each));

function scoreOf(path: Path, items: readonly unknown[]): number {
  const key = path.findLast((each) => typeof each === 'string') ?? '';
  const foreign = path.some((each) => typeof each === 'string' && isOfSomebodyElse(each));
  return (
    Number(someAddress(items)) * 100 +
    Number(people.test(String(key)) || path.length === 0) * 20 -
    Number(foreign) * 50 -
    path.length
  );
}

interface Place {
  path: Path;
  value: unknown;
}

/** What an array or an object holds, where people could be. */
function childrenOf({ path, value }: Place): Place[] {
  if (Array.isArray(value)) {
    return value.length > shortArray
      ? []
      : value.map((each, index) => ({ path: [...path, index], value: each }));
  }
  if (!isObject(value)) return [];
  return Object.entries(value)
    .slice(0, 1000)
    .filter(([key]) => !isMailKey(key))
    .map(([key, each]) => ({ path: [...path, key], value: each }));
}

/** Arrays with objects in them, the outermost first. */
function arraysIn(root: unknown): Candidate[] {
  const found: Candidate[] = [];
  let level: Place[] = [{ path: [], value: root }];
  for (let depth = 0; depth < deepest && level.length > 0; depth += 1) {
    for (const { path, value } of level) {
      if (Array.isArray(value) && value.some(isObject)) {
        found.push({ path, items: value, score: scoreOf(path, value) });
      }
    }
    level = level.flatMap(childrenOf);
  }
  return found;
}

/** `{"user_1": {…}, "user_2": {…}}`: objects alike, and none of them somebody's manager. */
function isMap(value: JsonObject): boolean {
  const entries = Object.entries(value);
  const [, first] = entries[0] ?? [];
  if (entries.length < 2 || !isObject(first)) return false;
  const names = new Set(Object.keys(first));
  return entries.every(
    ([key, each]) =>
      isObject(each) &&
      !isOfSomebodyElse(wordsOfName(key)) &&
      Object.keys(each).filter((name) => names.has(name)).length * 2 >= names.size,
  );
}

/** Every key is an address: whoever it is, what stands behind it is about them. */
export const isKeyedByAddress = (value: JsonObject): boolean => {
  const keys = Object.keys(value);
  return keys.length > 0 && keys.every((key) => isAddress(key));
};

/** Null where no part of a value is anybody. */
export function findRecords(root: unknown): Records | null {
  const found = arraysIn(root).sort((a, b) => b.score - a.score);
  const [best] = found;
  const map = mapIn(root, [], 0);
  const isOne = isObject(root) && hasOwnField(root) && !people.test(String(best?.path.at(-1) ?? ''));
  if (best && !isOne && (best.score > 0 || map === null))
    return { ...best, keys: null, others: othersOf(found) };
  if (map) return { ...map, others: [] };
  return isObject(root) ? { path: [], items: [root], keys: null, others: othersOf(found) } : null;
}

/** A field of an object itself that is the address of a person. */
const hasOwnField = (root: JsonObject): boolean =>
  Object.entries(root).some(
    ([key, value]) =>
      meaningOfHeading(wordsOfName(key)) === 'address' && (hasOwnAddress(value) || Array.isArray(value)),
  );

const othersOf = (found: readonly Candidate[]): string[] =>
  found
    .slice(1)
    .filter(
      ({ path, items }) => path.length > 0 && !isWithin(path, found[0]?.path ?? []) && someAddress(items),
    )
    .map(({ path }) => path.join('.'));

const isWithin = (path: Path, outer: Path): boolean =>
  outer.length < path.length && outer.every((each, index) => each === path[index]);

function mapIn(value: unknown, path: Path, depth: number): Omit<Records, 'others'> | null {
  if (!isObject(value) || depth > 2) return null;
  if (isKeyedByAddress(value) || isMap(value)) {
    return { path, items: Object.values(value), keys: Object.keys(value) };
  }
  for (const [key, inner] of Object.entries(value).slice(0, looked)) {
    if (isMailKey(key) || isOfSomebodyElse(wordsOfName(key))) continue;
    const found = mapIn(inner, [...path, key], depth + 1);
    if (found && someAddress(found.items)) return found;
  }
  return null;
}
