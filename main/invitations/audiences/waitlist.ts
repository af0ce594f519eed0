/**
 * The waitlist of the application: https://clerk.com/docs/reference/backend-api/tag/Waitlist-Entries
 * To create is to add an address; who is let in gets an invitation to the application.
 */
import { waitlist as waitlistAudience } from '../../../preload/audience.ts';
import { waitlistStatuses } from '../../../preload/invitation.ts';
import type { CallOptions, OrderBy } from '../../clerk/api.ts';
import type { AudienceClients, Clerk, ClerkWaitlistEntry, WaitlistDraft } from '../../clerk/audience-api.ts';
import { formsOf, mailboxKey } from '../mailbox.ts';
import { everyMatch, lookUpAddress } from '../outbox/look-up.ts';
import { commonCodes } from './application.ts';
import type { AudienceParts, CreateRequest, PlaceClient, RowQuery } from './audience.ts';
import type { Row } from './row.ts';

/** What an account's client has for the waitlist. */
type Waiting = Pick<AudienceClients, 'waitlist'>;

function rowOf({ isLocked, invitation, ...entry }: ClerkWaitlistEntry): Row {
  return {
    ...entry,
    publicMetadata: {},
    url: null,
    expiresAt: null,
    waiting: { invitationId: invitation?.id ?? null, locked: isLocked },
  };
}

const draftOf = ({ draft: { emailAddress, notify } }: CreateRequest): WaitlistDraft => ({
  emailAddress,
  notify,
});

function waitlistOrder(order: OrderBy | undefined) {
  return order === '-created_at' || order === '+created_at' ? order : undefined;
}

/** Orders and parts that only the list of application invitations knows are not asked for here. */
function waitlistQuery({ status, query, limit, offset, orderBy }: RowQuery) {
  const known = waitlistStatuses.find((each) => each === status);
  const order = waitlistOrder(orderBy);
  return {
    ...(known !== undefined && { status: known }),
    ...(query !== undefined && { query }),
    ...(limit !== undefined && { limit }),
    ...(offset !== undefined && { offset }),
    ...(order !== undefined && { orderBy: order }),
  };
}

/** There is no path to read one entry: its whole id is looked for. Null when Clerk does not have it. */
async function lookUpEntry(
  { waitlist }: Waiting,
  id: string,
  options: CallOptions,
): Promise<ClerkWaitlistEntry | null> {
  const found = await everyMatch((window) => waitlist.list({ ...window, query: id }, options));
  return found.find((entry) => entry.id === id) ?? null;
}

function placeOf(client: Clerk): PlaceClient {
  const { waitlist } = client;
  return {
    create: async (request, options) => rowOf(await waitlist.create(draftOf(request), options)),
    createBulk: async (requests, options) =>
      (await waitlist.createBulk(requests.map(draftOf), options)).map(rowOf),
    revoke: async (id, options) => rowOf(await waitlist.reject(id, options)),
    delete: (id, options) => waitlist.delete(id, options),
    async lookUpAddress(address, options) {
      const wanted = mailboxKey(address);
      const found = new Map<string, Row>();
      for (const query of formsOf(address)) {
        for (const entry of await everyMatch((window) => waitlist.list({ ...window, query }, options))) {
          if (mailboxKey(entry.emailAddress) === wanted) found.set(entry.id, rowOf(entry));
        }
      }
      return [...found.values()];
    },
    async lookUp(id, options) {
      const entry = await lookUpEntry(client, id, options);
      return entry && rowOf(entry);
    },
    async invite(id, draft, options) {
      const entry = await waitlist.invite(id, draft, options);
      return { entry: rowOf(entry), invitations: entry.invitation ? [entry.invitation] : [] };
    },
    /** The entry names one invitation at most; the person may have another, made by somebody who did not look here. */
    async lookUpInvited(id, address, options) {
      const entry = await lookUpEntry(client, id, options);
      const made = entry?.invitation ? [entry.invitation] : [];
      const others = await lookUpAddress(client, address, options);
      const invitations = new Map([...made, ...others].map((each) => [each.id, each]));
      return { entry: entry && rowOf(entry), invitations: [...invitations.values()] };
    },
  };
}

export const waitlist: AudienceParts = {
  database: 'waitlist',
  rules: {
    kind: 'waitlist',
    can: {
      create: null,
      delete: ['pending'],
      // Whose invitation was revoked, or ran out, can be let in again.
      invite: ['pending', 'invited', 'rejected'],
      reject: ['pending'],
    },
    endpoints: {
      list: 'waitlist-list',
      create: 'waitlist-create',
      bulk: 'waitlist-bulk',
      revoke: 'waitlist-reject',
      delete: 'waitlist-delete',
      invite: 'waitlist-invite',
    },
    bulkSize: 50,
    codes: {
      ...commonCodes,
      answers: { duplicate_record: 'pending' },
      locked: new Set(['waitlist_entry_locked']),
    },
    takes: ({ emailAddress, notify }) => ({ emailAddress, ...(notify !== undefined && { notify }) }),
    scopeOf: () => undefined,
    placeAgain: () => ({ audience: waitlistAudience }),
    shown: ({ kind }) => ({ audience: kind }),
    columns: [],
    withoutColumns: new Set(['public_metadata', 'expires_at']),
    peopleAsk: true,
    leadsInto: 'application',
    ownerOf: ({ waiting }) => (waiting === undefined ? 'application' : 'waitlist'),
  },
  place: placeOf,
  list: (client) => ({
    revokedApart: false,
    looks: {
      newest: 3,
      thorough: ['pending', 'invited', 'rejected', 'all'],
      // Who signs up leaves the invited ones; the application's own list tells it first.
      inTurn: [['pending'], ['invited'], ['pending'], ['all'], ['pending'], ['rejected']],
    },
    async list(query, options) {
      const page = await client.waitlist.list(waitlistQuery(query), options);
      return { ...page, data: page.data.map(rowOf) };
    },
    async lookUp(id, options) {
      const entry = await lookUpEntry(client, id, options);
      return entry && rowOf(entry);
    },
  }),
  /** An instance without one, and one where nobody waits yet, have an empty list. */
  async isThere(client, options) {
    const page = await client.waitlist.list({ limit: 1 }, options);
    return (page.totalCount ?? page.data.length) > 0;
  },
};
