/**
 * Rows that Clerk counts and the copy cannot hold: without an id, or listed twice. They are seen when everything is
 * read, and subtracted from Clerk's counts until then, so that a look at what changed costs no more for them.
 */
import * as z from 'zod/mini';
import type { ListName } from './frontiers.ts';

const countsSchema = z.object({
  pending: z.int(),
  all: z.int(),
  revoked: z.int(),
  /** Those without an id. */
  nameless: z.int(),
});
export type ExtraCounts = z.infer<typeof countsSchema>;

export const noExtras: ExtraCounts = { pending: 0, all: 0, revoked: 0, nameless: 0 };

export class Extras {
  #counts: ExtraCounts;

  /** `stored`: what {@link state} gave, as unchecked data; anything else knows of none. */
  constructor(stored: unknown) {
    const parsed = countsSchema.safeParse(stored);
    this.#counts = parsed.success ? parsed.data : noExtras;
  }

  of(name: ListName): number {
    return this.#counts[name];
  }

  get nameless(): number {
    return this.#counts.nameless;
  }

  /** After everything was read. */
  reset(counts: ExtraCounts): void {
    this.#counts = counts;
  }

  state(): unknown {
    return this.#counts;
  }
}
