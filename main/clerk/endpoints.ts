/** The six endpoints of the Backend API that Guestlist calls, and how each may be repeated. */

export type Endpoint = 'create' | 'bulk' | 'list' | 'revoke' | 'delete' | 'instance';

export interface EndpointRule {
  method: 'GET' | 'POST' | 'DELETE';
  /**
   * `freely`: a repeat has no further effect. Revoke belongs here: a second one is answered with
   * `invitation_already_revoked`, which the caller reads as the state that was asked for.
   * `unless-sent`: Clerk has no idempotency key, so a create is repeated only when the attempt before it
   * certainly never reached Clerk; anything else risks a false `duplicate_record` or a second e-mail. A delete is
   * looked for before it is repeated: a second one is answered as if there had been none.
   */
  repeats: 'freely' | 'unless-sent';
  /** Milliseconds to hold back after a 429 whose `Retry-After` is missing or unreadable. */
  holdMs: number;
}

/** Hold times follow Clerk's windows: ten seconds for any endpoint, an hour for the two that send e-mail. */
export const endpoints: Record<Endpoint, EndpointRule> = {
  create: { method: 'POST', repeats: 'unless-sent', holdMs: 60_000 },
  bulk: { method: 'POST', repeats: 'unless-sent', holdMs: 60_000 },
  list: { method: 'GET', repeats: 'freely', holdMs: 10_000 },
  revoke: { method: 'POST', repeats: 'freely', holdMs: 10_000 },
  delete: { method: 'DELETE', repeats: 'unless-sent', holdMs: 10_000 },
  instance: { method: 'GET', repeats: 'freely', holdMs: 10_000 },
};
