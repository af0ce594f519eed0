/**
 * What each column of a table is used for, before anybody has chosen:
 * - the address, as the readers found it; one column alone;
 * - the fields of an invitation by name: `expires_in_days`, `redirect_url`, `notify`, `ignore_existing`, `template`;
 * - `public_metadata` (or `metadata`), a JSON object per row, and `metadata.team.name`, the text of the cell nested at
 *   the dots: the heading says that everyone may read them;
 * - `organization_id`, `organization_slug`, and beside them `role`, where the instance has organizations;
 * - everything else is left out until somebody chooses it, for public metadata can be read by everyone.
 */
import { meaningOfHeading } from '../../../../preload/headings.ts';
import { type ColumnMeaning, type ImportColumn, listedAtMost } from '../../../../preload/import.ts';
import { type Read, readTemplate, readYesNo, shown } from '../cell-values.ts';
import { plainName } from '../header.ts';
import { readAddress } from './addresses.ts';
import { dateOrderOf } from './dates.ts';
import { isExpiry } from './expiry.ts';
import { isOwnExport } from './own-export.ts';
import { areSecretValues, isSecretName } from './secrets.ts';
import type { ImportTable } from './table.ts';

/** Clerk's names beside those that heading-words.ts knows. */
const namesOf: Partial<Record<ColumnMeaning, string[]>> = {
  expires_in_days: ['expires_in_days', 'expires_in', 'expires_after', 'expiry_days'],
  redirect_url: ['redirect_url', 'redirecturl', 'redirect_to'],
  notify: ['notify', 'send_email'],
  ignore_existing: ['ignore_existing', 'ignoreexisting'],
  template_slug: ['template', 'template_slug'],
  public_metadata: ['public_metadata', 'publicmetadata', 'metadata'],
};

/** Of an export of organizations; `role` alone may be anything. */
const organizationNames = new Set([
  'organization_id',
  'organizationid',
  'organization_slug',
  'org_id',
  'org_slug',
]);
const meanings = new Map(
  Object.entries(namesOf).flatMap(([meaning, names]) =>
    names.map((name): [string, ColumnMeaning] => [name, meaning as ColumnMeaning]),
  ),
);

/** The field of an invitation that a heading names. */
function fieldOf(header: string): ColumnMeaning | undefined {
  const named = meanings.get(plainName(header));
  if (named) return named;
  const meaning = meaningOfHeading(header);
  return meaning === 'expires' ? 'expires_in_days' : meaning === 'redirect' ? 'redirect_url' : undefined;
}

/** Fields of an invitation that one column has at most. */
const singular: ReadonlySet<ColumnMeaning> = new Set<ColumnMeaning>([
  'email_address',
  'redirect_url',
  'expires_in_days',
  'notify',
  'ignore_existing',
  'template_slug',
  'public_metadata',
  'organization',
  'role',
]);

/** Enough of a column to guess from. */
const looked = 300;

/** The first cells of a column that are not empty; further down too, where a column is filled rarely. */
function filled(cells: readonly string[]): string[] {
  const found: string[] = [];
  for (const cell of cells) {
    if (cell !== '') found.push(cell);
    if (found.length === looked) break;
  }
  return found;
}

/** Where the text of a column goes in the metadata; empty where no name is one. */
function pathOf(header: string, index: number): string[] {
  const nested = /^(?:public_)?metadata\.(.+)$/iu.exec(header)?.[1];
  const path = nested?.split('.').map((key) => key.trim()) ?? [header || `Column ${index + 1}`];
  return path.includes('__proto__') || path.includes('') ? [] : path;
}

const isJsonObject = (cell: string): boolean => cell.startsWith('{') && cell.endsWith('}');

/** Half of them at least. */
const mostly = (values: readonly string[], test: (value: string) => boolean): boolean =>
  values.filter(test).length * 2 >= values.length;

/** What the heading alone says, where the values do not speak against it. */
function meaningOf(header: string, values: readonly string[], now: number): Guess {
  const named = fieldOf(header);
  if (named === 'public_metadata') {
    // A table of people may have a column that somebody called “metadata” and that holds words.
    return { meaning: values.length === 0 || mostly(values, isJsonObject) ? named : 'ignored' };
  }
  if (named === 'expires_in_days') {
    const order = dateOrderOf(values);
    const readable = (cell: string) => isExpiry(cell, order, now);
    if (!mostly(values, readable)) return { meaning: 'ignored', note: 'unreadable' };
    return {
      meaning: named,
      sure: values.every((cell) => /^\d{1,3}(?:\.0{1,9})?(?:\s?\p{L}+)?$/u.test(cell)),
    };
  }
  if (named !== undefined) return { meaning: isSpokenAgainst(named, values) ? 'ignored' : named };
  return { meaning: /^(?:public_)?metadata\../iu.test(header) ? 'metadata_key' : 'ignored' };
}

/** A table of its own may have a column “template” or “notify” that holds other words. */
const readerOf: Partial<Record<ColumnMeaning, (cell: string) => Read<unknown>>> = {
  notify: readYesNo,
  ignore_existing: readYesNo,
  template_slug: readTemplate,
};

