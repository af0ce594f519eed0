/** One unit of queued work, as it lies in the queue's database. Times are the machine's, in milliseconds since 1970. */
import * as z from 'zod/mini';
import { type Audience, application, audienceSchema } from '../../../preload/audience.ts';
import { failureSchema } from '../../../preload/failure.ts';
import { draftSchema } from '../../../preload/invitation.ts';
import { alreadySchema, queueOperations } from '../../../preload/queue.ts';
import type { Known } from '../audiences/audience.ts';
import { placeOf } from '../audiences/place.ts';
import { mailboxKey } from '../mailbox.ts';

const knownSchema: z.ZodMiniType<Known> = z.object({
  ids: z.array(z.string()),
  clerkTime: z.nullable(z.number()),
});

/** What was known of the address, and when: what Clerk shows beyond it was made since (reconcile.ts). */
const baselineSchema = z.object({
  /** When the item was asked for. Should the file be an old one, it tells what was made since. Null: nobody knew. */
  asked: z.nullable(knownSchema),
  /** Before the newest request left: what is new came from it. Null when there is no attempt. */
  sent: z.nullable(knownSchema),
  /**
   * Whether somebody has asked for the item again since that request left, for the same or for something else: then
   * what came of it is the answer only while it stands.
   */
  askedAgain: z.nullable(z.enum(['same', 'otherwise'])),
});

/** A request that was written down before it was sent. */
const attemptSchema = z.object({
  step: z.enum(['revoke', 'create', 'delete']),
  startedAt: z.number(),
  /** Whether it was sent so that Clerk does not refuse a second one: then only waiting protects from doubles. */
  ignoreExisting: z.boolean(),
});

export const outboxItemSchema = z.object({
  /** Its place in the order, and its row. */
  seq: z.int(),
  id: z.string(),
  baseline: baselineSchema,
  operation: z.enum(queueOperations),
  /** Unset: the application. */
  audience: z.optional(audienceSchema),
  draft: draftSchema,
  /** Of a resend: what only Clerk's Backend API shows of the first one. */
  privateMetadata: z.optional(z.record(z.string(), z.unknown())),
  /** The invitation to revoke, or to send again; the entry of the waitlist to let in, to reject or to delete. */
  targetId: z.nullable(z.string()),
  resultId: z.nullable(z.string()),
  state: z.enum(['queued', 'sending', 'sent', 'failed', 'cancelled']),
  /** The half that comes next: a resend revokes first and creates then. */
  step: z.enum(['revoke', 'create', 'delete']),
  notBefore: z.nullable(z.number()),
  waitingFor: z.nullable(z.enum(['undo', 'network', 'keychain', 'backoff', 'review', 'locked'])),
  /** The newest request, until it is known for certain what became of it. */
  attempt: z.nullable(attemptSchema),
  /**
   * Whether a request went out that nobody knows the outcome of. `open`: nothing may be sent before a look at
   * Clerk. `settled`: looked, nothing there, so it may go again; should it turn up late, it is still recognised.
   */
  doubt: z.enum(['none', 'open', 'settled']),
  /** Came alone or with few: goes before an import of thousands. */
  urgent: z.boolean(),
  /** Failed tries in a row, for the back-off. */
  tries: z.int(),
  /** The person chose speed for it: its metadata may travel by a bulk call. */
  metadataByBulk: z.optional(z.boolean()),
  /** In how large a bulk call it may travel: halved when a call was refused and nobody knows for whom. */
  maxGroup: z.int(),
  failure: z.nullable(failureSchema),
  canRetry: z.boolean(),
  already: z.nullable(alreadySchema),
  /** Sent, but what Clerk answered lacks metadata that was asked for. */
  withoutMetadata: z.optional(z.boolean()),
  createdAt: z.number(),
  updatedAt: z.number(),
});
export type OutboxItem = z.infer<typeof outboxItemSchema>;
export type Attempt = z.infer<typeof attemptSchema>;

/** How addresses are compared: Clerk does not tell upper from lower case, and may answer another form. */
export const addressOf = (item: { draft: { emailAddress: string } }): string =>
  mailboxKey(item.draft.emailAddress);

export const audienceOf = ({ audience }: Pick<OutboxItem, 'audience'>): Audience => audience ?? application;

/** Where it invites to. */
export const placeOfItem = (item: Pick<OutboxItem, 'audience'>): string => placeOf(audienceOf(item));

/** One place and one address: items with the same key are about the same invitation, and keep their order. */
export const addressKey = (place: string, mailbox: string): string =>
  place === application.kind ? mailbox : `${place} ${mailbox}`;

export const addressKeyOf = (item: Pick<OutboxItem, 'audience' | 'draft'>): string =>
  addressKey(placeOfItem(item), addressOf(item));

/**
 * Whether it may be part of no bulk call, not even of one: nobody is let in from the waitlist by one, and metadata that
 * went so was reported not to reach the user (https://github.com/clerk/javascript/issues/7956).
 */
export const goesAlone = ({ operation, draft, privateMetadata, metadataByBulk }: OutboxItem): boolean =>
  operation === 'invite' ||
  (metadataByBulk !== true && Object.keys({ ...draft.publicMetadata, ...privateMetadata }).length > 0);

/** By which request it goes where it goes alone. */
export const singleRequest = ({ operation }: Pick<OutboxItem, 'operation'>): 'create' | 'invite' =>
  operation === 'invite' ? 'invite' : 'create';

export const isUnfinished = (item: OutboxItem): boolean =>
  item.state === 'queued' || item.state === 'sending';
