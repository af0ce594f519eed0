/**
 * One row of Clerk's as it really comes: a field that this version does not understand must cost nobody the list. What
 * can be told apart is kept; a field that cannot be read is named, and the row stays known by its id.
 */
import * as z from 'zod/mini';
import { clerkStatuses } from '../../preload/invitation.ts';
import type { ClerkInvitation } from './api.ts';
import { deepestMetadata, isWithin, latestTime, longest, readPlainRow } from './plain-row.ts';

const timeSchema = z.number().check(z.minimum(0), z.maximum(latestTime));

/** What cannot be written down again must not be taken in: it would keep every row beside it from the disk. */
export const metadataSchema = z
  .record(z.string(), z.unknown())
  .check(z.refine((value) => isWithin(value, deepestMetadata), { abort: true }));

const idSchema = z.string().check(z.minLength(1), z.maxLength(longest.id));
const addressSchema = z.string().check(z.maxLength(longest.address));
const linkSchema = z.string().check(z.maxLength(longest.link));

/** Of a status that nobody knows, as much as a person would read. */
const longestWord = 60;

const rowSchema = z.record(z.string(), z.unknown());

/** Null: it has no id, so that nothing can be done about it and it cannot be told from others like it. */
export function readRow(wire: unknown): ClerkInvitation | null {
  const plain = readPlainRow(wire);
  if (plain !== null) return plain;
  const row = rowSchema.safeParse(wire);
  return row.success ? readOddRow(row.data) : null;
}

function readOddRow(row: Record<string, unknown>): ClerkInvitation | null {
  const id = idSchema.safeParse(row['id']);
  if (!id.success) return null;
  const unread: string[] = [];
  const read = <T>(field: string, value: T | undefined, otherwise: T): T => {
    if (value === undefined) unread.push(field);
    return value ?? otherwise;
  };
  const emailAddress = read('email_address', addressSchema.safeParse(row['email_address']).data, '');
  const metadata = metadataSchema.safeParse(row['public_metadata'] ?? {});
  const link = linkSchema.safeParse(row['url']);
  const updatedAt = timeOf(row['updated_at']);
  const createdAt = read('created_at', timeOf(row['created_at']) ?? updatedAt, 0);
  const given = row['status'];
  const status = clerkStatuses.find((known) => known === given);
  const word = typeof given === 'string' && given !== '' ? given.slice(0, longestWord) : null;
  const invitation: ClerkInvitation = {
    id: id.data,
    emailAddress,
    publicMetadata: read('public_metadata', metadata.data, {}),
    status: status ?? 'other',
    url: link.data ?? null,
    expiresAt: isNothing(row['expires_at']) ? null : read('expires_at', timeOf(row['expires_at']), null),
    createdAt,
    // When it changed is not told: the copy goes by what came last.
    updatedAt: updatedAt ?? createdAt,
    ...(updatedAt === undefined && { undated: true }),
    ...(status === undefined && word !== null && { statusWord: word }),
  };
  if (status === undefined && word === null) unread.push('status');
  const [field] = unread;
  return field === undefined ? invitation : { ...invitation, unread: field };
}

const isNothing = (value: unknown): boolean => value === null || value === undefined;

/** Also as other writers of JSON put a time: a number in quotes, or ISO 8601. */
function timeOf(value: unknown): number | undefined {
  const plain = timeSchema.safeParse(value);
  if (plain.success) return plain.data;
  if (typeof value !== 'string' || value.length > 40) return undefined;
  const ms = /^\d{1,16}$/.test(value) ? Number(value) : isoTime(value);
  return timeSchema.safeParse(ms).data;
}

/** The whole form alone: `Date.parse` takes almost anything for a time. */
function isoTime(value: string): number | undefined {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/.test(value)
    ? Date.parse(value)
    : undefined;
}
