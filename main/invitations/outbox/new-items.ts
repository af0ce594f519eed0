/** What a person asked for, as items of the outbox that are not sent yet. */
import { randomUUID } from 'node:crypto';
import { type Audience, application } from '../../../preload/audience.ts';
import type { SentWith } from '../../../preload/history.ts';
import { type Draft, expiryDays, type Status } from '../../../preload/invitation.ts';
import type { Known, OutboxItem } from './item.ts';
import { bulkSize } from './plan.ts';

const dayMs = 86_400_000;

/** How an item was asked for. */
export interface Asked {
  seq: number;
  /** How many were asked for at once. */
  of: number;
  now: number;
  /** What was known of its address; undefined: nothing. */
  whenAsked: Known | undefined;
  /** Whether metadata may travel by a bulk call, which is faster and may lose it. */
  metadataByBulk?: boolean | undefined;
  /** Unset: the application. */
  audience?: Audience | undefined;
}

/** Up to how many at once count as what a person does by hand. */
const byHand = 10;

/** A create, and what the other operations begin as. */
export function createItem(
  { seq, of, now, whenAsked, metadataByBulk, audience = application }: Asked,
  draft: Draft,
): OutboxItem {
  return {
    seq,
    id: randomUUID(),
    ...(audience.kind !== application.kind && { audience }),
    baseline: { asked: whenAsked ?? null, sent: null, askedAgain: null },
    operation: 'create',
    draft,
    targetId: null,
    resultId: null,
    state: 'queued',
    step: 'create',
    notBefore: null,
    waitingFor: null,
    attempt: null,
    doubt: 'none',
    urgent: of <= byHand,
    tries: 0,
    ...(metadataByBulk === true && { metadataByBulk }),
    maxGroup: bulkSize,
    failure: null,
    canRetry: false,
    already: null,
    createdAt: now,
    updatedAt: now,
  };
}

/** What is known of an invitation that is to be revoked or sent again. */
export interface Target {
  id: string;
  emailAddress: string;
  status: Status;
  createdAt: number;
  expiresAt: number | null;
  publicMetadata: Record<string, unknown>;
  /** Where it invites to; unset: the application. */
  audience?: Audience;
  /** Of an invitation into an organization. */
  privateMetadata?: Record<string, unknown>;
  /** What Clerk does not tell, where it was Guestlist that created it. */
  sentWith?: SentWith | null;
}

/** Waits out the undo period, `undoMs`. */
export function revokeItem(asked: Asked, target: Target, undoMs: number): OutboxItem {
  return {
    ...createItem(asked, { emailAddress: target.emailAddress }),
    operation: 'revoke',
    targetId: target.id,
    step: 'revoke',
    notBefore: asked.now + undoMs,
    waitingFor: 'undo',
  };
}

/** Goes at once: it was asked for, and confirmed. */
export function deleteItem(asked: Asked, target: Target): OutboxItem {
  return {
    ...createItem(asked, { emailAddress: target.emailAddress }),
    operation: 'delete',
    targetId: target.id,
    step: 'delete',
  };
}

/** The same metadata and time to live, which Clerk tells, and what only we know of the first one; after `undoMs`. */
export function resendItem(asked: Asked, target: Target, undoMs: number): OutboxItem {
  const over = target.status === 'expired' || target.status === 'revoked';
  const { privateMetadata = {} } = target;
  return {
    ...createItem(asked, draftOf(target)),
    ...(Object.keys(privateMetadata).length > 0 && { privateMetadata }),
    operation: 'resend',
    targetId: target.id,
    step: over ? 'create' : 'revoke',
    notBefore: asked.now + undoMs,
    waitingFor: 'undo',
  };
}

function draftOf(target: Target): Draft {
  // Ticked for the first one, not for this one: with it, two people who resend at once would send two e-mails.
  const { ignoreExisting: _, ...sentWith } = target.sentWith ?? {};
  const draft: Draft = { ...sentWith, emailAddress: target.emailAddress };
  if (Object.keys(target.publicMetadata).length > 0) draft.publicMetadata = target.publicMetadata;
  if (target.expiresAt !== null) {
    const days = Math.round((target.expiresAt - target.createdAt) / dayMs);
    draft.expiresInDays = Math.min(expiryDays.max, Math.max(expiryDays.min, days));
  }
  return draft;
}
