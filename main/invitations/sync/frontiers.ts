/**
 * Up to which moment each of Clerk's lists is known without a gap. Above it there may be invitations that nobody
 * has seen, also between such as we created ourselves: a count alone does not tell when others left meanwhile.
 */
import * as z from 'zod/mini';

export type ListName = 'pending' | 'all' | 'revoked';

const storedSchema = z.partial(z.object({ pending: z.number(), all: z.number(), revoked: z.number() }));

export class Frontiers {
  #moments: z.infer<typeof storedSchema>;

  /** `stored`: what {@link state} gave, as unchecked data; anything else knows nothing. */
  constructor(stored: unknown) {
    const parsed = storedSchema.safeParse(stored);
    this.#moments = parsed.success ? parsed.data : {};
  }

  /** By Clerk's `created_at`; minus infinity when nothing is known. */
  of(name: ListName): number {
    return this.#moments[name] ?? Number.NEGATIVE_INFINITY;
  }

  /** After a look that went down to the old frontier: `page` is the top of the list, newest first. */
  advance(name: ListName, page: readonly { createdAt: number }[]): void {
    const [top] = page;
    if (top !== undefined) this.#moments[name] = Math.max(this.of(name), top.createdAt);
  }

  /** After everything was read: `newest` is the youngest that was seen. */
  reset(newest: number): void {
    this.#moments = { pending: newest, all: newest, revoked: newest };
  }

  state(): unknown {
    return this.#moments;
  }
}
