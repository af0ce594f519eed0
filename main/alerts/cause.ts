/** Where a failure comes from, so that a person hears of the cause once and not of each of its symptoms. */
import type { Failure } from '../../preload/failure.ts';

export type Cause =
  /** The machine has no network: a state, shown by the tray, that ends by itself. */
  | 'offline'
  | 'key'
  | 'keychain'
  /** The thing itself. */
  | 'work';

/** Refusals of the instance, whoever is invited: https://clerk.com/docs/errors/backend-api */
const instanceWide = new Set([
  'dev_monthly_email_limit_exceeded',
  'invitations_not_supported',
  'quota_exceeded',
  'user_quota_exceeded',
  'api_version_invalid',
]);

function codesOf(failure: Failure): string[] {
  return 'errors' in failure ? failure.errors.map(({ code }) => code) : [];
}

/** Why a queue item failed. */
export function causeOfWork(failure: Failure | null): Cause {
  if (failure === null) return 'work';
  if (failure.kind === 'offline') return 'offline';
  if (failure.kind === 'unauthorized') return 'key';
  if (failure.kind === 'keychain') return 'keychain';
  // Clerk answers 403 for an address that is not allowed, too: only this code is about the key.
  return failure.kind === 'forbidden' && codesOf(failure).includes('authorization_invalid') ? 'key' : 'work';
}

/** Whether a sync failed because Clerk refuses the key; a CDN's web page says nothing about keys. */
export function refusesKey(failure: Failure): boolean {
  return failure.kind === 'unauthorized' || (failure.kind === 'forbidden' && !failure.html);
}

/** The code of a refusal that every other item will meet too, or null. */
export function commonCode(failure: Failure | null): string | null {
  if (failure === null) return null;
  const codes = codesOf(failure);
  const known = codes.find((code) => instanceWide.has(code));
  if (known !== undefined || !('status' in failure)) return known ?? null;
  const { status } = failure;
  // By status where the code is a new one, or the answer somebody else's. Any other refusal without a code may be
  // about one alone: kept quiet, the next one of that status would not be heard of.
  const ofAll = status === 402 || (status === 403 && !codes.includes('not_allowed_access'));
  return ofAll ? `HTTP ${status}` : null;
}
