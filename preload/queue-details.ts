/** One item of the queue with all that is known of it. Times are Clerk's, milliseconds since 1970. */
import * as z from 'zod/mini';
import { historyEntrySchema } from './history.ts';
import { draftSchema } from './invitation.ts';
import { queueItemSchema } from './queue.ts';

export const queueDetailsSchema = z.object({
  item: queueItemSchema,
  /** What goes out, or went; of a revoke and a deletion the address is all that counts. */
  draft: draftSchema,
  /** It travels by a request of its own, for the sake of its metadata. */
  alone: z.boolean(),
  /** Failed tries in a row. */
  tries: z.int(),
  /** When the newest request began; null: none has, or it is known what became of it. */
  triedAt: z.nullable(z.number()),
  /** When it was asked for. */
  askedAt: z.number(),
  /** About its address, newest first. */
  history: z.array(historyEntrySchema),
});
export type QueueDetails = z.infer<typeof queueDetailsSchema>;
