/** One call to each endpoint, and answers that fit them. */
import type { Clerk } from '../../../main/clerk/audience-api.ts';
import type { Endpoint } from '../../../main/clerk/endpoints.ts';
import { type Answer, reply } from '../../support/http-server.ts';
import { invitation } from './subject.ts';

const draft = { emailAddress: 'ada@example.com' };
const member = { ...draft, role: 'org:member' };

export const calls: Record<Endpoint, (client: Clerk) => Promise<unknown>> = {
  create: (client) => client.create(draft),
  bulk: (client) => client.createBulk([draft]),
  list: (client) => client.list({}),
  revoke: (client) => client.revoke('inv_1'),
  delete: (client) => client.delete('inv_1'),
  instance: (client) => client.instance(),
  organizations: (client) => client.organizations({}),
  'organization-roles': (client) => client.organizationRoles({}),
  'organization-create': (client) => client.organization('org_1').create(member),
  'organization-bulk': (client) => client.organization('org_1').createBulk([member]),
  'organization-list': (client) => client.organization('org_1').list({}),
  'organization-list-all': (client) => client.organizationInvitations({}),
  'organization-get': (client) => client.organization('org_1').get('orginv_1'),
  'organization-revoke': (client) => client.organization('org_1').revoke('orginv_1'),
  'waitlist-list': (client) => client.waitlist.list({}),
  'waitlist-create': (client) => client.waitlist.create(draft),
  'waitlist-bulk': (client) => client.waitlist.createBulk([draft]),
  'waitlist-invite': (client) => client.waitlist.invite('wle_1'),
  'waitlist-reject': (client) => client.waitlist.reject('wle_1'),
  'waitlist-delete': (client) => client.waitlist.delete('wle_1'),
};

export const endpointNames = Object.keys(calls) as Endpoint[];

export const organizationInvitation = {
  ...invitation,
  object: 'organization_invitation',
  id: 'orginv_1',
  role: 'org:admin',
  role_name: 'Admin',
  organization_id: 'org_1',
  inviter_id: 'user_1',
  public_inviter_data: {
    user_id: 'user_1',
    first_name: 'Grace',
    last_name: null,
    image_url: 'https://img.example.com/1',
    has_image: false,
    identifier: 'grace@example.com',
  },
  private_metadata: { seat: 'PrivateThatMustNotLeak' },
};

export const waitlistEntry = {
  object: 'waitlist_entry',
  id: 'wle_1',
  email_address: 'ada@example.com',
  status: 'pending',
  is_locked: false,
  created_at: 1790718468757,
  updated_at: 1790718468758,
  invitation: null,
};

const list = (...data: unknown[]) => ({ data, total_count: data.length });

const bodies: readonly [RegExp, unknown][] = [
  [/^DELETE /, { object: 'invitation', id: 'inv_1', deleted: true }],
  [/^GET \/v1\/instance$/, { id: 'ins_1', environment_type: 'development' }],
  [/^GET .*\/invitations\/[^/]+$/, organizationInvitation],
  [/^GET /, list()],
  [/^POST \/v1\/invitations\/bulk$/, [invitation]],
  [/^POST \/v1\/organizations\/[^/]+\/invitations\/bulk$/, list(organizationInvitation)],
  [/^POST \/v1\/organizations\//, organizationInvitation],
  [/^POST \/v1\/waitlist_entries\/bulk$/, [waitlistEntry]],
  [/^POST \/v1\/waitlist_entries/, waitlistEntry],
  [/^POST /, invitation],
];

/** Answers each endpoint with what it should. */
export const willing: Answer = (response, request, raw) => {
  const target = `${request.method} ${request.url.split('?')[0]}`;
  const [, body] = bodies.find(([pattern]) => pattern.test(target)) ?? [];
  reply(200, body)(response, request, raw);
};
