/** The periods and limits that the invitations room works by; a test or the sandbox may set others. Milliseconds. */
import type { Limits } from '../clerk/rate-budgets.ts';

export interface Tuning {
  /** How long a revoke can be taken back. */
  undoMs: number;
  /** How long a create with an unknown outcome, of which Clerk would not refuse a second, may still take effect. */
  settleMs: number;
  /**
   * The same for one of which Clerk would. A late effect after a repetition costs no second e-mail, but one after the
   * person took it back, or revoked what the repetition made, would still be an e-mail that nobody wants.
   */
  graceMs: number;
  /** The first wait after a failed try; doubled with each further one. */
  backoffMs: number;
  /** Requests of one outbox at the same time. */
  concurrency: number;
  /** Null: Clerk's published ones. */
  limits: Limits | null;
  /** One attempt of one request. */
  timeoutMs: number;
  /** Between two polls while the app is visible, unless the settings say otherwise. */
  pollMs: number;
  /** How many times longer that is while nobody looks. */
  hiddenFactor: number;
  /** Pages of a first sync in flight at the same time, of both lists together. */
  parallelPages: number;
}

export const defaultTuning: Tuning = {
  undoMs: 5000,
  settleMs: 120_000,
  graceMs: 15_000,
  backoffMs: 1000,
  concurrency: 4,
  limits: null,
  timeoutMs: 30_000,
  pollMs: 60_000,
  hiddenFactor: 3,
  parallelPages: 14,
};
