/** The endpoints of the Backend API that Guestlist calls, and how each may be repeated. */

export type Endpoint =
  | 'create'
  | 'bulk'
  | 'list'
  | 'revoke'
  | 'delete'
  | 'instance'
  | OrganizationEndpoint
  | WaitlistEndpoint;

/** `organization-list`: of one organization; `organization-list-all`: of all of the instance. */
export type OrganizationEndpoint =
  | 'organizations'
  | 'organization-roles'
  | 'organization-create'
  | 'organization-bulk'
  | 'organization-list'
  | 'organization-list-all'
  | 'organization-get'
  | 'organization-revoke';

export type WaitlistEndpoint =
  | 'waitlist-list'
  | 'waitlist-create'
  | 'waitlist-bulk'
  | 'waitlist-invite'
  | 'waitlist-reject'
  | 'waitlist-delete';

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

const reading: EndpointRule = { method: 'GET', repeats: 'freely', holdMs: 10_000 };
const inviting: EndpointRule = { method: 'POST', repeats: 'unless-sent', holdMs: 60_000 };

/** Hold times follow Clerk's windows: ten seconds for any endpoint, an hour for those that send invitations. */
export const endpoints: Record<Endpoint, EndpointRule> = {
  create: inviting,
  bulk: inviting,
  list: reading,
  revoke: { method: 'POST', repeats: 'freely', holdMs: 10_000 },
  delete: { method: 'DELETE', repeats: 'unless-sent', holdMs: 10_000 },
  instance: reading,
  organizations: reading,
  'organization-roles': reading,
  'organization-create': inviting,
  'organization-bulk': inviting,
  'organization-list': reading,
  'organization-list-all': reading,
  'organization-get': reading,
  // Its second answer is `organization_invitation_not_pending`, which does not tell revoked from accepted: look then.
  'organization-revoke': { method: 'POST', repeats: 'freely', holdMs: 10_000 },
  'waitlist-list': reading,
  // An entry that is there comes back in place of an error, but whether a second confirmation goes out is not said.
  'waitlist-create': { method: 'POST', repeats: 'unless-sent', holdMs: 10_000 },
  'waitlist-bulk': { method: 'POST', repeats: 'unless-sent', holdMs: 10_000 },
  'waitlist-invite': inviting,
  'waitlist-reject': { method: 'POST', repeats: 'freely', holdMs: 10_000 },
  'waitlist-delete': { method: 'DELETE', repeats: 'unless-sent', holdMs: 10_000 },
};
