/**
 * A notification as data. What the operating system shows and what a page shows is the same; it carries no key and
 * no link, and no address when the person keeps addresses off the lock screen.
 */
import * as z from 'zod/mini';
import { alertKinds } from './alert-kinds.ts';
import { launchActionSchema } from './shell.ts';

export * from './alert-kinds.ts';

export const alertKindSchema = z.enum(alertKinds);

export const alertSchema = z.object({
  /** One subject, one notification: the same id again replaces what is shown. */
  id: z.string(),
  /** Notifications of one account belong together. */
  group: z.string(),
  /** Of its newest part, when it sums up several. */
  kind: alertKindSchema,
  /** Null when it is about the application as a whole. */
  accountId: z.nullable(z.string()),
  title: z.string(),
  body: z.string(),
  /** How many things it sums up. */
  count: z.int(),
  /** Without a sound: it changes what is shown already, or it is good news about a failure. */
  silent: z.boolean(),
  /** In this order. `retry` only when there is something to send again: see `itemIds`. */
  actions: z.array(z.enum(['retry', 'open'])),
  /** The queue items that `retry` sends again. */
  itemIds: z.array(z.string()),
  /** What a click opens; null opens the popup just to look. */
  target: z.nullable(launchActionSchema),
  /** Milliseconds since 1970. */
  at: z.number(),
});
export type Alert = z.infer<typeof alertSchema>;