const isSpokenAgainst = (named: ColumnMeaning, values: readonly string[]): boolean => {
  const read = readerOf[named];
  return read !== undefined && values.length > 1 && !values.some((cell) => 'value' in read(cell));
};

interface Guess {
  meaning: ColumnMeaning;
  sure?: boolean;
  note?: ImportColumn['note'];
}

const leftOut: Guess = { meaning: 'ignored' };

/** In the order of the choice; what a heading is known for comes along with the five that every column has. */
function offersOf(
  header: string,
  path: readonly string[],
  values: readonly string[],
  organizations: boolean,
): ColumnMeaning[] {
  const named = fieldOf(header);
  const own = named === 'notify' || named === 'ignore_existing' || named === 'template_slug' ? [named] : [];
  const isObject = named === 'public_metadata' && mostly(values, isJsonObject);
  const metadata: ColumnMeaning[] = isObject ? ['public_metadata'] : path.length > 0 ? ['metadata_key'] : [];
  const into: ColumnMeaning[] = organizations ? ['organization', 'role'] : [];
  return ['email_address', 'redirect_url', 'expires_in_days', ...own, ...metadata, ...into, 'ignored'];
}

/** All columns of a table as they are used at first. `now`: milliseconds since 1970. `organizations`: whether there are any. */
export function guessColumns(table: ImportTable, now: number, organizations = false): ImportColumn[] {
  const taken = new Set<string>();
  // There it says when the old invitation ended.
  const fixed = isOwnExport(table) ? 'expires_at' : null;
  const intoOf = namedPlaces(organizations ? table : null);
  return table.columns.map(({ header, cells }, index): ImportColumn => {
    const values = filled(cells);
    const column = plainColumn(index, header, values, organizations);
    if (index === table.addressColumn) {
      return { ...column, meaning: 'email_address', sure: table.form === 'list' || table.addressNamed };
    }
    const secret = secretOf(header, values);
    if (secret) return secretColumn(index, header, secret);
    const named = intoOf(header) ?? meaningOf(header, values, now);
    const guess = header === fixed || isKept(table, header) ? leftOut : named;
    const target = targetOf(guess.meaning, column.path);
    const used = !taken.has(target) && column.offers.includes(guess.meaning);
    if (used && guess.meaning !== 'ignored') taken.add(target);
    return { ...column, note: values.some(hasAddress) ? 'addresses' : null, ...(used ? guess : leftOut) };
  });
}

/** What a service keeps under `metadata` in its own JSON or YAML is not thereby meant to be public. */
const isKept = ({ formats }: ImportTable, header: string): boolean =>
  (formats.has('json') || formats.has('fields')) && /^metadata\b/iu.test(header);

/** Which headings lead into organizations: a role is one where an organization stands beside it. Null: there are none. */
function namedPlaces(table: ImportTable | null): (header: string) => Guess | null {
  const isOrganization = (header: string) => organizationNames.has(plainName(header));
  if (!table?.columns.some(({ header }) => isOrganization(header))) return () => null;
  return (header) => {
    if (isOrganization(header)) return { meaning: 'organization' };
    return plainName(header) === 'role' ? { meaning: 'role' } : null;
  };
}

function secretOf(header: string, values: readonly string[]): ImportColumn['secret'] {
  if (isSecretName(header)) return 'name';
  return areSecretValues(values) ? 'value' : null;
}

const hasAddress = (cell: string): boolean => cell.includes('@') && readAddress(cell) !== null;

function plainColumn(
  index: number,
  header: string,
  values: readonly string[],
  organizations: boolean,
): ImportColumn {
  const path = pathOf(header, index);
  return {
    index,
    header,
    meaning: 'ignored',
    offers: offersOf(header, path, values, organizations),
    path,
    values: [...new Set(values)].slice(0, listedAtMost.values).map(shown),
    sure: true,
    secret: null,
    note: null,
  };
}

/** Nothing of it crosses the bridge, and nothing can be chosen. */
export function secretColumn(index: number, header: string, secret: ImportColumn['secret']): ImportColumn {
  return {
    index,
    header,
    meaning: 'ignored',
    offers: ['ignored'],
    path: [],
    values: [],
    sure: true,
    secret,
    note: null,
  };
}

/** Two columns with the same target cannot both be used. */
function targetOf(meaning: ColumnMeaning, path: readonly string[]): string {
  return singular.has(meaning) ? meaning : JSON.stringify([meaning, ...path]);
}

/** The columns after a choice: whoever had the same target before is left out. */
export function chooseMeaning(
  columns: readonly ImportColumn[],
  index: number,
  meaning: ColumnMeaning,
): ImportColumn[] {
  const chosen = columns[index];
  const target = targetOf(meaning, chosen?.path ?? []);
  return columns.map((column) => {
    if (column.index === index) return { ...column, meaning, sure: true };
    const same = meaning !== 'ignored' && targetOf(column.meaning, column.path) === target;
    return same ? { ...column, meaning: 'ignored', sure: true } : column;
  });
}
