/** Takes facts from Clerk into the copy, lets time run out, and says what changed without our doing. */
import type { AudienceKind } from '../../../preload/audience.ts';
import type { Clock } from '../../ports.ts';
import type { Row } from '../audiences/row.ts';
import type { InvitationCopy, Transition } from '../copy/copy.ts';
import { expiringBetween, nextExpiry, overdue } from '../copy/expiry.ts';
import { changeOf, type InvitationChange } from './changes.ts';
import type { ClerkTime } from './clerk-time.ts';

export interface CopyUpdatesPorts {
  copy: InvitationCopy;
  /** Whose list it is. */
  kind: AudienceKind;
  clock: Clock;
  time: ClerkTime;
  /** Whether the outbox has just asked something for this address of a place. */
  isOwn(address: string, organizationId: string | undefined): boolean;
  changed(): void;
  tell(changes: InvitationChange[], silent: boolean): void;
}

export interface Overdue {
  /** Whose time is over, and of whom Clerk must be asked whether they accepted before it was. */
  ids: string[];
  /** Who follows within the next seconds, by our idea of Clerk's time, and may be over by its own. */
  soon: string[];
}

export interface CopyUpdates {
  /** `own`: the answer to a request of the outbox. */
  apply(invitations: readonly Row[], own: boolean): void;
  forget(ids: readonly string[]): void;
  /** Deleted for good: answers that are still on their way must not bring it back. */
  erase(id: string): void;
  /** Shows as expired what is so by Clerk's clock. */
  expire(): Overdue;
  /** What is found from now on is news. */
  announce(): void;
  /** What is found until the next sync is no news. */
  silence(): void;
  stop(): void;
}

/** Our idea of Clerk's time is behind by the whole seconds of its `Date` and by the way of the answer. */
const soonMs = 3000;
/** Called pending so long after its time, an invitation shows that this instance is slow to notice. */
const lazyMs = 60_000;
/** So much of what is no news is told at once. */
const manyFound = 5000;
/** Timers of a runtime are 32-bit. */
const longestTimerMs = 3_600_000;

export function createCopyUpdates({
  copy,
  kind,
  clock,
  time,
  isOwn,
  changed,
  tell,
}: CopyUpdatesPorts): CopyUpdates {
  let silent = true;
  let lazy = copy.fact('lazy') === true;
  let callOffTimer: (() => void) | null = null;
  const erased = new Set<string>();

  let found: InvitationChange[] = [];

  const tellFound = () => {
    if (found.length > 0) tell(found, silent);
    found = [];
  };
  const report = (transitions: readonly Transition[], own: boolean) => {
    for (const each of transitions) {
      const change = changeOf(each, kind, own || isOwn(each.emailAddress, each.organizationId));
      if (change !== null) found.push(change);
    }
    // What is no news can wait for more of its kind: whoever hears it looks through all that was told before.
    if (!silent || found.length >= manyFound) tellFound();
  };
  const wakeAtNextExpiry = () => {
    callOffTimer?.();
    callOffTimer = null;
    const now = time.now();
    const next = nextExpiry(copy.columns);
    if (now === null || next === Number.POSITIVE_INFINITY) return;
    const ms = Math.min(longestTimerMs, Math.max(1000, next - now));
    callOffTimer = clock.after(ms, expire);
  };
  const expire = (): Overdue => {
    const now = time.now();
    // Before Clerk has told the time nothing is judged: the machine's clock may be days off.
    if (now === null) return { ids: [], soon: [] };
    if (copy.expire(now)) changed();
    wakeAtNextExpiry();
    return {
      ids: lazy ? [] : overdue(copy.columns, now),
      soon: expiringBetween(copy.columns, now, now + soonMs),
    };
  };
  const forget = (ids: readonly string[]) => {
    if (ids.length === 0) return;
    copy.remove(ids);
    changed();
  };
  const notice = (invitations: readonly Row[], now: number) => {
    const late = ({ status, expiresAt }: Row) =>
      status === 'pending' && expiresAt !== null && expiresAt < now - lazyMs;
    if (lazy || !invitations.some(late)) return;
    lazy = true;
    copy.setFact('lazy', true);
  };

  return {
    apply(facts, own) {
      const invitations = erased.size === 0 ? facts : facts.filter(({ id }) => !erased.has(id));
      const now = time.now() ?? 0;
      if (now > 0) notice(invitations, now);
      const transitions = copy.apply(invitations, now);
      if (transitions.length > 0) changed();
      report(transitions, own);
    },
    forget,
    erase(id) {
      erased.add(id);
      forget([id]);
    },
    expire,
    announce() {
      tellFound();
      silent = false;
    },
    silence() {
      silent = true;
    },
    stop() {
      callOffTimer?.();
    },
  };
}
