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

const shortened = (text: string): string => text.slice(0, longestSentence);

/** Every sentence in it no longer than a person would read. */
function brief<T extends object>(facts: T): T {
  const entries = Object.entries(facts).map(([name, value]) => [
    name,
    typeof value === 'string' ? shortened(value) : value,
  ]);
  return Object.fromEntries(entries) as T;
}

/** Clerk's `meta` can repeat whatever was sent, and a faulty server can say a lot: neither belongs into a history. */
export function bounded(failure: Failure): Failure {
  if (failure.kind === 'invalid-input') {
    return { ...failure, fields: failure.fields.slice(0, mostErrors).map(brief) };
  }
  if (!('errors' in failure)) return brief(failure);
  const { meta: _, ...rest } = failure;
  const errors = failure.errors.slice(0, mostErrors).map(({ meta: __, ...error }) => brief(error));
  return { ...brief(rest), errors };
}

/** More than what 50 lines take as a rule, with a failure in every other. */
const mostBytes = 64_000;

/** The newest of an address's entries that find room, oldest first. */
export function withinBytes(entries: readonly StoredEntry[]): StoredEntry[] {
  let left = mostBytes;
  const tooOld = entries.findLastIndex((entry) => {
    left -= JSON.stringify(entry).length;
    return left < 0;
  });
  return entries.slice(tooOld + 1);
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
