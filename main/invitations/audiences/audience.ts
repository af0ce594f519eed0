/**
 * What outbox and sync know of an audience: how its requests are made and within which limits, and what Clerk's
 * refusals mean there. Everything that differs between audiences stands in the object of one.
 */
import type { Audience, AudienceKind } from '../../../preload/audience.ts';
import type { Draft } from '../../../preload/invitation.ts';
import type { QueueOperation } from '../../../preload/queue.ts';
import type { CallOptions, ClerkInvitation, InvitationPage, ListQuery } from '../../clerk/api.ts';
import type { Endpoint } from '../../clerk/endpoints.ts';
import type { Known } from '../outbox/item.ts';
import type { KnownInvitation } from '../outbox/reconcile.ts';

/** What is sent, by what it means; which endpoint of Clerk's that is, the audience says. */
export type RequestKind = 'list' | 'create' | 'bulk' | 'revoke' | 'delete';

/** What Clerk's error codes mean. */
export interface RefusalCodes {
  /** The state that was asked for, or one close to it, is there. `member`: nobody need be invited any more. */
  answers: Readonly<Record<string, 'pending' | 'accepted' | 'revoked' | 'member'>>;
  /** Whoever is invited would be refused, though the status does not give it away. */
  everybody: ReadonlySet<string>;
  /** About one address, until a person does something about it at Clerk. */
  liftable: ReadonlySet<string>;
  /** Over by itself. */
  passing: ReadonlySet<string>;
}

export interface AudienceRules {
  kind: AudienceKind;
  /** What can be asked for. */
  can: ReadonlySet<QueueOperation>;
  /** Whose limits each request is counted against. */
  endpoints: Readonly<Record<RequestKind, Endpoint>>;
  codes: RefusalCodes;
  /** A draft without what Clerk does not take for this audience. */
  takes(draft: Draft): Draft;
}

/** One invitation to be made. */
export interface CreateRequest {
  draft: Draft;
  audience: Audience;
  /** Only of a resend: as the first one had it. */
  privateMetadata?: Record<string, unknown> | undefined;
}

/** Requests about one place. Each rejects with `ClerkCallError`, or with the signal's reason. */
export interface PlaceClient {
  create(request: CreateRequest, options: CallOptions): Promise<ClerkInvitation>;
  /** Ten at most. */
  createBulk(requests: readonly CreateRequest[], options: CallOptions): Promise<ClerkInvitation[]>;
  revoke(invitationId: string, options: CallOptions): Promise<ClerkInvitation>;
  delete(invitationId: string, options: CallOptions): Promise<void>;
  /** Every invitation of exactly this mailbox, in whatever form Clerk keeps its address. */
  lookUpAddress(address: string, options: CallOptions): Promise<ClerkInvitation[]>;
  /** As it is now; null when Clerk does not have it. */
  lookUp(invitationId: string, options: CallOptions): Promise<ClerkInvitation | null>;
}

/** The list that the copy of an audience follows. Rejects as {@link PlaceClient} does. */
export interface AudienceList {
  /** Whether Clerk leaves the revoked ones out where no status is named. */
  revokedApart: boolean;
  list(query: ListQuery, options: CallOptions): Promise<InvitationPage>;
  lookUp: PlaceClient['lookUp'];
}

/** One place at work: its requests, and what is known of whom they are about. Addresses are by `mailboxKey`. */
export interface PlacePorts {
  rules: AudienceRules;
  client: PlaceClient;
  /** What the copy has of an address; null while the copy cannot be relied on. */
  known(address: string): readonly KnownInvitation[] | null;
  /** How Clerk stands now for some addresses, as far as that is known. */
  standing(addresses: readonly string[]): (address: string) => Known | undefined;
  /** Facts from Clerk, for the copy. */
  learn(invitations: readonly ClerkInvitation[]): void;
  /** Clerk does not have this one. */
  unlearn(invitationId: string): void;
  /** This invitation is deleted at Clerk: what is kept about its address goes. Throws SQLite's error. */
  forgetAddress(address: string, invitationId: string): void;
}
