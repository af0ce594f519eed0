/** One object as cells: nested names joined with a dot, and of a person's own addresses the first choice first. */
import { plainName } from '../header.ts';
import { isMailKey, isObject, type JsonObject } from './records.ts';

/** Deeper than this a cell holds JSON. */
const deepest = 5;
/** Further addresses of one person are not read, as in an address book. */
const mailsKept = 5;

const textOf = (value: unknown): string =>
  value === null || value === undefined
    ? ''
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value);

const isScalar = (value: unknown): boolean => typeof value !== 'object' || value === null;

/** The names of columns with the text of each cell, in the order of the object. */
export function fieldsOf(record: JsonObject): Map<string, string> {
  const fields = new Map<string, string>();
  for (const [key, value] of Object.entries(record)) take(fields, key, key, value, record, 1);
  return fields;
}

function take(
  fields: Map<string, string>,
  name: string,
  key: string,
  value: unknown,
  owner: JsonObject,
  depth: number,
): void {
  if (Array.isArray(value)) {
    if (isMailKey(key)) takeMails(fields, name, value, owner);
    else fields.set(name, value.every(isScalar) ? value.map(textOf).join(', ') : textOf(value));
  } else if (isObject(value) && depth < deepest && !isPublicMetadata(key)) {
    for (const [inner, each] of Object.entries(value)) {
      take(fields, `${name}.${inner}`, inner, each, value, depth + 1);
    }
  } else fields.set(name, textOf(value));
}

/** It stays one value, as in our own export. */
const isPublicMetadata = (key: string): boolean =>
  ['public_metadata', 'publicmetadata'].includes(plainName(key));

function takeMails(
  fields: Map<string, string>,
  name: string,
  all: readonly unknown[],
  owner: JsonObject,
): void {
  const first = all.find((each) => isPrimary(each, owner));
  const ordered = first === undefined ? all : [first, ...all.filter((each) => each !== first)];
  for (const [index, each] of ordered.slice(0, mailsKept).entries()) {
    const numbered = index === 0 ? name : `${name}.${index + 1}`;
    if (!isObject(each)) fields.set(numbered, textOf(each));
    else {
      const [key, address] = mailOf(each);
      fields.set(key === '' ? numbered : `${numbered}.${key}`, address);
    }
  }
}

/** The field of an entry that has its address: `email_address`, `value`, `address`. */
function mailOf(entry: JsonObject): [string, string] {
  const found = Object.entries(entry).find(([, value]) => typeof value === 'string' && value.includes('@'));
  return found ? [found[0], String(found[1])] : ['', ''];
}

const yes: readonly unknown[] = [true, 1, 'true', 'primary'];

/** It says so itself, or its owner names it: `primary_email_address_id`. */
function isPrimary(entry: unknown, owner: JsonObject): boolean {
  if (!isObject(entry)) return false;
  const own = Object.entries(entry).some(
    ([key, value]) =>
      /^(?:is_?)?(?:primary|preferred|default|main)$|^type$/iu.test(key) && yes.includes(value),
  );
  if (own) return true;
  const { id } = entry;
  return (
    (typeof id === 'string' || typeof id === 'number') &&
    Object.entries(owner).some(([key, value]) => /primary/iu.test(key) && value === id)
  );
}
