/** How fresh the local copy of an account is. Times are Clerk's, in milliseconds since 1970. */
import * as z from 'zod/mini';
import { audienceKindSchema } from './audience.ts';
import { failureSchema } from './failure.ts';

export const syncStateSchema = z.object({
  accountId: z.string(),
  phase: z.enum(['never', 'syncing', 'idle', 'failed']),
  /** Invitations read so far and expected, during a first sync. */
  progress: z.nullable(z.object({ done: z.number(), total: z.number() })),
  lastSyncAt: z.nullable(z.number()),
  /** What Clerk's clock is ahead of the machine's, in milliseconds; 0 where nobody would notice. */
  clockSkewMs: z.number(),
  /** Of Clerk's rows, those that could not be read whole. */
  unreadable: z.number(),
  /** Why the newest attempt failed; null once one succeeds. */
  failure: z.nullable(failureSchema),
  /** Audiences that the instance has beside its application, once their lists were read; unset: none. */
  audiences: z.optional(z.array(audienceKindSchema)),
  /** Whether the copy survives a restart; false when there is no keychain to hold its data key. */
  durable: z.boolean(),
});
export type SyncState = z.infer<typeof syncStateSchema>;
