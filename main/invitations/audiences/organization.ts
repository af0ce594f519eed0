/**
 * Invitations into one organization of the application:
 * https://clerk.com/docs/reference/backend-api/tag/Organization-Invitations
 */
import { invalidInput } from '../../../preload/failure.ts';
import type { CallOptions, ClerkInvitation, InvitationPage, ListQuery } from '../../clerk/api.ts';
import { ClerkCallError } from '../../clerk/api.ts';
import type { AudienceClients, OrganizationDraft } from '../../clerk/audience-api.ts';
import { formsOf, mailboxKey } from '../mailbox.ts';
import { everyMatch } from '../outbox/look-up.ts';
import { commonCodes } from './application.ts';
import type { AudienceList, AudienceRules, CreateRequest, PlaceClient } from './audience.ts';

export const organizationRules: AudienceRules = {
  kind: 'organization',
  can: new Set(['create', 'revoke', 'resend']),
  endpoints: {
    list: 'organization-list-all',
    create: 'organization-create',
    bulk: 'organization-bulk',
    revoke: 'organization-revoke',
    // Clerk deletes none of these; nothing is ever sent there.
    delete: 'organization-revoke',
  },
  codes: {
    ...commonCodes,
    answers: {
      organization_invitation_not_unique: 'pending',
      already_a_member_in_organization: 'member',
    },
    everybody: new Set([
      ...commonCodes.everybody,
      'organization_not_enabled_in_instance',
      'organization_membership_quota_exceeded',
      'organization_invitation_quota_exceeded',
      'insufficient_seats',
      'unsupported_subscription_plan_features',
      'missing_organization_permission',
      'not_a_member_in_organization',
    ]),
  },
  takes: ({ ignoreExisting: _, templateSlug: __, ...draft }) => draft,
};

/** What an account's client has for organizations. */
type Organizing = Pick<AudienceClients, 'organization' | 'organizationInvitations'>;

function organizationDraft({ draft, audience, privateMetadata }: CreateRequest): OrganizationDraft {
  if (audience.kind !== 'organization') throw invalidInput('audience', 'This is not about an organization.');
  const { role, inviterUserId } = audience;
  const { ignoreExisting: _, templateSlug: __, ...rest } = draft;
  return {
    ...rest,
    role,
    ...(inviterUserId !== undefined && { inviterUserId }),
    ...(privateMetadata !== undefined && { privateMetadata }),
  };
}

const isMissing = (error: unknown): boolean =>
  error instanceof ClerkCallError && 'status' in error.failure && error.failure.status === 404;

export function organizationPlace(client: Organizing, organizationId: string): PlaceClient {
  const organization = client.organization(organizationId);
  const lookUp = async (id: string, options: CallOptions): Promise<ClerkInvitation | null> => {
    try {
      return await organization.get(id, options);
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  };
  return {
    create: (request, options) => organization.create(organizationDraft(request), options),
    createBulk: (requests, options) => organization.createBulk(requests.map(organizationDraft), options),
    revoke: (id, options) => organization.revoke(id, options),
    delete: async () => {
      throw invalidInput('ids', 'Clerk deletes no invitation into an organization.');
    },
    async lookUpAddress(address, options) {
      const wanted = mailboxKey(address);
      const found = new Map<string, ClerkInvitation>();
      for (const query of formsOf(address)) {
        const matches = await everyMatch((window) =>
          client.organizationInvitations({ ...window, query }, options),
        );
        for (const each of matches) {
          const isAsked = each.organizationId === organizationId && mailboxKey(each.emailAddress) === wanted;
          if (isAsked) found.set(each.id, each);
        }
      }
      return [...found.values()];
    },
    lookUp,
  };
}

/** Orders and parts that only the list of application invitations knows are not asked for here. */
function organizationQuery({ status, query, limit, offset, orderBy }: ListQuery) {
  const order = orderBy === '-created_at' || orderBy === '+created_at' ? orderBy : undefined;
  return {
    ...(status !== undefined && { status }),
    ...(query !== undefined && { query }),
    ...(limit !== undefined && { limit }),
    ...(offset !== undefined && { offset }),
    ...(order !== undefined && { orderBy: order }),
  };
}

/** Of every organization of the instance. `organizationOf`: of an invitation that the copy knows. */
export function organizationList(
  client: Organizing,
  organizationOf: (invitationId: string) => string | null,
): AudienceList {
  return {
    revokedApart: false,
    list: async (query, options): Promise<InvitationPage> =>
      client.organizationInvitations(organizationQuery(query), options),
    async lookUp(id, options) {
      const organizationId = organizationOf(id);
      return organizationId === null ? null : organizationPlace(client, organizationId).lookUp(id, options);
    },
  };
}
