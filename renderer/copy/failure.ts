/** Every failure in words: what happened, why, what was kept, and what a person can do about it. */

import { assertNever } from '../../preload/assert-never.ts';
import type { ClerkError, Failure, FailureOf, StorageReason } from '../../preload/failure.ts';
import { atTime } from '../words/time.ts';
import { clerkWords, isTitled } from './clerk-errors.ts';
import { vaultWords } from './vault.ts';

/**
 * What was being done, which decides what is still there: nothing to see yet at the first sync, nor where our own list
 * cannot be read (`action`).
 */
export type Situation = 'sync' | 'first-sync' | 'queue' | 'connect' | 'action';

export type FailureAction = 'try-again' | 'replace-key' | 'session-only' | 'copy-details';

export interface FailureWords {
  title: string;
  explanation: string;
  /** What is not lost, or null when nothing was at stake. */
  kept: string | null;
  action: FailureAction | null;
  /** For a report to Clerk or to us: to be shown on demand, and copied. */
  details: string[];
  /** Clerk's trace id, or what else finds this in a log; empty when there is nothing. */
  trace: string;
}

export const actionLabels: Record<FailureAction, string> = {
  'try-again': 'Try again',
  'replace-key': 'Replace key',
  'session-only': 'Keep it for this session only',
  'copy-details': 'Copy details',
};

const keptWords: Record<Situation, string | null> = {
  sync: 'You see the last copy. Whatever you send waits in the queue.',
  'first-sync': 'Whatever you send waits in the queue.',
  queue: 'It stays in the queue until you retry or dismiss it.',
  connect: 'Nothing was stored.',
  action: 'Nothing was changed.',
};

const networkKept: Record<Situation, string | null> = {
  ...keptWords,
  queue: 'It waits in the queue and goes out by itself.',
};

const storageWords: Record<StorageReason, { title: string; explanation: string }> = {
  full: {
    title: 'The disk is full',
    explanation: 'Nothing is sent that cannot be written down first. Make some room, and Guestlist goes on.',
  },
  'read-only': {
    title: 'The disk is read-only',
    explanation:
      'Nothing is sent that cannot be written down first. Guestlist goes on when it can write again.',
  },
  denied: {
    title: 'Guestlist may not use its folder',
    explanation: 'Its data folder belongs to another user, or its rights were changed.',
  },
  failing: {
    title: 'The disk does not work',
    explanation: 'It could not be read or written: it may be unplugged, full or damaged.',
  },
};

type Answer = Extract<Failure, { errors: unknown }>;

function detailsOf({
  errors,
  status,
  traceId,
  body,
}: Pick<Answer, 'errors' | 'status' | 'traceId' | 'body'>): string[] {
  return [
    ...errors.map(({ code, longMessage }) => (code === '' ? longMessage : `${code}: ${longMessage}`)),
    ...(body === undefined ? [] : [body]),
    `HTTP ${status}`,
    ...(traceId ? [`Trace ID ${traceId}`] : []),
  ];
}

function plain(
  title: string,
  explanation: string,
  kept: string | null,
  action: FailureAction | null,
  details: string[] = [],
): FailureWords {
  return { title, explanation, kept, action, details, trace: details.at(-1) ?? '' };
}

function clerkSays(errors: readonly ClerkError[], otherwise: string): string {
  return errors[0]?.longMessage || otherwise;
}

/** What is gone is only brought back by giving it again. */
function keychainAction(state: FailureOf<'keychain'>['state'], situation: Situation): FailureAction {
  if (situation === 'connect') return 'session-only';
  return state === 'missing' ? 'replace-key' : 'try-again';
}

/** A refusal that is not in Clerk's words is a fact all the same; anything else may be read at the next try. */
function unreadableWords(
  failure: Extract<Failure, { kind: 'unreadable' }>,
  kept: string | null,
): FailureWords {
  const { status, detail, body, traceId } = failure;
  const details = [
    detail,
    ...(body === undefined ? [] : [body]),
    `HTTP ${status}`,
    ...(traceId ? [`Trace ID ${traceId}`] : []),
  ];
  if (status < 400 || status >= 500) {
    const explanation =
      'Something answered, but not in Clerk’s words. A proxy may have changed it, or the API address is wrong.';
    return plain('The answer could not be read', explanation, kept, 'try-again', details);
  }
  const said = body === undefined ? 'It did not say why.' : 'What it said stands under Details.';
  const explanation = `Something between here and Clerk does not let this through: a firewall, a gateway, or another server at the API address. ${said}`;
  return plain(`Refused on the way to Clerk (HTTP ${status})`, explanation, kept, 'try-again', details);
}

