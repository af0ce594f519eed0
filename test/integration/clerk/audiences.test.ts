import { describe, expect, test } from 'vitest';
import type { Clerk } from '../../../main/clerk/audience-api.ts';
import { inTurn, reply, startHttpServer } from '../../support/http-server.ts';
import { calls, endpointNames, organizationInvitation, willing } from './every-call.ts';
import { clientOf, failed, invitation, quick } from './subject.ts';

const list = (...data: unknown[]) => ({ data, total_count: data.length });

/** What the client makes of {@link organizationInvitation}. */
const admin = {
  id: 'orginv_1',
  emailAddress: 'ada@example.com',
  publicMetadata: { role: 'editor' },
  privateMetadata: { seat: 'PrivateThatMustNotLeak' },
  status: 'pending',
  url: invitation.url,
  expiresAt: invitation.expires_at,
  createdAt: invitation.created_at,
  updatedAt: invitation.updated_at,
  organizationId: 'org_1',
  role: 'org:admin',
  roleName: 'Admin',
  inviterId: 'user_1',
  inviter: { userId: 'user_1', firstName: 'Grace', lastName: null, identifier: 'grace@example.com' },
  organization: null,
};

describe('every call', () => {
  test('goes where Clerk expects it', async () => {
    await using server = await startHttpServer(willing);
    const client = clientOf(server.url);
    for (const name of endpointNames) await calls[name](client);
    expect(server.requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'POST /v1/invitations',
      'POST /v1/invitations/bulk',
      'GET /v1/invitations?paginated=true',
      'POST /v1/invitations/inv_1/revoke',
      'DELETE /v1/invitations/inv_1',
      'GET /v1/instance',
      'GET /v1/organizations',
      'GET /v1/organization_roles',
      'POST /v1/organizations/org_1/invitations',
      'POST /v1/organizations/org_1/invitations/bulk',
      'GET /v1/organizations/org_1/invitations',
      'GET /v1/organization_invitations',
      'GET /v1/organizations/org_1/invitations/orginv_1',
      'POST /v1/organizations/org_1/invitations/orginv_1/revoke',
      'GET /v1/waitlist_entries',
      'POST /v1/waitlist_entries',
      'POST /v1/waitlist_entries/bulk',
      'POST /v1/waitlist_entries/wle_1/invite',
      'POST /v1/waitlist_entries/wle_1/reject',
      'DELETE /v1/waitlist_entries/wle_1',
    ]);
  });

  test.each(endpointNames)('%s: only what sends nothing twice is repeated', async (name) => {
    const down = reply(503, { errors: [{ code: 'service_unavailable' }] });
    await using server = await startHttpServer(inTurn(down, willing));
    const client = clientOf(server.url, { retryPolicy: () => quick });
    const once = /create|bulk|invite|delete/.test(name);
    if (once) {
      expect(await failed(calls[name](client))).toMatchObject({
        outcome: 'unknown',
        failure: { kind: 'clerk-down' },
      });
    } else {
      await calls[name](client);
    }
    expect(server.requests).toHaveLength(once ? 1 : 2);
  });

  test.each<[string, (client: Clerk, id: string) => Promise<unknown>]>([
    ['an organization', (client, id) => client.organization(id).list({})],
    ['an invitation of one', (client, id) => client.organization('org_1').revoke(id)],
    ['an entry', (client, id) => client.waitlist.invite(id)],
  ])('never puts what is not the id of %s into a path', async (_what, call) => {
    await using server = await startHttpServer(willing);
    for (const id of ['', '..', 'a/../../instance', 'a?x', 'a b', '%2e%2e']) {
      const error = await failed(call(clientOf(server.url), id));
      expect(error).toMatchObject({ outcome: 'refused', failure: { kind: 'invalid-input' } });
    }
    expect(server.requests).toEqual([]);
  });
});

