/** Our terms put into Clerk's: bodies and query strings, with nothing that was not set. */

import { invalidInput } from '../../preload/failure.ts';
import type { Draft } from '../../preload/invitation.ts';
import type { ListQuery } from './api.ts';
import type { OrganizationDraft, WaitlistDraft } from './audience-api.ts';

/** Clerk's bound of a list's `limit`. */
const maxPageSize = 500;

/** A `POST /invitations` body: an unset field is absent, because Clerk refuses keys it does not know and some nulls. */
export function draftBody(draft: Draft): Record<string, unknown> {
  const body = {
    email_address: draft.emailAddress,
    public_metadata: draft.publicMetadata,
    redirect_url: draft.redirectUrl,
    notify: draft.notify,
    ignore_existing: draft.ignoreExisting,
    expires_in_days: draft.expiresInDays,
    template_slug: draft.templateSlug,
  };
  return withoutUnset(body);
}

/** A `POST /organizations/{org}/invitations` body, without what only the application knows. */
export function organizationDraftBody(draft: OrganizationDraft): Record<string, unknown> {
  return withoutUnset({
    email_address: draft.emailAddress,
    role: draft.role,
    inviter_user_id: draft.inviterUserId,
    public_metadata: draft.publicMetadata,
    private_metadata: draft.privateMetadata,
    redirect_url: draft.redirectUrl,
    notify: draft.notify,
    expires_in_days: draft.expiresInDays,
  });
}

export function waitlistBody({ emailAddress, notify }: WaitlistDraft): Record<string, unknown> {
  return withoutUnset({ email_address: emailAddress, notify });
}

export function withoutUnset(body: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
}

/** As many as Clerk takes in one call. */
export const bulkSizes = { invitations: 10, waitlist: 50 } as const;

/** Throws `FailureError` when there are none, or more than Clerk takes at once. */
export function bulkBody<D>(
  drafts: readonly D[],
  bodyOf: (draft: D) => Record<string, unknown>,
  most: number = bulkSizes.invitations,
): Record<string, unknown>[] {
  if (drafts.length < 1 || drafts.length > most) {
    const what = most === bulkSizes.waitlist ? 'entries' : 'invitations';
    throw invalidInput('drafts', `One bulk call takes 1 to ${most} ${what}.`);
  }
  return drafts.map(bodyOf);
}

interface ListParams extends Pick<ListQuery, 'query' | 'emailAddress' | 'limit' | 'offset'> {
  status?: string;
  orderBy?: string;
  organizationIds?: readonly string[];
}

/** Throws `FailureError` for numbers that Clerk would refuse. `URLSearchParams` writes `+` as `%2B`, as Clerk needs. */
export function listParams(query: ListParams): URLSearchParams {
  const params = new URLSearchParams();
  if (query.status !== undefined) params.set('status', query.status);
  if (query.query !== undefined) params.set('query', query.query);
  if (query.emailAddress !== undefined) params.set('email_address', query.emailAddress);
  if (query.orderBy !== undefined) params.set('order_by', query.orderBy);
  if (query.limit !== undefined) params.set('limit', integer('limit', query.limit, 1, maxPageSize));
  if (query.offset !== undefined)
    params.set('offset', integer('offset', query.offset, 0, Number.MAX_SAFE_INTEGER));
  for (const id of query.organizationIds ?? []) params.append('organization_id', id);
  return params;
}

/** The list of invitations to the application is the only one that answers a bare array unless it is asked not to. */
export function invitationParams(query: ListQuery): URLSearchParams {
  const params = listParams(query);
  params.set('paginated', 'true');
  return params;
}

function integer(field: string, value: number, min: number, max: number): string {
  if (Number.isInteger(value) && value >= min && value <= max) return value.toFixed(0);
  throw invalidInput(field, `“${field}” must be a whole number from ${min} to ${max}.`);
}

const names = {
  invitationId: 'an invitation',
  organizationId: 'an organization',
  entryId: 'an entry of the waitlist',
} as const;

/** An id as a part of a path, where `..` or a slash would address something else. Throws `FailureError`. */
export function pathId(field: keyof typeof names, id: string): string {
  if (/^[A-Za-z0-9_-]{1,128}$/.test(id)) return id;
  throw invalidInput(field, `This is not the id of ${names[field]}.`);
}
