/** Who may use the loopback page: a one-time launch token becomes a cookie, and the cookie a session in memory. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../ports.ts';

/** A launch token is good once, and for a minute. */
export const launchTokenMs = 60_000;
/** A session that no page has used for this long is over; an open page keeps its session. */
export const idleSessionMs = 4 * 3_600_000;

export interface Session {
  digest: Buffer;
  lastUsedAt: number;
  /** Open event streams: as long as there is one, a page is looking. */
  streams: number;
}

const newSecret = () => randomBytes(32).toString('base64url');
const digestOf = (secret: string) => createHash('sha256').update(secret).digest();

export class Sessions {
  /** Named per running instance, so that two of them in one browser do not evict each other. */
  readonly cookieName = `guestlist-${randomBytes(4).toString('hex')}`;
  readonly #clock: Clock;
  #launches: { digest: Buffer; expiresAt: number }[] = [];
  readonly #sessions = new Set<Session>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** A new 256-bit launch token. */
  issueLaunchToken(): string {
    const token = newSecret();
    this.#launches.push({ digest: digestOf(token), expiresAt: this.#clock.now() + launchTokenMs });
    return token;
  }

  /** Trades a launch token for the value of `Set-Cookie`; null when the token is wrong, used or too old. */
  redeem(token: string): string | null {
    const now = this.#clock.now();
    const digest = digestOf(token);
    this.#launches = this.#launches.filter((launch) => launch.expiresAt > now);
    const known = this.#launches.filter((launch) => timingSafeEqual(launch.digest, digest));
    if (known.length === 0) return null;
    this.#launches = this.#launches.filter((launch) => !known.includes(launch));
    const secret = newSecret();
    this.#sessions.add({ digest: digestOf(secret), lastUsedAt: now, streams: 0 });
    return `${this.cookieName}=${secret}; Path=/; HttpOnly; SameSite=Strict`;
  }

  /** The session of a `Cookie` header, marked as used; null when there is none that is alive. */
  find(cookieHeader: string | undefined): Session | null {
    const now = this.#clock.now();
    const cookies = (cookieHeader ?? '').split(';').map((pair) => pair.trim().split('='));
    const secret = cookies.find(([name]) => name === this.cookieName)?.[1] ?? '';
    const digest = digestOf(secret);
    let found: Session | null = null;
    for (const session of this.#sessions) {
      const alive = session.streams > 0 || now - session.lastUsedAt < idleSessionMs;
      if (!alive) this.#sessions.delete(session);
      else if (timingSafeEqual(session.digest, digest)) found = session;
    }
    if (found) found.lastUsedAt = now;
    return found;
  }

  /** Keeps the session alive until the returned function is called. */
  hold(session: Session): () => void {
    session.streams += 1;
    return () => {
      session.streams -= 1;
      session.lastUsedAt = this.#clock.now();
    };
  }
}
