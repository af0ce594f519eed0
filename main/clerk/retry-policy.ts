/** When a failed attempt is followed by another: the official SDKs' knobs, as one pure decision. */
import type { RetryPolicy } from '../../preload/settings.ts';
import { defaultSettings } from '../../preload/settings-defaults.ts';
import type { AttemptError } from './attempt-error.ts';
import type { EndpointRule } from './endpoints.ts';

export const defaultRetryPolicy: RetryPolicy = defaultSettings.retryPolicy;

/** The SDKs add up to one second to each wait. */
const maxJitterMs = 1000;

export interface RetryQuestion {
  policy: RetryPolicy;
  endpoint: EndpointRule;
  error: AttemptError;
  /** 1 before the first repetition. */
  retryCount: number;
  /** Milliseconds since the first attempt began. */
  elapsedMs: number;
  /** In [0, 1). */
  random: number;
}

/** Milliseconds to wait before the next attempt, or null when there must not be one. */
export function retryWait(question: RetryQuestion): number | null {
  const { policy, endpoint, error, retryCount, elapsedMs, random } = question;
  if (policy.strategy === 'none' || error.transient === null) return null;
  if (error.transient === 'connection' && !policy.retryConnectionErrors) return null;
  if (endpoint.repeats === 'unless-sent' && error.outcome !== 'refused') return null;
  const backoff = policy.initialIntervalMs * policy.exponent ** (retryCount - 1);
  // At the default first wait of 500 ms this is the SDKs' 0–1 s; shorter policies keep its proportion.
  const jitter = random * Math.min(maxJitterMs, 2 * policy.initialIntervalMs);
  const wait = Math.max(Math.min(backoff + jitter, policy.maxIntervalMs), error.retryAfterMs ?? 0);
  return elapsedMs + wait > policy.maxElapsedMs ? null : wait;
}
