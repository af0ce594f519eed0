/** Changes to a JSON value: one part of it becomes something that nobody expects. */
import * as fc from 'fast-check';

const long = 'x'.repeat(20_000);
let deep: unknown = 1;
for (let level = 0; level < 20_000; level += 1) deep = level % 2 === 0 ? [deep] : { a: deep };
const nest = deep;

/** Electron's structured clone carries what JSON cannot say. */
const cycle: unknown[] = [];
cycle.push(cycle);

/** JSON's own words keep `__proto__` as a property, unlike an object literal. */
const polluted: unknown = JSON.parse(
  '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"toString":1,"hasOwnProperty":null}',
);

/** Where a JSON document of ours or Clerk's is expected. */
export const otherTexts: fc.Arbitrary<string> = fc.constantFrom(
  '',
  'null',
  '[]',
  '{}',
  '"text"',
  '7',
  '{"__proto__":{"polluted":1}}',
  '\ufeff{}',
  '['.repeat(100_000),
  '{"a":'.repeat(50_000),
);

/** Values that break what is not checked. */
export const nasty: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    undefined,
    true,
    false,
    0,
    -0,
    -1,
    0.5,
    1e21,
    1e308,
    -1e308,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Number.MAX_SAFE_INTEGER,
    8.64e15 + 1,
    4_294_967_296,
    '',
    ' ',
    '0',
    'null',
    '\0',
    '\ud800',
    '\u2028',
    '../../etc/passwd',
    '..\\..\\',
    '/',
    '%2e%2e%2f',
    "' OR 1=1 --",
    '<img src=x onerror=alert(1)>',
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    '{}',
    '2026-01-01',
    [],
    {},
    [[]],
    [null],
  ),
  fc.constantFrom<unknown>(long, nest, polluted, cycle, 1n),
  fc.integer(),
  fc.double(),
  fc.string({ maxLength: 30, unit: 'binary' }),
  fc.jsonValue({ maxDepth: 2 }),
);

type Path = (string | number)[];

function pathsIn(value: unknown, path: Path = [], found: Path[] = []): Path[] {
  if (found.length > 200 || path.length > 12) return found;
  found.push(path);
  if (typeof value !== 'object' || value === null) return found;
  for (const key of Object.keys(value))
    pathsIn((value as Record<string, unknown>)[key], [...path, key], found);
  return found;
}

const kinds = ['replace', 'drop', 'add', 'wrap', 'repeat'] as const;

export interface Change {
  kind: (typeof kinds)[number];
  /** Which part, as a share of all parts. */
  where: number;
  value: unknown;
  key: string;
}

export const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom(...kinds),
  where: fc.noBias(fc.integer({ min: 0, max: 999_999 })).map((part) => part / 1_000_000),
  value: nasty,
  key: fc.oneof(
    fc.constantFrom('__proto__', 'constructor', 'prototype', 'id', 'accountId', 'length', 'then', 'toJSON'),
    fc.string({ maxLength: 12 }),
  ),
});

/** A changed copy; the original stays. Only the way down to the change is copied: what lies beside may be too deep. */
export function changed(original: unknown, change: Change): unknown {
  const paths = pathsIn(original);
  return changedAt(original, paths[Math.floor(change.where * paths.length)] ?? [], change);
}

function changedAt(at: unknown, path: Path, change: Change): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return altered(at, change);
  const copy = shallow(at) as Record<string | number, unknown>;
  if (rest.length > 0 || (change.kind !== 'drop' && change.kind !== 'repeat')) {
    return withKey(copy, String(step), changedAt(copy[step], rest, change));
  }
  if (Array.isArray(copy))
    copy.splice(
      Number(step),
      change.kind === 'drop' ? 1 : 0,
      ...copy.slice(0, change.kind === 'drop' ? 0 : 50),
    );
  else delete copy[step];
  return copy;
}

function altered(at: unknown, { kind, value, key }: Change): unknown {
  if (kind === 'wrap') return [at];
  return kind === 'add' ? withKey(shallow(at), key, value) : value;
}

function shallow(at: unknown): unknown {
  if (Array.isArray(at)) return [...at];
  return typeof at === 'object' && at !== null
    ? Object.defineProperties({}, Object.getOwnPropertyDescriptors(at))
    : at;
}

function withKey(at: unknown, key: string, value: unknown): unknown {
  if (typeof at !== 'object' || at === null) return value;
  // A list has no names, and no method of it may be hidden from the copying above.
  if (Array.isArray(at) && !/^\d+$/u.test(key)) return [...at, value];
  // As JSON.parse would have made it, `__proto__` too.
  Object.defineProperty(at, key, { value, enumerable: true, configurable: true, writable: true });
  return at;
}

/** Whether somebody reached through to what all objects share. */
export function pollution(): string | null {
  const keys = [...Object.keys(Object.prototype), ...Object.keys(Array.prototype)];
  return keys.length === 0 ? null : `A prototype was polluted: ${keys.join(', ')}.`;
}
