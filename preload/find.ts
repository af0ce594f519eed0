/** One search through everything of an account: every list, and the queue. */
import * as z from 'zod/mini';
import { audienceKindSchema } from './audience.ts';
import { invitationSchema, statusSchema } from './invitation.ts';
import { queueItemSchema } from './queue.ts';

export const findRequestSchema = z.strictObject({
  accountId: z.string(),
  /** In whose lists; unset: the application's. */
  audience: z.optional(audienceKindSchema),
  /** As in a window of a list. */
  search: z.string().check(z.minLength(1), z.maxLength(254)),
  /** Most rows of each list, and most items of the queue. */
  limit: z.int().check(z.minimum(0), z.maximum(50)),
});

export const foundSchema = z.object({
  /** Lists in which somebody was found, in the order of the tabs; the newest first in each. */
  lists: z.array(z.object({ status: statusSchema, total: z.number(), rows: z.array(invitationSchema) })),
  /** Of the queue, the newest first. */
  queue: z.object({ total: z.number(), items: z.array(queueItemSchema) }),
});
export type Found = z.infer<typeof foundSchema>;
