/** One line of an address's history, as it lies on disk: what a person sees, and what tells lines apart. */
import * as z from 'zod/mini';
import type { Failure } from '../../../preload/failure.ts';
import { historyEntrySchema, sentWithSchema } from '../../../preload/history.ts';

export const storedEntrySchema = z.object({
  ...historyEntrySchema.shape,
  itemId: z.string(),
  /** With what an invitation was created. */
  sentWith: z.optional(sentWithSchema),
});
export type StoredEntry = z.infer<typeof storedEntrySchema>;

/** Entries of one address: the newest, and as many as a person would read. */
export const mostEntries = 50;

const mostErrors = 3;
const longestSentence = 500;

/** Clerk's `meta` can repeat whatever was sent, and a faulty server can say a lot: neither belongs into a history. */
export function bounded(failure: Failure): Failure {
  if (!('errors' in failure)) return failure;
  const { meta: _, ...rest } = failure;
  const errors = failure.errors.slice(0, mostErrors).map(({ code, message, longMessage }) => ({
    code: code.slice(0, longestSentence),
    message: message.slice(0, longestSentence),
    longMessage: longMessage.slice(0, longestSentence),
  }));
  return { ...rest, errors };
}

/** The same again counts up instead of filling the history. */
export function withEntry(entries: readonly StoredEntry[], entry: StoredEntry): StoredEntry[] {
  const last = entries.at(-1);
  const repeated = entry.step === 'put-off' || entry.step === 'unsure';
  const same =
    last?.itemId === entry.itemId && last.step === entry.step && last.failure?.kind === entry.failure?.kind;
  if (!last || !repeated || !same) return [...entries, entry].slice(-mostEntries);
  return [...entries.slice(0, -1), { ...entry, times: last.times + 1 }];
}
