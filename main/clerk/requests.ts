/** Our terms put into Clerk's: bodies and query strings, with nothing that was not set. */

import { invalidInput } from '../../preload/failure.ts';
import type { Draft } from '../../preload/invitation.ts';
import type { ListQuery } from './api.ts';

/** Clerk's bounds: `limit` of a list, and addresses of one bulk create. */
const maxPageSize = 500;
const maxBulkSize = 10;

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
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
}

/** Throws `FailureError` when there are none, or more than Clerk takes at once. */
export function bulkBody(drafts: readonly Draft[]): Record<string, unknown>[] {
  if (drafts.length < 1 || drafts.length > maxBulkSize) {
    throw invalidInput('drafts', `One bulk call takes 1 to ${maxBulkSize} invitations.`);
  }
  return drafts.map(draftBody);
}

/** Throws `FailureError` for numbers that Clerk would refuse. `URLSearchParams` writes `+` as `%2B`, as Clerk needs. */
export function listParams(query: ListQuery): URLSearchParams {
  const params = new URLSearchParams({ paginated: 'true' });
  if (query.status !== undefined) params.set('status', query.status);
  if (query.query !== undefined) params.set('query', query.query);
  if (query.emailAddress !== undefined) params.set('email_address', query.emailAddress);
  if (query.orderBy !== undefined) params.set('order_by', query.orderBy);
  if (query.limit !== undefined) params.set('limit', integer('limit', query.limit, 1, maxPageSize));
  if (query.offset !== undefined)
    params.set('offset', integer('offset', query.offset, 0, Number.MAX_SAFE_INTEGER));
  return params;
}

function integer(field: string, value: number, min: number, max: number): string {
  if (Number.isInteger(value) && value >= min && value <= max) return value.toFixed(0);
  throw invalidInput(field, `“${field}” must be a whole number from ${min} to ${max}.`);
}

/** An id goes into a path, where `..` or a slash would address something else. Throws `FailureError`. */
export function invitationPath(invitationId: string): string {
  if (/^[A-Za-z0-9_-]{1,128}$/.test(invitationId)) return `/invitations/${invitationId}`;
  throw invalidInput('invitationId', 'This is not the id of an invitation.');
}
