/** Invitations to sign up for the application: https://clerk.com/docs/reference/backend-api/tag/Invitations */
import type { ClerkClient } from '../../clerk/api.ts';
import { lookUpAddress, lookUpInvitation } from '../outbox/look-up.ts';
import type { AudienceList, AudienceRules, PlaceClient, RefusalCodes } from './audience.ts';

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
};

export const applicationRules: AudienceRules = {
  kind: 'application',
  can: new Set(['create', 'revoke', 'resend', 'delete']),
  endpoints: { list: 'list', create: 'create', bulk: 'bulk', revoke: 'revoke', delete: 'delete' },
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
};

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
  };
}

export function applicationList(client: ClerkClient): AudienceList {
  return {
    revokedApart: true,
    list: (query, options) => client.list(query, options),
    lookUp: (id, options) => lookUpInvitation(client, id, options),
  };
}
