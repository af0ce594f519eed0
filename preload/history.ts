/** What Guestlist did about one address, as far back as it was kept. Times are Clerk's, milliseconds since 1970. */
import * as z from 'zod/mini';
import { failureSchema } from './failure.ts';
import { draftSchema, invitationSchema } from './invitation.ts';
import { alreadySchema, queueOperations } from './queue.ts';

/**
 * `revoked-first`: the first half of a resend. `put-off`: it did not get through and is tried again. `unsure`: it got
 * no answer, so Clerk is looked at before anything is sent again.
 */
const historySteps = [
  'queued',
  'sent',
  'revoked-first',
  'put-off',
  'unsure',
  'failed',
  'retried',
  'cancelled',
] as const;

export const historyEntrySchema = z.object({
  at: z.number(),
  operation: z.enum(queueOperations),
  step: z.enum(historySteps),
  /** The invitation it was about, or that came of it. */
  invitationId: z.nullable(z.string()),
  already: z.nullable(alreadySchema),
  failure: z.nullable(failureSchema),
  /** How often in a row. */
  times: z.int(),
});
export type HistoryEntry = z.infer<typeof historyEntrySchema>;

/** What Clerk does not tell of an invitation; known only of those that Guestlist itself created. */
export const sentWithSchema = z.pick(draftSchema, {
  redirectUrl: true,
  notify: true,
  ignoreExisting: true,
  templateSlug: true,
});
export type SentWith = z.infer<typeof sentWithSchema>;

/** What an invitation is sent again with where nobody knows what it was sent with. Empty: Clerk's defaults. */
export const sendWithSchema = z.strictObject({
  redirectUrl: draftSchema.shape.redirectUrl,
  notify: draftSchema.shape.notify,
  templateSlug: draftSchema.shape.templateSlug,
});
export type SendWith = z.infer<typeof sendWithSchema>;

export const detailsSchema = z.object({
  invitation: invitationSchema,
  /** Null: it was not Guestlist that created it, or too long ago. */
  sentWith: z.nullable(sentWithSchema),
  /** Of an invitation into an organization: only Clerk's Backend API shows it. */
  privateMetadata: z.optional(z.record(z.string(), z.unknown())),
  /** About its address, newest first. */
  history: z.array(historyEntrySchema),
});
export type Details = z.infer<typeof detailsSchema>;
