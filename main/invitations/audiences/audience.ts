/**
 * What outbox and sync know of an audience: which endpoints its requests go to, within which limits, and what Clerk's
 * refusals mean there. Everything that differs between audiences stands in the object of one.
 */
import type { Audience, AudienceKind } from '../../../preload/audience.ts';
import type { ClerkClient, ClerkInvitation } from '../../clerk/api.ts';
import type { Endpoint } from '../../clerk/endpoints.ts';
import type { WhenAsked } from '../outbox/item.ts';
import type { KnownInvitation } from '../outbox/reconcile.ts';

/** What can be asked for in every audience. */
export type RequestKind = 'list' | 'create' | 'bulk' | 'revoke' | 'delete';

/** What Clerk's error codes mean. */
export interface RefusalCodes {
  /** The state that was asked for, or one close to it, is there. */
  answers: Readonly<Record<string, 'pending' | 'accepted' | 'revoked'>>;
  /** Whoever is invited would be refused, though the status does not give it away. */
  everybody: ReadonlySet<string>;
  /** About one address, until a person does something about it at Clerk. */
  liftable: ReadonlySet<string>;
  /** Over by itself. */
  passing: ReadonlySet<string>;
}

/** The requests of an audience, in the shape of those for the application. */
export type AudienceClient = Pick<ClerkClient, RequestName>;

type RequestName = 'create' | 'createBulk' | 'list' | 'revoke' | 'delete';

export interface AudienceRules {
  kind: AudienceKind;
  /** Whose limits each request is counted against. */
  endpoints: Readonly<Record<RequestKind, Endpoint>>;
  codes: RefusalCodes;
}

/**
 * Which invitations exclude each other: one pending invitation for each address is what Clerk allows in the
 * application, and in each organization. Requests of one bulk call are of one place.
 */
export function placeOf(audience: Audience): string {
  return audience.kind;
}

/** One audience at work: its requests, and what is known of whom they are about. Addresses are by `mailboxKey`. */
export interface AudiencePorts {
  rules: AudienceRules;
  client: AudienceClient;
  /** What the copy has of an address; null while the copy cannot be relied on. */
  known(address: string): readonly KnownInvitation[] | null;
  /** How Clerk stands now for some addresses, as far as that is known. */
  standing(addresses: readonly string[]): (address: string) => WhenAsked | undefined;
  /** Facts from Clerk, for the copy. */
  learn(invitations: readonly ClerkInvitation[]): void;
  /** Clerk does not have this one. */
  unlearn(invitationId: string): void;
  /** This invitation is deleted at Clerk: what is kept about its address goes. Throws SQLite's error. */
  forgetAddress(address: string, invitationId: string): void;
}
