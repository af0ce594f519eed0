/**
 * Invitations into one organization of the application:
 * https://clerk.com/docs/reference/backend-api/tag/Organization-Invitations
 */
import { invalidInput } from '../../../preload/failure.ts';
import type { CallOptions } from '../../clerk/api.ts';
import { ClerkCallError } from '../../clerk/api.ts';
import type { AudienceClients, OrganizationDraft } from '../../clerk/audience-api.ts';
import { formsOf, mailboxKey } from '../mailbox.ts';
import { everyMatch } from '../outbox/look-up.ts';
import { clerkQuery, commonCodes, noEntries } from './application.ts';
import type { AudienceParts, AudienceRules, CreateRequest, PlaceClient, RowQuery } from './audience.ts';
import type { Row } from './row.ts';

const rules: AudienceRules = {
  kind: 'organization',
  can: { create: null, revoke: null, resend: null },
  endpoints: {
    list: 'organization-list-all',
    create: 'organization-create',
    bulk: 'organization-bulk',
    revoke: 'organization-revoke',
    // Clerk deletes none of these, and has no waitlist for them; nothing is ever sent there.
    delete: 'organization-revoke',
    invite: 'organization-create',
  },
  bulkSize: 10,
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
  scopeOf: (audience) => (audience.kind === 'organization' ? audience.organizationId : undefined),
  /** The same organization, role and name. */
  placeAgain(membership) {
    if (membership === null) throw invalidInput('ids', 'The organization of one of these is not known.');
    const { organizationId, role, inviterUserId, privateMetadata } = membership;
    const inviter = inviterUserId === null ? {} : { inviterUserId };
    return { audience: { kind: 'organization', organizationId, role, ...inviter }, privateMetadata };
  },
  shown(audience, nameOf) {
    if (audience.kind !== 'organization') return {};
    const { kind, organizationId, role } = audience;
    return { audience: kind, into: { organizationId, name: nameOf(organizationId), role } };
  },
  columns: [
    ['organization_id', ({ membership }) => membership?.organizationId ?? ''],
    ['organization_name', ({ membership }) => membership?.organizationName ?? ''],
    ['role', ({ membership }) => membership?.role ?? ''],
  ],
  ownerOf: () => 'organization',
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

function placeIn(client: Organizing, organizationId: string): PlaceClient {
  const organization = client.organization(organizationId);
  const lookUp = async (id: string, options: CallOptions): Promise<Row | null> => {
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
    ...noEntries,
    async lookUpAddress(address, options) {
      const wanted = mailboxKey(address);
      const found = new Map<string, Row>();
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
function organizationQuery(asked: RowQuery) {
  const { status, query, limit, offset, orderBy } = clerkQuery(asked);
  const order = orderBy === '-created_at' || orderBy === '+created_at' ? orderBy : undefined;
  return {
    ...(status !== undefined && { status }),
    ...(query !== undefined && { query }),
    ...(limit !== undefined && { limit }),
    ...(offset !== undefined && { offset }),
    ...(order !== undefined && { orderBy: order }),
  };
}

export const organization: AudienceParts = {
  rules,
  database: 'organizations',
  place(client, audience) {
    const id = rules.scopeOf(audience);
    if (id === undefined) throw invalidInput('audience', 'This is not about an organization.');
    return placeIn(client, id);
  },
  /** Of every organization of the instance. */
  list: (client, organizationOf) => ({
    revokedApart: false,
    // One question tells of the revoked ones too.
    // About 1,400 bytes each, with a link, the organization and who invited.
    looks: { newest: 2, thorough: ['pending', 'all'], inTurn: [['pending'], ['all']] },
    list: (query, options) => client.organizationInvitations(organizationQuery(query), options),
    async lookUp(id, options) {
      const organizationId = organizationOf(id);
      return organizationId === null ? null : placeIn(client, organizationId).lookUp(id, options);
    },
  }),
  async isThere(client, options) {
    const page = await client.organizations({ limit: 1 }, options);
    return page.totalCount !== 0;
  },
};