describe('organization invitations', () => {
  test('send every field in the words of Clerk, and nothing that only the application knows', async () => {
    await using server = await startHttpServer(reply(200, organizationInvitation));
    const draft = {
      emailAddress: 'ada@example.com',
      role: 'org:admin',
      inviterUserId: 'user_1',
      publicMetadata: { team: 'a' },
      privateMetadata: { seat: 1 },
      redirectUrl: 'https://example.com/welcome',
      notify: false,
      expiresInDays: 7,
      ignoreExisting: true,
      templateSlug: 'invitation',
    };
    expect(await clientOf(server.url).organization('org_1').create(draft)).toEqual(admin);
    expect(JSON.parse(server.requests[0]?.body ?? '')).toEqual({
      email_address: 'ada@example.com',
      role: 'org:admin',
      inviter_user_id: 'user_1',
      public_metadata: { team: 'a' },
      private_metadata: { seat: 1 },
      redirect_url: 'https://example.com/welcome',
      notify: false,
      expires_in_days: 7,
    });
  });

  test('in bulk go as a bare array and come back in an envelope', async () => {
    await using server = await startHttpServer(
      reply(200, list(organizationInvitation, { ...organizationInvitation, id: 'orginv_2' })),
    );
    const drafts = ['ada@example.com', 'bo@example.com'].map((emailAddress) => ({
      emailAddress,
      role: 'org:admin',
    }));
    const sent = await clientOf(server.url).organization('org_1').createBulk(drafts);
    expect(sent.map(({ id }) => id)).toEqual(['orginv_1', 'orginv_2']);
    expect(JSON.parse(server.requests[0]?.body ?? '')).toEqual([
      { email_address: 'ada@example.com', role: 'org:admin' },
      { email_address: 'bo@example.com', role: 'org:admin' },
    ]);
  });

  test('are told of in full by the list of the instance', async () => {
    const organization = {
      id: 'org_1',
      name: 'Northwind',
      slug: 'northwind',
      image_url: '',
      has_image: false,
    };
    await using server = await startHttpServer(
      reply(200, list({ ...organizationInvitation, public_organization_data: organization, new_field: {} })),
    );
    const page = await clientOf(server.url).organizationInvitations({
      status: 'pending',
      query: 'ada+x@',
      orderBy: '+email_address',
      limit: 500,
      offset: 3,
    });
    expect(page).toEqual({
      data: [{ ...admin, organization: { id: 'org_1', name: 'Northwind', slug: 'northwind' } }],
      totalCount: 1,
    });
    expect(server.requests[0]?.url).toBe(
      '/v1/organization_invitations?status=pending&query=ada%2Bx%40&order_by=%2Bemail_address&limit=500&offset=3',
    );
  });

  test('without what the document does not promise are known by what was asked for', async () => {
    const { organization_id, private_metadata, status, ...bare } = organizationInvitation;
    const least = { ...bare, inviter_id: null, public_inviter_data: null, url: null, expires_at: null };
    await using server = await startHttpServer(reply(200, list({ ...least, status })));
    const client = clientOf(server.url);
    const expected = {
      ...admin,
      url: null,
      expiresAt: null,
      privateMetadata: {},
      inviterId: null,
      inviter: null,
    };
    expect((await client.organization('org_1').list({ emailAddress: 'ada@example.com' })).data).toEqual([
      expected,
    ]);
    expect((await client.organizationInvitations({})).data).toEqual([
      { ...expected, organizationId: '', unread: 'organization_id' },
    ]);
    expect(server.requests[0]?.url).toBe(
      '/v1/organizations/org_1/invitations?email_address=ada%40example.com',
    );
  });

  test.each([
    ['a status that nobody knows', { status: 'declined' }, { status: 'other', statusWord: 'declined' }],
    ['a role that is none', { role: 7 }, { role: '', unread: 'role' }],
    [
      'private metadata that is none',
      { private_metadata: 'x' },
      { privateMetadata: {}, unread: 'private_metadata' },
    ],
    ['an inviter without an id', { public_inviter_data: { first_name: 'Grace' } }, { inviter: null }],
    ['a time that is none', { created_at: 'soon' }, { createdAt: invitation.updated_at }],
  ])('with %s cost nobody the list', async (_what, change, expected) => {
    await using server = await startHttpServer(
      reply(200, list({ ...organizationInvitation, ...change }, organizationInvitation)),
    );
    expect((await clientOf(server.url).organization('org_1').list({})).data).toEqual([
      { ...admin, ...expected },
      admin,
    ]);
  });

  test('are revoked in the name of a member, or of nobody', async () => {
    await using server = await startHttpServer(
      reply(200, { ...organizationInvitation, status: 'revoked', url: null }),
    );
    const organization = clientOf(server.url).organization('org_1');
    expect(await organization.revoke('orginv_1')).toMatchObject({ status: 'revoked', url: null });
    await organization.revoke('orginv_1', { requestingUserId: 'user_1' });
    expect(server.requests.map(({ body }) => JSON.parse(body))).toEqual([
      {},
      { requesting_user_id: 'user_1' },
    ]);
  });
});

describe('a picker', () => {
  test('is filled with organizations by name, and with those that are remembered', async () => {
    await using server = await startHttpServer(
      reply(
        200,
        list(
          { id: 'org_1', name: 'Northwind', slug: 'nw', private_metadata: { a: 1 } },
          { id: 'org_2', name: 'Atlas' },
          {},
        ),
      ),
    );
    const page = await clientOf(server.url).organizations({
      query: 'n',
      organizationIds: ['org_1', 'org_2'],
      orderBy: 'name',
      limit: 20,
    });
    expect(page).toEqual({
      data: [
        { id: 'org_1', name: 'Northwind', slug: 'nw' },
        { id: 'org_2', name: 'Atlas', slug: null },
      ],
      totalCount: 3,
      nameless: { rows: 1, pending: 0 },
    });
    expect(server.requests[0]?.url).toBe(
      '/v1/organizations?query=n&order_by=name&limit=20&organization_id=org_1&organization_id=org_2',
    );
  });

  test('is filled with roles', async () => {
    await using server = await startHttpServer(
      reply(200, list({ object: 'role', id: 'role_1', key: 'org:admin', name: 'Admin', permissions: [] })),
    );
    expect(await clientOf(server.url).organizationRoles({ query: 'adm', orderBy: '-key' })).toEqual({
      data: [{ id: 'role_1', key: 'org:admin', name: 'Admin' }],
      totalCount: 1,
    });
    expect(server.requests[0]?.url).toBe('/v1/organization_roles?query=adm&order_by=-key');
  });
});
