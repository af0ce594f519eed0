/** Answers overtake each other: a page asked for before a revoke can come after it. Nothing becomes pending again. */
import type { Row } from '../audiences/row.ts';
import type { Head } from './head.ts';

/** Clocks differ, but not by this much. */
const aDayMs = 86_400_000;

/** Whether `known`, what the copy has, is newer than this answer; `now` is Clerk's time. */
export function isOutdated(invitation: Row, known: Head | null, now: number): boolean {
  if (known === null || invitation.updatedAt > known.updatedAt) return false;
  const over = known.status === 'accepted' || known.status === 'revoked';
  const back = over && invitation.status === 'pending';
  if (invitation.undated === true) return back;
  // A time that has not come yet proves nothing, and must not outlive the answer that told it.
  if (known.updatedAt > now + aDayMs) return false;
  return invitation.updatedAt < known.updatedAt || back;
}
