/** What a person asked for, as items of the outbox that are not sent yet. */
import { randomUUID } from 'node:crypto';
import { type Audience, application } from '../../../preload/audience.ts';
import type { SentWith } from '../../../preload/history.ts';
import { type Draft, expiryDays, type Status } from '../../../preload/invitation.ts';
import type { QueueOperation } from '../../../preload/queue.ts';
import type { Known } from '../audiences/audience.ts';
import { audienceRules } from '../audiences/rules.ts';
import type { OutboxItem } from './item.ts';

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
    maxGroup: audienceRules[audience.kind].bulkSize,
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
  /** What Clerk does not tell, where it was Guestlist that created it; of who is let in, how. */
  sentWith?: SentWith | null;
}

/** What is asked about an invitation, or an entry of the waitlist, that is there. */
export type Targeted = Exclude<QueueOperation, 'create'>;

/** Waits out the undo period, `undoMs`; a deletion goes at once: it was asked for, and confirmed. */
export function targetedItem(operation: Targeted, asked: Asked, target: Target, undoMs: number): OutboxItem {
  const { step, draft, privateMetadata } = steps[operation](target);
  const undo = { notBefore: asked.now + undoMs, waitingFor: 'undo' } as const;
  return {
    ...createItem(asked, draft),
    ...(privateMetadata && Object.keys(privateMetadata).length > 0 && { privateMetadata }),
    operation,
    targetId: target.id,
    step,
    ...(operation !== 'delete' && undo),
  };
}

type Step = Pick<OutboxItem, 'step' | 'draft' | 'privateMetadata'>;

const about = ({ emailAddress }: Target): Draft => ({ emailAddress });

const steps: Record<Targeted, (target: Target) => Step> = {
  revoke: (target) => ({ step: 'revoke', draft: about(target) }),
  reject: (target) => ({ step: 'revoke', draft: about(target) }),
  delete: (target) => ({ step: 'delete', draft: about(target) }),
  invite: (target) => ({ step: 'create', draft: { ...target.sentWith, ...about(target) } }),
  /** The same metadata and time to live, which Clerk tells, and what only we know of the first one. */
  resend(target) {
    const over = target.status === 'expired' || target.status === 'revoked';
    const { privateMetadata } = target;
    return { step: over ? 'create' : 'revoke', draft: draftOf(target), privateMetadata };
  },
};

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
