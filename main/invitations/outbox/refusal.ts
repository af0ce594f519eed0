/** What a failed request means for the item and for the whole outbox: from Clerk's codes to a decision. */
import type { Failure } from '../../../preload/failure.ts';

export type Refusal =
  /** Not the item's fault and without effect: try again after a back-off, everything of this account waits. */
  | { kind: 'later' }
  /** The endpoint is closed until then. */
  | { kind: 'limit'; until: number }
  /** Clerk says that the state that was asked for, or one close to it, is there: look. */
  | { kind: 'answer'; already: 'pending' | 'accepted' | 'revoked' }
  | { kind: 'fail'; canRetry: boolean }
  /** The next item would get the same answer, until somebody does something about it. */
  | { kind: 'fail-all' };

const answers: Record<string, 'pending' | 'accepted' | 'revoked'> = {
  duplicate_record: 'pending',
  invitation_already_accepted: 'accepted',
  invitation_already_revoked: 'revoked',
  revoked_invitation: 'revoked',
};

/** Refusals of the instance, whoever is invited. */
const instanceWide = new Set([
  'dev_monthly_email_limit_exceeded',
  'invitations_not_supported',
  'quota_exceeded',
  'user_quota_exceeded',
  'authorization_invalid',
  'api_version_invalid',
]);

const passing = new Set(['resource_locked']);

/** Refusals of one address that a person can lift in Clerk's dashboard: there is a point in trying again then. */
const liftable = new Set(['not_allowed_access']);

export function refusalOf(failure: Failure): Refusal {
  switch (failure.kind) {
    case 'offline':
    case 'unreachable':
    case 'tls':
    case 'timeout':
    case 'clerk-down':
    case 'unreadable':
    case 'keychain':
      return { kind: 'later' };
    case 'rate-limited':
      return { kind: 'limit', until: failure.until };
    case 'unauthorized':
      return { kind: 'fail-all' };
    case 'forbidden':
      return failure.html ? { kind: 'later' } : ofCodes(failure.errors.map(({ code }) => code));
    case 'clerk':
      return ofCodes(failure.errors.map(({ code }) => code));
    case 'invalid-input':
      return { kind: 'fail', canRetry: false };
    default:
      return { kind: 'fail', canRetry: true };
  }
}

function ofCodes(codes: readonly string[]): Refusal {
  if (codes.some((code) => instanceWide.has(code))) return { kind: 'fail-all' };
  if (codes.some((code) => passing.has(code))) return { kind: 'later' };
  const already = codes.map((code) => answers[code]).find((answer) => answer !== undefined);
  if (already !== undefined) return { kind: 'answer', already };
  return { kind: 'fail', canRetry: codes.every((code) => liftable.has(code)) };
}

/** Milliseconds to wait after so many failed tries in a row: `baseMs`, doubled each time, at most five minutes. */
export function backoffMs(tries: number, baseMs: number): number {
  return Math.min(300_000, baseMs * 2 ** Math.max(0, tries - 1));
}
