/** Clerk's rate limits, per instance: https://clerk.com/docs/guides/how-clerk-works/system-limits. */
import { refuse } from './clerk-errors.ts';

export const limitModes = ['clerk', 'development', 'shared', 'none'] as const;
/**
 * `clerk`: production, 1000 requests per 10 s, 100 creates and 25 bulk creates an hour, counted apart; into
 * organizations 250 and 50, and no limit of its own for invitations from the waitlist.
 * `development`: 100 requests per 10 s, the same creation limits, 100 e-mails a month.
 * `shared`: as `clerk`, but creates and bulk creates advance one hourly counter, and invitations from the waitlist the
 * same one, which Clerk does not rule out; those of organizations advance another.
 * `none`: no limit at all.
 */
export type LimitMode = (typeof limitModes)[number];

/** E-mails a development instance sends in a month; addresses with `+clerk_test` are exempt. */
export const devMonthlyEmails = 100;

interface Bucket {
  name: string;
  max: number;
  windowMs: number;
}

interface Window {
  endsAt: number;
  used: number;
}

const hour = 3_600_000;

/** Of those that send invitations: how many an hour, and which may count together with which. */
const hourly: Record<string, { own: string; together: string; max: number }> = {
  'POST /invitations': { own: 'create', together: 'creation', max: 100 },
  'POST /invitations/bulk': { own: 'bulk', together: 'creation', max: 25 },
  'POST /organizations/{id}/invitations': { own: 'org create', together: 'org creation', max: 250 },
  'POST /organizations/{id}/invitations/bulk': { own: 'org bulk', together: 'org creation', max: 50 },
};
/** Nothing is said of this one: it may count as a create. */
const fromWaitlist = 'POST /waitlist_entries/{id}/invite';

/**
 * Counts requests in windows that begin with their first request: once one is full, everything is refused until
 * it ends, which is what `Retry-After` says.
 */
export class RateLimits {
  readonly mode: LimitMode;
  readonly #windows = new Map<string, Window>();
  /** Endpoints that refuse everything for a time, whatever the counters say. */
  readonly #blocked = new Map<string, { from: number; until: number }>();

  constructor(mode: LimitMode) {
    this.mode = mode;
  }

  /** Counts one request to an endpoint (`POST /invitations`). Throws the 429 when it is one too many. */
  take(endpoint: string, now: number): void {
    const blocked = this.#blocked.get(endpoint);
    if (blocked && blocked.from <= now && now < blocked.until) throw tooMany(blocked.until - now);
    const buckets = this.#buckets(endpoint);
    for (const bucket of buckets) {
      const window = this.#window(bucket, now);
      if (window.used >= bucket.max) throw tooMany(window.endsAt - now);
    }
    for (const bucket of buckets) this.#window(bucket, now).used += 1;
  }

  /** Refuses everything to an endpoint between two moments, as Clerk does after any 429. */
  block(endpoint: string, from: number, until: number): void {
    this.#blocked.set(endpoint, { from, until });
  }

  #buckets(endpoint: string): Bucket[] {
    if (this.mode === 'none') return [];
    const any = { name: 'any', max: this.mode === 'development' ? 100 : 1000, windowMs: 10_000 };
    const shared = this.mode === 'shared';
    const known = hourly[shared && endpoint === fromWaitlist ? 'POST /invitations' : endpoint];
    if (known) return [any, { name: shared ? known.together : known.own, max: known.max, windowMs: hour }];
    return [any];
  }

  #window(bucket: Bucket, now: number): Window {
    const known = this.#windows.get(bucket.name);
    // A clock that was set back would otherwise leave a window that does not end for hours.
    if (known && now < known.endsAt && now >= known.endsAt - bucket.windowMs) return known;
    const window = { endsAt: now + bucket.windowMs, used: 0 };
    this.#windows.set(bucket.name, window);
    return window;
  }
}

function tooMany(remainingMs: number) {
  return refuse('too_many_requests', { 'Retry-After': String(Math.max(1, Math.ceil(remainingMs / 1000))) });
}
