/**
 * What each column of a table means:
 * - the fields of an invitation by name: `expires_in_days`, `redirect_url`, `notify`, `ignore_existing`, `template`;
 * - `public_metadata` (or `metadata`): a JSON object per row, merged under the columns that follow;
 * - what Clerk knows better (`id`, `status`, `created_at` …, all of an exported list): left out;
 * - `metadata.team.name` (or `public_metadata.team.name`): the text of the cell, nested at the dots;
 * - any other name: the text of the cell under that very name. Text stays text; numbers and the like need JSON.
 */
import type { ColumnMeaning, ImportColumn } from '../../../preload/import.ts';
import { type Header, plainName } from './header.ts';

const namesOf: Partial<Record<ColumnMeaning, string[]>> = {
  expires_in_days: ['expires_in_days', 'expires_in', 'expires_after', 'expiry_days', 'expiry', 'expires'],
  redirect_url: ['redirect_url', 'redirecturl', 'redirect', 'redirect_to'],
  notify: ['notify', 'send_email'],
  ignore_existing: ['ignore_existing', 'ignoreexisting'],
  template_slug: ['template', 'template_slug'],
  public_metadata: ['public_metadata', 'publicmetadata', 'metadata'],
  ignored: [
    '',
    'id',
    'object',
    'status',
    'url',
    'revoked',
    'created_at',
    'updated_at',
    'expires_at',
    '__proto__',
  ],
};
const meanings = new Map(
  Object.entries(namesOf).flatMap(([meaning, names]) =>
    names.map((name): [string, ColumnMeaning] => [name, meaning as ColumnMeaning]),
  ),
);

/** Longest heading that is used; what is longer is no heading. */
const longestName = 200;

/** A heading as it is shown and used. */
export const headingOf = (cell: string | undefined): string => (cell ?? '').trim().slice(0, longestName);

function columnOf(index: number, heading: string): ImportColumn {
  const known = meanings.get(plainName(heading));
  if (known !== undefined) return { index, header: heading, meaning: known, path: [] };
  const nested = /^(?:public_)?metadata\.(.+)$/iu.exec(heading)?.[1];
  const path = nested === undefined ? [heading] : nested.split('.').map((key) => key.trim());
  if (path.includes('__proto__') || path.includes(''))
    return { index, header: heading, meaning: 'ignored', path: [] };
  return { index, header: heading, meaning: 'metadata_key', path };
}

/** All columns of a table; `width` of a table without a header, whose other columns have no name to go by. */
export function understandColumns(header: Header, width: number, atMost: number): ImportColumn[] {
  const count = Math.min(header.names?.length ?? width, atMost);
  const taken = new Set<string>();
  return Array.from({ length: count }, (_, index): ImportColumn => {
    const heading = headingOf(header.names?.[index]);
    if (index === header.addressColumn) return { index, header: heading, meaning: 'email_address', path: [] };
    const column = header.names ? columnOf(index, heading) : columnOf(index, '');
    if (column.meaning === 'ignored') return column;
    const target = JSON.stringify([column.meaning, ...column.path]);
    if (taken.has(target)) return { ...column, meaning: 'ignored', path: [] };
    taken.add(target);
    return column;
  });
}
