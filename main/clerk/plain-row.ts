/**
 * A row as Clerk documents it, which nearly all are. By hand, because a first sync reads ten thousand of them and more:
 * a schema takes ten times as long.
 */
import { clerkStatuses } from '../../preload/invitation.ts';
import type { ClerkInvitation } from './api.ts';

/** Milliseconds since 1970, as far as a Date goes: https://tc39.es/ecma262/#sec-time-values-and-time-range */
export const latestTime = 8.64e15;

/** Characters that a text of Clerk's has at most. */
export const longest = { id: 255, address: 1024, link: 16_384 } as const;

/** Far below what overflows the stack of whoever writes it down, and far above what 8 KB of metadata need in earnest. */
export const deepestMetadata = 500;

/** Whether a value of JSON has so many levels at most. */
export function isWithin(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (levels === 0) return false;
  for (const name in value) if (!isWithin(value[name as never], levels - 1)) return false;
  return true;
}

const isText = (value: unknown, most: number): value is string =>
  typeof value === 'string' && value.length <= most;

const isTime = (value: unknown): value is number =>
  typeof value === 'number' && value >= 0 && value <= latestTime;

/** One with a key that objects have of their own is left to the schema, which knows what to do about it. */
const isMetadata = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !Object.hasOwn(value, '__proto__') &&
  isWithin(value, deepestMetadata);

interface Texts {
  id: string;
  emailAddress: string;
  url: string | null;
}

function textsOf({ id, email_address: emailAddress, url = null }: Record<string, unknown>): Texts | null {
  if (!isText(id, longest.id) || id === '' || !isText(emailAddress, longest.address)) return null;
  return url === null || isText(url, longest.link) ? { id, emailAddress, url } : null;
}

/** `wire`: a row of parsed JSON. Null for any other row: see invitation-row.ts. */
export function readPlainRow(wire: unknown): ClerkInvitation | null {
  if (typeof wire !== 'object' || wire === null) return null;
  const row = wire as Record<string, unknown>;
  const texts = textsOf(row);
  const status = clerkStatuses.find((known) => known === row['status']);
  const publicMetadata = row['public_metadata'] ?? {};
  if (texts === null || status === undefined || !isMetadata(publicMetadata)) return null;
  const { created_at: createdAt, updated_at: updatedAt, expires_at: expiresAt = null } = row;
  if (!isTime(createdAt) || !isTime(updatedAt) || (expiresAt !== null && !isTime(expiresAt))) return null;
  const { id, emailAddress, url } = texts;
  return { id, emailAddress, publicMetadata, status, url, expiresAt, createdAt, updatedAt };
}
