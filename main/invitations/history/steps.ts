/** What a person would call the step from one state of an item to the next. Pure. */
import type { HistoryEntry, SentWith } from '../../../preload/history.ts';
import { invites } from '../../../preload/queue.ts';
import { failureInClerkTime } from '../in-clerk-time.ts';
import type { OutboxItem } from '../outbox/item.ts';
import { bounded, type StoredEntry } from './entry.ts';

/** Null: nothing that a person would want to read of. `before` undefined: it was just queued. */
function stepBetween(before: OutboxItem | undefined, after: OutboxItem): HistoryEntry['step'] | null {
  if (before === undefined) return 'queued';
  if (before.state !== after.state) {
    if (after.state === 'sent' || after.state === 'failed' || after.state === 'cancelled') return after.state;
    if (before.state === 'failed') return 'retried';
  }
  if (before.step === 'revoke' && after.step === 'create') return 'revoked-first';
  if (after.state !== 'queued' || after.tries <= before.tries) return null;
  return after.doubt === 'open' ? 'unsure' : 'put-off';
}

/** The entry's times are Clerk's: `skewMs` is what its clock is ahead of ours. */
export function entryBetween(
  before: OutboxItem | undefined,
  after: OutboxItem,
  skewMs = 0,
): StoredEntry | null {
  const step = stepBetween(before, after);
  if (step === null) return null;
  const created = step === 'sent' && invites(after.operation) && after.already === null;
  return {
    at: (step === 'queued' ? after.createdAt : after.updatedAt) + skewMs,
    operation: after.operation,
    step,
    invitationId: after.resultId ?? after.targetId,
    already: step === 'sent' ? after.already : null,
    failure: after.failure === null ? null : failureInClerkTime(bounded(after.failure), skewMs),
    times: 1,
    itemId: after.id,
    ...(created && { sentWith: sentWith(after) }),
  };
}

/** Who is let in from the waitlist gets the mail that is made for it. */
const templateOf = ({ operation, draft }: OutboxItem): SentWith['templateSlug'] =>
  operation === 'invite' ? 'waitlist_invitation' : draft.templateSlug;

function sentWith(item: OutboxItem): SentWith {
  const { redirectUrl, notify, ignoreExisting } = item.draft;
  const templateSlug = templateOf(item);
  return {
    ...(redirectUrl !== undefined && { redirectUrl }),
    ...(notify !== undefined && { notify }),
    ...(ignoreExisting !== undefined && { ignoreExisting }),
    ...(templateSlug !== undefined && { templateSlug }),
  };
}
