/** What a failed request means for the item and for the whole outbox: from status and codes to a decision. */
import type { ClerkError, Failure } from '../../../preload/failure.ts';
import type { RefusalCodes } from '../audiences/audience.ts';
import { guiltyAddresses } from './bulk-refusal.ts';

export type Refusal =
  /** Not the item's fault and without effect: try again after a back-off, everything of this account waits. */
  | { kind: 'later' }
  /** As `later`, but about this one alone: everything else goes on. */
  | { kind: 'locked' }
  /** The endpoint is closed until then. */
  | { kind: 'limit'; until: number }
  /** Clerk says that the state that was asked for, or one close to it, is there: look. */
  | { kind: 'answer'; already: RefusalCodes['answers'][string] }
  /** A fact. `unclear`: it does not tell whether it is about this request or about every one. */
  | { kind: 'fail'; canRetry: boolean; unclear: boolean }
  /** Somebody between here and Clerk refused: a firewall, a gateway, a server of the way. As unclear as can be. */
  | { kind: 'foreign'; mayPass: boolean }
  /** The next item would get the same answer, until somebody does something about it. */
  | { kind: 'fail-all' };

/** What is over by itself for whoever sends it again (RFC 9110, 8470, 4918), and what bot checks answer. */
const passingStatuses = new Set([403, 407, 408, 409, 421, 423, 425]);

/** `codes`: of the audience that the request was for. */
export function refusalOf(failure: Failure, codes: RefusalCodes): Refusal {
  switch (failure.kind) {
    case 'offline':
    case 'unreachable':
    case 'tls':
    case 'timeout':
    case 'clerk-down':
    case 'keychain':
      return { kind: 'later' };
    case 'rate-limited':
      return { kind: 'limit', until: failure.until };
    case 'unauthorized':
      return { kind: 'fail-all' };
    case 'unreadable':
      return ofStatus(failure.status);
    case 'forbidden':
    case 'clerk':
      return failure.errors.length === 0 ? ofStatus(failure.status) : ofClerk(failure, codes);
    case 'invalid-input':
      return { kind: 'fail', canRetry: false, unclear: false };
    default:
      return { kind: 'fail', canRetry: true, unclear: false };
  }
}

/** 402: payment required, of whoever it is that answers. */
function ofStatus(status: number): Refusal {
  if (status === 402) return { kind: 'fail-all' };
  if (status < 400 || status >= 500) return { kind: 'later' };
  return { kind: 'foreign', mayPass: passingStatuses.has(status) };
}

function ofClerk(
  failure: Extract<Failure, { kind: 'forbidden' | 'clerk' }>,
  { answers, everybody, passing, liftable, locked }: RefusalCodes,
): Refusal {
  const { status, errors } = failure;
  const codes = errors.map(({ code }) => code);
  const already = codes.map((code) => answers[code]).find((answer) => answer !== undefined);
  const aboutOne = isAboutOne(failure, errors, liftable);
  if (codes.some((code) => everybody.has(code))) return { kind: 'fail-all' };
  if (codes.some((code) => passing.has(code))) return { kind: 'later' };
  if (codes.some((code) => locked.has(code))) return { kind: 'locked' };
  if (already !== undefined) return { kind: 'answer', already };
  if (status === 402 || (status === 403 && !aboutOne)) return { kind: 'fail-all' };
  // A code that nobody knows, or none, may be about something that a person can change.
  const canRetry = codes.every((code) => liftable.has(code) || code === '');
  return { kind: 'fail', canRetry, unclear: !aboutOne };
}

/** It names an address or a parameter, or says by its code that it is about one. */
function isAboutOne(
  failure: Failure,
  errors: readonly ClerkError[],
  liftable: RefusalCodes['liftable'],
): boolean {
  const about = ({ code, meta }: ClerkError) =>
    liftable.has(code) || code.startsWith('form_') || meta?.['param_name'] !== undefined;
  return errors.some(about) || guiltyAddresses(failure).size > 0;
}

/** Milliseconds to wait after so many failed tries in a row: `baseMs`, doubled each time, at most five minutes. */
export function backoffMs(tries: number, baseMs: number): number {
  return Math.min(300_000, baseMs * 2 ** Math.max(0, tries - 1));
}
