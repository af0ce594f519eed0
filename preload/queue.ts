/**
 * The outbox as a person sees it. Times are milliseconds since 1970: Clerk's where a person reads them, the machine's in
 * `createdAt` and `updatedAt`.
 */
import * as z from 'zod/mini';
import { audienceKindSchema } from './audience.ts';
import { failureSchema } from './failure.ts';
import { matchSchema } from './invitation.ts';

/** `create` with the audience `waitlist` adds an address to it. `invite`, `reject`: an entry of the waitlist. */
export const queueOperations = ['create', 'revoke', 'resend', 'delete', 'invite', 'reject'] as const;
export type QueueOperation = (typeof queueOperations)[number];

/** Whether an e-mail may come of it. */
export const invites = (operation: QueueOperation): boolean =>
  operation === 'create' || operation === 'resend' || operation === 'invite';

export const queueStates = ['queued', 'sending', 'sent', 'failed', 'waiting', 'cancelled'] as const;

/**
 * Clerk's answer described the state that was asked for, before we did anything. `meanwhile`: an invitation went to the
 * address after this was asked for, perhaps by Guestlist itself before its folder was restored from a backup.
 * `resent`: somebody else sent the same one again meanwhile. `member`: of the organization already. Of an addition to the
 * waitlist `pending`, `invited`, `completed` and `rejected` say how the address stands there already; of a `reject` that
 * somebody else has done it; of an `invite` `pending` says that the person has an invitation, and `completed` an account.
 */
export const alreadySchema = z.enum([
  'pending',
  'accepted',
  'revoked',
  'meanwhile',
  'resent',
  'member',
  'invited',
  'completed',
  'rejected',
]);

export const queueItemSchema = z.object({
  id: z.string(),
  operation: z.enum(queueOperations),
  emailAddress: z.string(),
  /** Whose list it is about; unset: the application's. */
  audience: z.optional(audienceKindSchema),
  /** The organization that it is about; unset: none. `name` null: nobody knows it. */
  into: z.optional(z.object({ organizationId: z.string(), name: z.nullable(z.string()), role: z.string() })),
  /** The invitation revoked or resent, or the entry of the waitlist, and after success the new one. */
  invitationId: z.nullable(z.string()),
  state: z.enum(queueStates),
  /** Until when it waits: the undo period, a rate limit, a back-off. */
  until: z.nullable(z.number()),
  /** Why it waits: `undo` can be taken back at no cost; `locked`: a batch of the dashboard works on this entry. */
  waitingFor: z.nullable(
    z.enum(['undo', 'network', 'limit', 'backoff', 'paused', 'keychain', 'review', 'locked']),
  ),
  failure: z.nullable(failureSchema),
  canRetry: z.boolean(),
  /** Not once it may have gone out. */
  canCancel: z.boolean(),
  /** It failed for certain, so that it can go to another address instead. */
  canCorrect: z.optional(z.boolean()),
  already: z.nullable(alreadySchema),
  /** It went out, and Clerk answered it without the metadata that was asked for. */
  withoutMetadata: z.optional(z.boolean()),
  /** Why a search found it, where its address does not tell. */
  matched: z.optional(matchSchema),
  createdAt: z.number(),
  updatedAt: z.number(),
});
export type QueueItem = z.infer<typeof queueItemSchema>;

const queueSummarySchema = z.object({
  queued: z.number(),
  sending: z.number(),
  waiting: z.number(),
  failed: z.number(),
  sent: z.number(),
  /** How many have come to an end since nothing was left to do: also those that are forgotten since. */
  done: z.number(),
  paused: z.boolean(),
  /** When the last queued item is expected to go out under the known limits; null when nothing is queued. */
  lastOutAt: z.nullable(z.number()),
  /** How many of them go by requests of their own, for the sake of their metadata. */
  oneByOne: z.number(),
});
export type QueueSummary = z.infer<typeof queueSummarySchema>;

/**
 * `newest`: what was asked for last stands first. `next`: what failed, then what is under way in the order in which it
 * goes out, then what is done.
 */
const queueOrders = ['next', 'newest'] as const;
export type QueueOrder = (typeof queueOrders)[number];

/** Which part of the queue is asked for; without an order the newest first. */
const queuePartSchema = z.strictObject({
  accountId: z.string(),
  states: z.optional(z.array(z.enum(queueStates))),
  /** Part of an address, of a value of the metadata, or `key:value`. */
  search: z.optional(z.string().check(z.maxLength(254))),
  order: z.optional(z.enum(queueOrders)),
  offset: z.int().check(z.minimum(0)),
});
export const queueWindowRequestSchema = z.extend(queuePartSchema, {
  limit: z.int().check(z.minimum(1), z.maximum(500)),
  /** The id of an item whose place is asked for. */
  placeOf: z.optional(z.string()),
});
export type QueueWindowRequest = z.infer<typeof queueWindowRequestSchema>;
/** As many as one act can be about (`ids` in contract.ts). */
export const queueAddressesRequestSchema = z.extend(queuePartSchema, {
  limit: z.int().check(z.minimum(1), z.maximum(100_000)),
});
export type QueueAddressesRequest = z.infer<typeof queueAddressesRequestSchema>;

export const queueWindowSchema = z.object({
  items: z.array(queueItemSchema),
  total: z.number(),
  /** Which of the whole part it is, from 0, where it was asked for and is among them. */
  place: z.optional(z.nullable(z.number())),
  summary: queueSummarySchema,
});
export type QueueWindow = z.infer<typeof queueWindowSchema>;
