/** Our own export holds every list: who was revoked, or has accepted, is not invited again by importing it. */
import type { SetApart } from '../../../../preload/import.ts';
import { plainName } from '../header.ts';
import type { ImportTable } from './table.ts';

/** Headings that are together in no other file (exports.ts). */
const headings = ['email_address', 'status', 'created_at', 'expires_at', 'id'];
const apart = new Map<string, SetApart>([
  ['revoked', 'was-revoked'],
  ['accepted', 'was-accepted'],
]);

const namesOf = (table: ImportTable): string[] => table.columns.map(({ header }) => plainName(header));

export function isOwnExport(table: ImportTable): boolean {
  const names = namesOf(table);
  return headings.every((heading) => names.includes(heading));
}

/** Rows of such an export that are said apart. */
export function setApartIn(table: ImportTable): ReadonlyMap<number, SetApart> {
  const found = new Map<number, SetApart>();
  if (!isOwnExport(table)) return found;
  const statuses = table.columns[namesOf(table).indexOf('status')]?.cells ?? [];
  for (const [row, status] of statuses.entries()) {
    const state = apart.get(status.toLowerCase());
    if (state) found.set(row, state);
  }
  return found;
}
