/**
 * Authenticates each request: origin check, then session or launch token. Wrong tokens and missing sessions are counted;
 * what the origin check refuses is not, or any web page could lock the person out by asking often enough.
 */
import type { FailureLimit } from './failure-limit.ts';
import { isNavigation, type Refusal, type RequestFacts, refusal } from './origin-check.ts';
import type { Session, Sessions } from './sessions.ts';

export type Verdict =
  | { kind: 'admitted'; session: Session }
  /** A launch link was good: its answer sets this cookie. */
  | { kind: 'launched'; cookie: string }
  | { kind: 'stale-link' }
  | { kind: 'unauthenticated' }
  /** `askAgain`: a launch link followed from elsewhere, left unused; the page may repeat it as its own origin. */
  | { kind: 'refused'; reason: Refusal; askAgain: boolean }
  | { kind: 'wait'; seconds: number };

const launchPath = /^\/launch\/([A-Za-z0-9_-]{1,128})$/;

export class Authentication {
  readonly #sessions: Sessions;
  readonly #failures: FailureLimit;
  #authority = '';

  constructor(sessions: Sessions, failures: FailureLimit) {
    this.#sessions = sessions;
    this.#failures = failures;
  }

  /** Sets the one `Host` that is ours; before that every request is refused. */
  guard(authority: string): void {
    this.#authority = authority;
  }

  judge(request: RequestFacts): Verdict {
    const reason = refusal(request, this.#authority);
    const session = reason ? null : this.#sessions.find(request.headers.cookie);
    const seconds = session ? 0 : this.#failures.waitSeconds();
    if (seconds > 0) return { kind: 'wait', seconds };
    const token = launchPath.exec(request.target)?.[1];
    if (reason) {
      const askAgain = reason === 'site' && isNavigation(request) && token !== undefined;
      return { kind: 'refused', reason, askAgain };
    }
    const verdict = this.#authenticate(request, session, token);
    if (verdict.kind === 'unauthenticated' || verdict.kind === 'stale-link') this.#failures.record();
    return verdict;
  }

  #authenticate(request: RequestFacts, session: Session | null, token: string | undefined): Verdict {
    if (token !== undefined && isNavigation(request)) {
      const cookie = this.#sessions.redeem(token);
      return cookie ? { kind: 'launched', cookie } : { kind: 'stale-link' };
    }
    return session ? { kind: 'admitted', session } : { kind: 'unauthenticated' };
  }
}
