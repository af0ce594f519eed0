import type { ClerkClient } from '@clerk/backend';
import { beforeEach, describe, expect, it } from 'vitest';
import type { KnownOrganization } from '../../../main/sandbox/organization-control.ts';
import type { Sandbox } from '../../../main/sandbox/server.ts';
import { askControl, day, errorBody, officialClient, openSandbox, raw, refusal } from './sandbox-client.ts';

let sandbox: Sandbox;
let client: ClerkClient;
let organization: KnownOrganization;

beforeEach(async () => {
  sandbox = await openSandbox({ invitations: 0, organizations: 3, organizationInvitations: 30 });
  client = officialClient(sandbox);
  [organization] = sandbox.control.organizations.list() as [KnownOrganization];
});

const member = { emailAddress: 'ada@example.com', role: 'org:member' };
const invite = (more: object = {}) =>
  client.organizations.createOrganizationInvitation({
    organizationId: organization.id,
    ...member,
    ...more,
  });

describe('the official client', () => {
  it('finds organizations, and counts their members when it is asked to', async () => {
    const all = await client.organizations.getOrganizationList({
      includeMembersCount: true,
      orderBy: 'name',
    });
    expect(all.totalCount).toBe(3);
    expect(all.data.map(({ name }) => name)).toEqual(['Atlas Freight', 'Bluebell Bakery', 'Northwind']);
    expect(all.data.every(({ membersCount }) => (membersCount ?? 0) >= 2)).toBe(true);

    const found = await client.organizations.getOrganizationList({ query: 'north', limit: 5 });
    expect(found.data).toMatchObject([{ id: organization.id, slug: 'northwind' }]);
    expect(found.data[0]?.membersCount).toBeUndefined();
    const ids = all.data.slice(0, 2).map(({ id }) => id);
    expect((await client.organizations.getOrganizationList({ organizationId: ids })).totalCount).toBe(2);
    expect(await client.organizations.getOrganization({ slug: 'northwind' })).toMatchObject({
      id: organization.id,
    });
  });

  it('finds organizations by their members, and leaves out what it is told to', async () => {
    const userId = organization.members[0]?.userId ?? '';
    const ids = async (query: string) => {
      const { data } = (await (await raw(sandbox, `/organizations?${query}`)).json()) as {
        data: { id: string }[];
      };
      return data.map(({ id }) => id);
    };
    const others = sandbox.control.organizations
      .list()
      .slice(1)
      .map(({ id }) => id);
    expect(await ids(`user_id=${userId}`)).toEqual([organization.id]);
    expect((await ids(`user_id=-${userId}`)).toSorted()).toEqual(others.toSorted());
    expect((await ids(`organization_id=-${organization.id}`)).toSorted()).toEqual(others.toSorted());
    expect(await ids('organization_id=%2Borg_none')).toEqual([]);
  });

  it('finds what a user is invited to', async () => {
    const other = sandbox.control.organizations.list()[1]?.id ?? '';
    const { userId, emailAddress } = organization.members[1] ?? { userId: '', emailAddress: '' };
    const invited = await invite({ organizationId: other, emailAddress });
    const list = await client.users.getOrganizationInvitationList({ userId, status: 'pending' });
    expect(list.data.map(({ id }) => id)).toEqual([invited.id]);
    expect(await refusal(client.users.getOrganizationInvitationList({ userId: 'user_1' }))).toMatchObject({
      status: 404,
    });
  });

  it('finds roles', async () => {
    const { data, totalCount } = await client.organizationRoles.getOrganizationRoleList({ orderBy: 'key' });
    expect(totalCount).toBe(3);
    expect(data.map(({ key }) => key)).toEqual(['org:admin', 'org:billing', 'org:member']);
    const found = await client.organizationRoles.getOrganizationRoleList({ query: 'bill' });
    expect(found.data).toMatchObject([{ key: 'org:billing', name: 'Billing' }]);
  });

  it('invites with every field, and reads who invited', async () => {
    const [admin] = organization.members;
    const before = Date.now();
    const invited = await invite({
      inviterUserId: admin?.userId,
      publicMetadata: { team: 'a' },
      privateMetadata: { seat: 1 },
      redirectUrl: 'https://app.example.com/welcome',
      expiresInDays: 7,
    });
    expect(invited).toMatchObject({
      id: expect.stringMatching(/^orginv_\w{27}$/),
      emailAddress: 'ada@example.com',
      role: 'org:member',
      roleName: 'Member',
      organizationId: organization.id,
      publicMetadata: { team: 'a' },
      privateMetadata: { seat: 1 },
      status: 'pending',
      url: expect.stringContaining('/v1/tickets/accept?ticket='),
    });
    expect(invited.createdAt).toBeGreaterThanOrEqual(before);
    expect(invited.expiresAt).toBe(invited.createdAt - 2 + 7 * day);
    expect(invited.raw).toMatchObject({
      inviter_id: admin?.userId,
      public_inviter_data: { user_id: admin?.userId, first_name: 'Admin', identifier: admin?.emailAddress },
    });
    const again = await client.organizations.getOrganizationInvitation({
      organizationId: organization.id,
      invitationId: invited.id,
    });
    expect(again.raw).toEqual(invited.raw);
    expect(sandbox.control.ledger()).toMatchObject([
      {
        audience: 'organization',
        organizationId: organization.id,
        invitationId: invited.id,
        emailAddress: 'ada@example.com',
        templateSlug: 'organization_invitation',
        redirectUrl: 'https://app.example.com/welcome',
      },
    ]);
  });

  it('invites ten at once, and gets an envelope', async () => {
    const people = Array.from({ length: 10 }, (_, n) => ({
      emailAddress: `p${n}@example.com`,
      role: n === 0 ? 'org:admin' : 'org:member',
    }));
    const sent = await client.organizations.createOrganizationInvitationBulk(organization.id, people);
    expect(sent.totalCount).toBe(10);
    expect(sent.data.map(({ emailAddress, role }) => ({ emailAddress, role }))).toEqual(people);
    expect(sandbox.control.ledgerCounts()).toEqual({ application: 0, organization: 10, waitlist: 0 });
  });

  it('lists the invitations of an organization by one status or several', async () => {
    const { id: organizationId } = organization;
    const known = sandbox.control.organizations
      .invitations()
      .filter((invitation) => invitation.organizationId === organizationId);
    const list = async (...status: ('pending' | 'accepted' | 'revoked' | 'expired')[]) => {
      const { data, totalCount } = await client.organizations.getOrganizationInvitationList({
        organizationId,
        status,
        limit: 100,
      });
      expect(totalCount).toBe(data.length);
      return data.map(({ id }) => id).toSorted();
    };
    const ids = (...statuses: string[]) =>
      known
        .filter(({ status }) => statuses.includes(status))
        .map(({ id }) => id)
        .toSorted();
    expect(await list('pending')).toEqual(ids('pending'));
    expect(await list('revoked', 'expired')).toEqual(ids('revoked', 'expired'));
    expect(await list()).toEqual(known.map(({ id }) => id).toSorted());
  });

  it('revokes in the name of an admin, whose link is gone then', async () => {
    const { id: invitationId } = await invite();
    const [admin] = organization.members;
    const revoked = await client.organizations.revokeOrganizationInvitation({
      organizationId: organization.id,
      invitationId,
      requestingUserId: admin?.userId ?? '',
    });
    expect(revoked).toMatchObject({ id: invitationId, status: 'revoked', url: null });
    const again = client.organizations.revokeOrganizationInvitation({
      organizationId: organization.id,
      invitationId,
    });
    expect(await refusal(again)).toMatchObject({ status: 400, code: 'organization_invitation_not_pending' });
    expect((await invite()).status).toBe('pending');
  });
});

