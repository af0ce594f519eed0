/** Invitations as they cross the bridge: Clerk's words in camel case, without the link, which is a secret. */
import * as z from 'zod/mini';
import { audienceKindSchema, audienceSchema } from './audience.ts';
import {
  expiryDays,
  isRedirectUrl,
  maxMetadataBytes,
  orders,
  statuses,
  templateSlugs,
} from './invitation-rules.ts';

export * from './invitation-rules.ts';

export const statusSchema = z.enum(statuses);

const metadataSchema = z.record(z.string(), z.unknown());

/** Infinity for what JSON cannot say: nested too deep for the stack, a circle, a number of another kind. */
function jsonBytes(value: unknown): number {
  try {
    return new TextEncoder().encode(JSON.stringify(value)).length;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

/** What a person can say about a new invitation: every field of `POST /invitations`. */
export const draftSchema = z.strictObject({
  emailAddress: z
    .string()
    .check(
      z.trim(),
      z.minLength(3),
      z.maxLength(254),
      z.regex(/^[^\s@]+@[^\s@]+$/, 'This is not an e-mail address.'),
    ),
  publicMetadata: z.optional(
    metadataSchema.check(
      z.refine((value) => jsonBytes(value) <= maxMetadataBytes, { error: 'Metadata can have at most 8 KB.' }),
    ),
  ),
  redirectUrl: z.optional(
    z
      .string()
      .check(z.trim(), z.maxLength(2048), z.refine(isRedirectUrl, { error: 'This is not a complete URL.' })),
  ),
  /** Whether Clerk sends the e-mail; unset means yes. */
  notify: z.optional(z.boolean()),
  /** Invite also when the address has an invitation or a user already; unset means no. */
  ignoreExisting: z.optional(z.boolean()),
  expiresInDays: z.optional(z.int().check(z.minimum(expiryDays.min), z.maximum(expiryDays.max))),
  templateSlug: z.optional(z.enum(templateSlugs)),
});
export type Draft = z.infer<typeof draftSchema>;

/** Why an invitation has the status `other`. */
const oddSchema = z.object({
  /** Clerk's own word for its status; null: it said none. */
  word: z.nullable(z.string()),
  /** Clerk's name of the field that could not be read; null: all could. */
  field: z.nullable(z.string()),
});
export type Odd = z.infer<typeof oddSchema>;

/** What of somebody's metadata a search found: the way to it, `onboarding.seat`, and the value in words. */
export const matchSchema = z.object({ key: z.string(), value: z.string() });
export type Match = z.infer<typeof matchSchema>;

/** Of an invitation into an organization. Names are null where Clerk has not told them. */
const membershipSchema = z.object({
  organizationId: z.string(),
  organizationName: z.nullable(z.string()),
  role: z.string(),
  roleName: z.nullable(z.string()),
  /** Null: nobody was named. */
  inviterUserId: z.nullable(z.string()),
  inviterName: z.nullable(z.string()),
});
export type Membership = z.infer<typeof membershipSchema>;

/** Of an entry of the waitlist. */
export const waitingSchema = z.object({
  /** The application's invitation that came of it; null: none has, or Clerk does not tell. */
  invitationId: z.nullable(z.string()),
  /** A batch of Clerk's dashboard works on it: whatever is asked for waits until that is over. */
  locked: z.boolean(),
});
export type Waiting = z.infer<typeof waitingSchema>;

/** One invitation, or one entry of the waitlist, as a person sees it. Times are milliseconds since 1970. */
export const invitationSchema = z.object({
  id: z.string(),
  emailAddress: z.string(),
  status: statusSchema,
  createdAt: z.number(),
  updatedAt: z.number(),
  expiresAt: z.nullable(z.number()),
  publicMetadata: metadataSchema,
  /** Whether there is a sign-up link to copy; the link itself stays in main. */
  hasLink: z.boolean(),
  odd: z.optional(oddSchema),
  /** It was revoked, and this newer one of the same person took its place: its id. */
  replacedBy: z.optional(z.string()),
  /** Why a search found it, where its address does not tell. */
  matched: z.optional(matchSchema),
  /** Unset: it is for the application. */
  membership: z.optional(membershipSchema),
  /** Set: it is an entry of the waitlist, which has neither metadata nor link nor expiry. */
  waiting: z.optional(waitingSchema),
});
export type Invitation = z.infer<typeof invitationSchema>;

export const windowRequestSchema = z.strictObject({
  accountId: z.string(),
  /** Whose list; unset: the application's. */
  audience: z.optional(audienceKindSchema),
  status: statusSchema,
  /** Part of an address, an id, part of a value of the metadata, or `key:value`. */
  search: z.string().check(z.maxLength(254)),
  order: z.enum(orders),
  offset: z.int().check(z.minimum(0)),
  limit: z.int().check(z.minimum(1), z.maximum(500)),
});
/** The rows in view, asked of main. */
export type WindowRequest = z.infer<typeof windowRequestSchema>;

/** Every row that matches at most, as many as one act can be about (`ids` in contract.ts). */
export const addressesRequestSchema = z.strictObject({
  ...windowRequestSchema.shape,
  limit: z.int().check(z.minimum(1), z.maximum(100_000)),
});
export type AddressesRequest = z.infer<typeof addressesRequestSchema>;

export const addressesSchema = z.object({
  rows: z.array(z.object({ id: z.string(), emailAddress: z.string() })),
});
export type AddressesAnswer = z.infer<typeof addressesSchema>;

/** Who is in one list of the waitlist, and a search finds; empty: everybody in it. */
export const matchingSchema = z.strictObject({
  status: z.enum(['pending', 'invited', 'rejected']),
  search: windowRequestSchema.shape.search,
});
export type Matching = z.infer<typeof matchingSchema>;

/** What a person is about to send to, at most. */
export const knownRequestSchema = z.strictObject({
  accountId: z.string(),
  /** Where they are to be invited to; unset: the application. */
  audience: z.optional(audienceSchema),
  addresses: z.array(z.string().check(z.maxLength(320))).check(z.maxLength(10_000)),
});

/** Why somebody need not be invited, or be added to the waitlist. */
export const knownStatuses = ['pending', 'accepted', 'invited', 'completed', 'rejected'] as const;

/** Those of them that have a pending or accepted invitation, or are on the waitlist, as they were written. */
export const knownAddressesSchema = z.object({
  known: z.array(z.object({ emailAddress: z.string(), status: z.enum(knownStatuses) })),
});
export type KnownAddresses = z.infer<typeof knownAddressesSchema>;

/** Unset, or 0, where the audience has no such list. */
const countsSchema = z.object({
  pending: z.number(),
  accepted: z.number(),
  expired: z.number(),
  revoked: z.number(),
  other: z.number(),
  invited: z.optional(z.number()),
  completed: z.optional(z.number()),
  rejected: z.optional(z.number()),
});
export type Counts = z.infer<typeof countsSchema>;

export const windowSchema = z.object({
  rows: z.array(invitationSchema),
  /** How many match status and search, beyond the window too. */
  total: z.number(),
  /** Per status, whatever the search. Revoked ones that were replaced are not counted. */
  counts: countsSchema,
});
export type InvitationWindow = z.infer<typeof windowSchema>;
