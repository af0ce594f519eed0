/**
 * What outbox, sync and list know of an audience: how its requests are made and within which limits, what Clerk's
 * refusals mean there, and what its rows are. Everything that differs between audiences stands in the object of one.
 */
import type { Audience, AudienceKind } from '../../../preload/audience.ts';
import type { Draft, Invitation, Status } from '../../../preload/invitation.ts';
import type { QueueItem, QueueOperation } from '../../../preload/queue.ts';
import type { CallOptions, ListQuery, Page } from '../../clerk/api.ts';
import type { Clerk } from '../../clerk/audience-api.ts';
import type { Endpoint } from '../../clerk/endpoints.ts';
import type { KeptMembership } from '../copy/membership.ts';
import type { Row } from './row.ts';

/** What is sent, by what it means; which endpoint of Clerk's that is, the audience says. `invite`: from the waitlist. */
export type RequestKind = 'list' | 'create' | 'bulk' | 'revoke' | 'delete' | 'invite';

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
  /** Over by itself, and about this one alone: it waits, and everything else goes on. */
  locked: ReadonlySet<string>;
}

/** The requests by which those go out who stand in one line, and how many fit into a bulk call. */
export interface Creating {
  create: Endpoint;
  bulk: Endpoint;
  bulkSize: number;
}

export interface AudienceRules {
  kind: AudienceKind;
  /** What can be asked for, and in which lists somebody must stand for it; null: in any. */
  can: Readonly<Partial<Record<QueueOperation, readonly Status[] | null>>>;
  /** Whose limits each request is counted against. */
  endpoints: Readonly<Record<RequestKind, Endpoint>>;
  bulkSize: number;
  codes: RefusalCodes;
  /** A draft without what Clerk does not take for this audience. */
  takes(draft: Draft): Draft;
  /** Which part of its list is one place: the id of an organization; undefined: all of it. */
  scopeOf(audience: Audience): string | undefined;
  /** Where something that is done about one of its rows goes. */
  placeAgain(membership: KeptMembership | null): { audience: Audience; privateMetadata?: Metadata };
  /** What a queue shows of where an item goes. `nameOf`: of an organization. */
  shown(audience: Audience, nameOf: (id: string) => string | null): Pick<QueueItem, 'audience' | 'into'>;
  /** Columns of an export after the address; those of every audience follow. */
  columns: readonly [heading: string, read: (row: Invitation) => string][];
  /** Of those, what would be empty in every row; unset: none. */
  withoutColumns?: ReadonlySet<string>;
  /** Whose list a row belongs into that a request here was answered with. */
  ownerOf(row: Row): AudienceKind;
  /** Whoever is new in its list came by themselves, and waits to be let in; unset: was invited. */
  peopleAsk?: true;
  /** In whose list somebody shows up who is let in here; unset: in none but its own. */
  leadsInto?: AudienceKind;
}

type Metadata = Record<string, unknown>;

/** One invitation to be made. */
export interface CreateRequest {
  draft: Draft;
  audience: Audience;
  /** Only of a resend: as the first one had it. */
  privateMetadata?: Metadata | undefined;
}

/** Who was let in from the waitlist. */
export interface InvitedEntry {
  /** As it is now; null when Clerk does not have it. */
  entry: Row | null;
  /** Every invitation to the application that the person has; after `invite` the one that was made. */
  invitations: Row[];
}

/** Requests about one place. Each rejects with `ClerkCallError`, or with the signal's reason. */
export interface PlaceClient {
  create(request: CreateRequest, options: CallOptions): Promise<Row>;
  /** As many as `bulkSize` says at most. */
  createBulk(requests: readonly CreateRequest[], options: CallOptions): Promise<Row[]>;
  /** Of an entry of the waitlist: rejects it. */
  revoke(id: string, options: CallOptions): Promise<Row>;
  delete(id: string, options: CallOptions): Promise<void>;
  /** Every row of exactly this mailbox, in whatever form Clerk keeps its address. */
  lookUpAddress(address: string, options: CallOptions): Promise<Row[]>;
  /** As it is now; null when Clerk does not have it. */
  lookUp(id: string, options: CallOptions): Promise<Row | null>;
  /** Only of the waitlist: lets an entry in. */
  invite(entryId: string, draft: Pick<Draft, 'ignoreExisting'>, options: CallOptions): Promise<InvitedEntry>;
  /** Only of the waitlist: what became of an entry, and of the person's invitations. */
  lookUpInvited(entryId: string, address: string, options: CallOptions): Promise<InvitedEntry>;
}

export type RowQuery = Omit<ListQuery, 'status'> & { status?: Exclude<Status, 'other'> };

/** A list of Clerk's that a look can count. */
export type LookName = 'pending' | 'all' | 'revoked' | 'invited' | 'rejected';

/** The list that the copy of an audience follows. Rejects as {@link PlaceClient} does. */
export interface AudienceList {
  /** Whether Clerk leaves the revoked ones out where no status is named. */
  revokedApart: boolean;
  looks: {
    /** What a look asks for that must not miss anything. */
    thorough: readonly LookName[];
    /** What steady looks ask for, in turn. */
    inTurn: readonly (readonly LookName[])[];
    /** So many of the newest pending ones; few, so that an answer stays small. */
    newest: number;
  };
  list(query: RowQuery, options: CallOptions): Promise<Page<Row>>;
  lookUp: PlaceClient['lookUp'];
}

/** What is known of an invitation of an address. */
export interface KnownInvitation {
  id: string;
  /** As Clerk saw it last, whatever its time. */
  pending: boolean;
  createdAt: number;
}

/** The invitations that an address had at one moment. */
export interface Known {
  ids: string[];
  /** Clerk's own time, in milliseconds since 1970; null: Clerk has not told it yet. */
  clerkTime: number | null;
}

/** One place at work: its requests, and what is known of whom they are about. Addresses are by `mailboxKey`. */
export interface PlacePorts {
  rules: AudienceRules;
  client: PlaceClient;
  /**
   * What the copy has of an address; null while the copy cannot be relied on. `entryId`: what must be known to let that
   * entry of the waitlist in.
   */
  known(address: string, entryId: string | null): readonly KnownInvitation[] | null;
  /** How Clerk stands now for some addresses, as far as that is known. */
  baseline(addresses: readonly string[]): (address: string) => Known | undefined;
  /** Facts from Clerk, for the copy. */
  apply(rows: readonly Row[]): void;
  /** Clerk does not have this one. */
  forget(id: string): void;
  /** This one is deleted at Clerk: what is kept about its address goes. Throws SQLite's error. */
  forgetAddress(address: string, id: string): void;
}

/** One audience, whole. */
export interface AudienceParts {
  rules: AudienceRules;
  /** The file of its copy. */
  database: 'copy' | 'organizations' | 'waitlist';
  place(client: Clerk, audience: Audience): PlaceClient;
  /** `scopeAt`: of a row that the copy knows (`scopeOf` of the rules). */
  list(client: Clerk, scopeAt: (id: string) => string | null): AudienceList;
  /** Whether the instance has anything of the kind; unset: every instance has. Rejects with `ClerkCallError`. */
  isThere?(client: Clerk, options: CallOptions): Promise<boolean>;
}