describe('the list of the instance', () => {
  const ask = async (query = '') =>
    (await (await raw(sandbox, `/organization_invitations${query}`)).json()) as List;
  interface List {
    data: { id: string; email_address: string; status: string; public_organization_data: object }[];
    total_count: number;
  }

  it('tells each with its organization, newest first, ten at a time', async () => {
    const known = sandbox.control.organizations.invitations();
    const list = await ask();
    expect(list.total_count).toBe(30);
    expect(list.data.map(({ id }) => id)).toEqual(
      known
        .map(({ id }) => id)
        .reverse()
        .slice(0, 10),
    );
    const { organizationId } = known.at(-1) ?? {};
    const { name, slug } = sandbox.control.organizations.list().find(({ id }) => id === organizationId) ?? {};
    expect(list.data[0]?.public_organization_data).toEqual({
      id: organizationId,
      name,
      slug,
      image_url: expect.any(String),
      has_image: false,
    });
  });

  it('looks for a part of an address, by status, in order and by page', async () => {
    const known = sandbox.control.organizations
      .invitations()
      .filter(({ status, emailAddress }) => status === 'accepted' && emailAddress.includes('a'))
      .map(({ emailAddress }) => emailAddress)
      .toSorted();
    const list = await ask('?status=accepted&query=A&order_by=%2Bemail_address&limit=2&offset=1');
    expect(list.data.map((each) => each.email_address)).toEqual(known.slice(1, 3));
    expect(list.total_count).toBe(known.length);
  });

  it.each([
    ['status=open', 'form_param_value_invalid', 'status'],
    ['order_by=expires_at', 'form_param_value_invalid', 'order_by'],
    ['order_by=+created_at', 'form_param_value_invalid', 'order_by'],
    ['limit=501', 'form_param_value_too_large', 'limit'],
    ['offset=-1', 'form_param_value_invalid', 'offset'],
    ['query=a&query=b', 'form_param_duplicate', 'query'],
  ])('refuses %s', async (query, code, param) => {
    const response = await raw(sandbox, `/organization_invitations?${query}`);
    expect(response.status).toBe(422);
    expect((await errorBody(response)).errors).toMatchObject([{ code, meta: { param_name: param } }]);
  });
});

