/** The Backend API as the rest of main sees it. Names are Clerk's, in camel case; times are milliseconds since 1970. */
import type { Failure } from '../../preload/failure.ts';
import { FailureError } from '../../preload/failure.ts';
import type { ClerkStatus, Draft } from '../../preload/invitation.ts';
import type { RetryPolicy } from '../../preload/settings.ts';

/** What the rows of all lists have: of invitations, to organizations too, and of the waitlist. */
export interface ClerkRow<S extends string> {
  id: string;
  emailAddress: string;
  /** `other`: one that this version does not know. */
  status: S | 'other';
  createdAt: number;
  updatedAt: number;
  /** Clerk's word for a status that this version does not know. */
  statusWord?: string;
  /** Clerk's name of the field that could not be read: what stands for it here says nothing. */
  unread?: string;
  /** Clerk did not tell when it changed. */
  undated?: true;
}

/** One invitation as Clerk answered it. `url` carries a sign-up ticket: a secret. */
export interface ClerkInvitation extends ClerkRow<ClerkStatus> {
  publicMetadata: Record<string, unknown>;
  url: string | null;
  expiresAt: number | null;
}

export interface ClerkInstance {
  id: string;
  environment: 'development' | 'production';
}

export type OrderBy = `${'+' | '-' | ''}${'created_at' | 'email_address' | 'expires_at'}`;

/** Query of `GET /invitations`. Without `status` Clerk returns all but the revoked. */
export interface ListQuery {
  status?: ClerkStatus;
  /** A part of an address, or a whole id. */
  query?: string;
  /** A whole address; not every instance takes it. */
  emailAddress?: string;
  orderBy?: OrderBy;
  limit?: number;
  offset?: number;
}

export interface Page<R> {
  data: R[];
  /** Rows without an id, which are not in `data`, and how many of them Clerk calls pending; unset: none. */
  nameless?: { rows: number; pending: number };
  /** Null when Clerk answered the bare array, which does not tell. */
  totalCount: number | null;
}

export type InvitationPage = Page<ClerkInvitation>;

export interface CallOptions {
  signal?: AbortSignal;
  /** For this call only, over the account's policy. */
  retries?: Partial<RetryPolicy>;
  /** Milliseconds for one attempt. */
  timeoutMs?: number;
  /** Clerk's clock (the `Date` header) with each answer, in milliseconds since 1970. */
  onServerTime?: (ms: number) => void;
}

/** One account's client, for invitations to the application. Every method rejects with {@link ClerkCallError}, or with the signal's reason when cancelled. */
export interface ClerkClient {
  /** `POST /invitations`. Never repeated after an attempt that may have reached Clerk. */
  create(draft: Draft, options?: CallOptions): Promise<ClerkInvitation>;
  /** `POST /invitations/bulk`: 1–10 drafts. Never repeated after an attempt that may have reached Clerk. */
  createBulk(drafts: readonly Draft[], options?: CallOptions): Promise<ClerkInvitation[]>;
  /** `GET /invitations`. */
  list(query: ListQuery, options?: CallOptions): Promise<InvitationPage>;
  /** `POST /invitations/{id}/revoke`. */
  revoke(invitationId: string, options?: CallOptions): Promise<ClerkInvitation>;
  /** `DELETE /invitations/{id}`: for good, whatever its status. */
  delete(invitationId: string, options?: CallOptions): Promise<void>;
  /** `GET /instance`. */
  instance(options?: CallOptions): Promise<ClerkInstance>;
}

/** A failed call: why, and whether it may have taken effect all the same. */
export class ClerkCallError extends FailureError {
  override readonly name = 'ClerkCallError';
  /** `refused`: certainly without effect. `unknown`: it may have happened (time-out, reset, 5xx, unreadable answer). */
  readonly outcome: 'refused' | 'unknown';

  constructor(failure: Failure, outcome: 'refused' | 'unknown', options?: ErrorOptions) {
    super(failure, options);
    this.outcome = outcome;
  }
}