function refusedByClerk(failure: Answer, kept: string | null): FailureWords {
  const { title, explanation } = clerkWords(failure.errors);
  return plain(title, explanation, kept, null, detailsOf(failure));
}

/** `now` in milliseconds since 1970, for times of day. */
export function describeFailure(failure: Failure, situation: Situation, now: number): FailureWords {
  const kept = keptWords[situation];
  switch (failure.kind) {
    case 'offline':
      return plain(
        'You are offline',
        'This computer has no network.',
        networkKept[situation],
        situation.endsWith('sync') ? null : 'try-again',
      );
    case 'unreachable':
      return plain(
        `${failure.host} cannot be reached`,
        `${failure.detail} The network is up: a wrong API address, a firewall, a proxy or a VPN may be why.`,
        networkKept[situation],
        'try-again',
        [failure.detail],
      );
    case 'tls':
      return plain(
        `${failure.host} cannot be trusted`,
        'Its certificate was refused, so nothing was sent. A proxy that reads traffic is the usual reason.',
        kept,
        'try-again',
        [failure.detail],
      );
    case 'timeout':
      return plain(
        'Clerk did not answer in time',
        `There was no complete answer within ${Math.round(failure.afterMs / 1000)} seconds.`,
        networkKept[situation],
        'try-again',
      );
    case 'unauthorized':
      return plain(
        'Clerk does not accept this key',
        clerkSays(failure.errors, 'It may have been deleted or rotated in the Clerk dashboard.'),
        situation === 'connect' ? kept : 'The list and the queue are kept.',
        situation === 'connect' ? null : 'replace-key',
        detailsOf(failure),
      );
    case 'forbidden':
      if (isTitled(failure.errors)) return refusedByClerk(failure, kept);
      return plain(
        failure.html ? 'The answer did not come from Clerk' : 'Clerk does not allow this',
        failure.html
          ? 'A proxy, a firewall or a CDN on the way refused. What it said is under Details. Your key is not to blame.'
          : clerkSays(failure.errors, 'This key may not do that.'),
        kept,
        failure.html ? 'try-again' : null,
        detailsOf(failure),
      );
    case 'rate-limited':
      return plain(
        `Clerk asks to wait until ${atTime(failure.until, now)}`,
        'This instance has used up its calls for now. Guestlist goes on by itself.',
        networkKept[situation],
        null,
        detailsOf(failure),
      );
    case 'clerk':
      return refusedByClerk(failure, kept);
    case 'clerk-down':
      return plain(
        'Clerk has trouble',
        clerkSays(failure.errors, `Its API answered with an error (HTTP ${failure.status}).`),
        networkKept[situation],
        'try-again',
        detailsOf(failure),
      );
    case 'unreadable':
      return unreadableWords(failure, kept);
    case 'keychain': {
      const { state, provider, entries } = failure;
      const { title, explanation } = vaultWords(state, provider, entries);
      return plain(title, explanation, kept, keychainAction(state, situation));
    }
    case 'storage': {
      const { title, explanation } = storageWords[failure.reason];
      return plain(title, explanation, networkKept[situation], 'try-again', [`Log entry ${failure.id}`]);
    }
    case 'invalid-input':
      return plain(
        'Something needs another look',
        failure.fields.map(({ message }) => message).join(' '),
        kept,
        null,
        failure.fields.map(({ field, message }) => `${field}: ${message}`),
      );
    case 'internal':
      return plain(
        'Guestlist made a mistake',
        'This is our fault, not yours. The log has an entry about it.',
        kept,
        'try-again',
        [`Log entry ${failure.id}`],
      );
    default:
      return assertNever(failure);
  }
}