describe('accepting', () => {
  it('by the link makes a member of a stranger, with the metadata of the invitation', async () => {
    const { url } = await invite({ privateMetadata: { seat: 1 }, role: 'org:billing' });
    const page = await fetch(url ?? '');
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('ada@example.com is a member of Northwind');
    const known = sandbox.control.organizations.list()[0]?.members.at(-1);
    expect(known).toMatchObject({
      emailAddress: 'ada@example.com',
      role: 'org:billing',
      privateMetadata: { seat: 1 },
    });
    expect((await fetch(url ?? '')).status).toBe(400);
    expect(
      await refusal(client.invitations.createInvitation({ emailAddress: 'ada@example.com' })),
    ).toMatchObject({
      code: 'form_identifier_exists',
    });
  });

  it('by the control takes the newest pending one, and none that is not', async () => {
    const { id } = await invite();
    const accepted = await askControl(
      sandbox,
      'POST',
      '/organization-invitations/Ada%40example.com/accept',
      {},
    );
    expect(accepted.body).toMatchObject({ id, status: 'accepted' });
    expect((await askControl(sandbox, 'POST', `/organization-invitations/${id}/accept`)).status).toBe(409);
    expect((await askControl(sandbox, 'POST', '/organization-invitations/x/accept')).status).toBe(404);
    const { organizations } = (await askControl(sandbox, 'GET', '/organizations')).body;
    const added = await askControl(sandbox, 'POST', `/organizations/${organization.id}/members`, {
      emailAddress: 'bo@example.com',
      role: 'org:admin',
    });
    expect(organizations).toHaveLength(3);
    expect(await invite({ emailAddress: 'cy@example.com', inviterUserId: added.body.userId })).toBeDefined();
  });
});
