/** Our own export holds every list: who was revoked, or has accepted, is not invited again by importing it. */
import type { SetApart } from '../../../../preload/import.ts';
import { statuses } from '../../../../preload/invitation.ts';
import { addressKey } from '../address.ts';
import { plainName } from '../header.ts';
import { inactiveRows } from './inactive.ts';
import type { ImportTable } from './table.ts';

/** Headings that every such file has; somebody may have taken out some of the others (exports.ts). */
const headings = ['email_address', 'status'];
const others = ['public_metadata', 'created_at', 'expires_at', 'updated_at', 'id'];
const words: ReadonlySet<string> = new Set(statuses);
const apart = new Map<string, SetApart>([
  ['revoked', 'was-revoked'],
  ['accepted', 'was-accepted'],
  // Of the waitlist.
  ['rejected', 'was-revoked'],
  ['completed', 'was-accepted'],
]);

const namesOf = (table: ImportTable): string[] => table.columns.map(({ header }) => plainName(header));

const statusesOf = (table: ImportTable): string[] =>
  (table.columns[namesOf(table).indexOf('status')]?.cells ?? []).map((each) => each.toLowerCase());

/** By its headings and Clerk's words in `status`: the lists of an event have other ones. */
export function isOwnExport(table: ImportTable): boolean {
  const names = namesOf(table);
  const both = headings.every((heading) => names.includes(heading));
  if (!both || !others.some((heading) => names.includes(heading))) return false;
  return (
    [...headings, 'created_at', 'expires_at', 'id'].every((heading) => names.includes(heading)) ||
    statusesOf(table).every((each) => words.has(each))
  );
}

/**
 * Rows that are said apart. Of our own exports, one or several of different days: who was revoked is not invited by an
 * older row, of an invitation that expired or still waited then. `now`: milliseconds since 1970.
 */
export function setApartIn(table: ImportTable, now: number): ReadonlyMap<number, SetApart> {
  const found = new Map<number, SetApart>();
  if (!isOwnExport(table)) {
    for (const row of inactiveRows(table, now)) found.set(row, 'is-inactive');
    return found;
  }
  const names = namesOf(table);
  const cellOf = (heading: string, row: number) => table.columns[names.indexOf(heading)]?.cells[row] ?? '';
  /** When the newest invitation of each was made that was revoked later; times of one form, so they compare as texts. */
  const revoked = new Map<string, string>();
  const all = statusesOf(table);
  for (const [row, status] of all.entries()) {
    const state = apart.get(status);
    if (state) found.set(row, state);
    if (status !== 'revoked') continue;
    const key = addressKey(cellOf('email_address', row));
    const made = cellOf('created_at', row);
    if (made > (revoked.get(key) ?? '')) revoked.set(key, made);
  }
  for (const [row, status] of all.entries()) {
    const last = apart.has(status) ? undefined : revoked.get(addressKey(cellOf('email_address', row)));
    if (last !== undefined && wasBefore(cellOf('created_at', row), status, last))
      found.set(row, 'was-revoked');
  }
  return found;
}

/** Still waiting in an older file: the same invitation. */
const wasBefore = (made: string, status: string, revoked: string): boolean =>
  made < revoked || (made === revoked && status === 'pending');
