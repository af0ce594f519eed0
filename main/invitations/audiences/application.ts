/** Invitations to sign up for the application: https://clerk.com/docs/reference/backend-api/tag/Invitations */
import { application as applicationAudience } from '../../../preload/audience.ts';
import { invalidInput } from '../../../preload/failure.ts';
import { clerkStatuses } from '../../../preload/invitation.ts';
import type { ClerkClient, ListQuery } from '../../clerk/api.ts';
import { lookUpAddress, lookUpInvitation } from '../outbox/look-up.ts';
import type { AudienceParts, PlaceClient, RefusalCodes, RowQuery } from './audience.ts';

/** What Clerk answers whoever is invited, and to what. */
export const commonCodes: Omit<RefusalCodes, 'answers'> = {
  everybody: new Set([
    'dev_monthly_email_limit_exceeded',
    'invitations_not_supported',
    'quota_exceeded',
    'user_quota_exceeded',
    'authorization_invalid',
    'api_version_invalid',
  ]),
  liftable: new Set(['not_allowed_access']),
  passing: new Set(['resource_locked']),
  locked: new Set(),
};

const notOnWaitlist = async (): Promise<never> => {
  throw invalidInput('ids', 'This is not about the waitlist.');
};

/** Of a place whose rows nobody is let in from. */
export const noEntries: Pick<PlaceClient, 'invite' | 'lookUpInvited'> = {
  invite: notOnWaitlist,
  lookUpInvited: notOnWaitlist,
};

/** What every audience can be asked; the waitlist has other words for its states. */
export function clerkQuery({ status, ...rest }: RowQuery): ListQuery {
  const known = clerkStatuses.find((each) => each === status);
  return known === undefined ? rest : { ...rest, status: known };
}

export function applicationPlace(client: ClerkClient): PlaceClient {
  return {
    create: ({ draft }, options) => client.create(draft, options),
    createBulk: (requests, options) =>
      client.createBulk(
        requests.map(({ draft }) => draft),
        options,
      ),
    revoke: (id, options) => client.revoke(id, options),
    delete: (id, options) => client.delete(id, options),
    lookUpAddress: (address, options) => lookUpAddress(client, address, options),
    lookUp: (id, options) => lookUpInvitation(client, id, options),
    ...noEntries,
  };
}

export const application: AudienceParts = {
  database: 'copy',
  rules: {
    kind: 'application',
    can: { create: null, revoke: null, resend: null, delete: null },
    endpoints: {
      list: 'list',
      create: 'create',
      bulk: 'bulk',
      revoke: 'revoke',
      delete: 'delete',
      // Nothing is ever sent there.
      invite: 'create',
    },
    bulkSize: 10,
    codes: {
      ...commonCodes,
      answers: {
        duplicate_record: 'pending',
        invitation_already_accepted: 'accepted',
        invitation_already_revoked: 'revoked',
        revoked_invitation: 'revoked',
      },
    },
    takes: (draft) => draft,
    scopeOf: () => undefined,
    placeAgain: () => ({ audience: applicationAudience }),
    shown: () => ({}),
    columns: [],
    ownerOf: () => 'application',
  },
  place: applicationPlace,
  list: (client) => ({
    revokedApart: true,
    looks: {
      // About 700 bytes each, with a link.
      newest: 3,
      thorough: ['pending', 'all', 'revoked'],
      inTurn: [
        ['pending', 'all'],
        ['pending', 'revoked'],
      ],
    },
    list: (query, options) => client.list(clerkQuery(query), options),
    lookUp: (id, options) => lookUpInvitation(client, id, options),
  }),
};
