import type { ClerkClient } from '@clerk/backend';
import { beforeEach, describe, expect, it } from 'vitest';
import type { KnownOrganization } from '../../../main/sandbox/organization-control.ts';
import type { Sandbox } from '../../../main/sandbox/server.ts';
import { askControl, errorBody, officialClient, openSandbox, post, raw, refusal } from './sandbox-client.ts';

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

describe('what Clerk refuses', () => {
  it('a second pending invitation and a member, naming neither', async () => {
    await invite();
    expect(await refusal(invite())).toMatchObject({
      status: 400,
      code: 'organization_invitation_not_unique',
      meta: {},
    });
    sandbox.control.organizations.accept('ada@example.com');
    expect(await refusal(invite())).toMatchObject({ status: 400, code: 'already_a_member_in_organization' });
    const other = sandbox.control.organizations.list()[1]?.id;
    expect(await invite({ organizationId: other })).toMatchObject({ status: 'pending' });
  });

  it('everybody of a bulk call in which one is refused', async () => {
    await invite();
    const bulk = client.organizations.createOrganizationInvitationBulk(organization.id, [
      { ...member, emailAddress: 'new@example.com' },
      member,
    ]);
    expect(await refusal(bulk)).toMatchObject({ status: 400, code: 'organization_invitation_not_unique' });
    const eleven = Array.from({ length: 11 }, (_, n) => ({ ...member, emailAddress: `p${n}@example.com` }));
    const many = client.organizations.createOrganizationInvitationBulk(organization.id, eleven);
    expect(await refusal(many)).toMatchObject({ status: 400, code: 'bulk_size_exceeded' });
    const none = client.organizations.createOrganizationInvitationBulk(organization.id, []);
    expect(await refusal(none)).toMatchObject({ status: 400, code: 'request_body_invalid' });
    expect(sandbox.control.ledger()).toHaveLength(1);
  });

  it('who may not invite, and roles and organizations that are not there', async () => {
    const [, plain] = organization.members;
    expect(await refusal(invite({ inviterUserId: plain?.userId }))).toMatchObject({
      status: 403,
      code: 'missing_organization_permission',
    });
    expect(await refusal(invite({ inviterUserId: 'user_1' }))).toMatchObject({
      status: 403,
      code: 'not_a_member_in_organization',
    });
    expect(await refusal(invite({ role: 'org:owner' }))).toMatchObject({
      status: 404,
      code: 'resource_not_found',
      meta: { paramName: 'role' },
    });
    expect(await refusal(invite({ organizationId: 'org_1' }))).toMatchObject({ status: 404 });
    const { id: invitationId } = await invite();
    const elsewhere = client.organizations.getOrganizationInvitation({
      organizationId: sandbox.control.organizations.list()[1]?.id ?? '',
      invitationId,
    });
    expect(await refusal(elsewhere)).toMatchObject({ status: 404 });
  });

  it('a body without address or role, and takes what it does not know', async () => {
    const path = `/organizations/${organization.id}/invitations`;
    const response = await post(sandbox, path, { private_metadata: 7, expires_in_days: 366 });
    expect(response.status).toBe(422);
    expect((await errorBody(response)).errors.map(({ code, meta }) => [code, meta?.['param_name']])).toEqual([
      ['form_param_missing', 'email_address'],
      ['form_param_missing', 'role'],
      ['form_param_value_invalid', 'private_metadata'],
      ['form_param_value_too_large', 'expires_in_days'],
    ]);
    const more = {
      email_address: 'ada@example.com',
      role: 'org:member',
      ignore_existing: true,
      notify: null,
    };
    expect((await post(sandbox, path, more)).status).toBe(200);
  });

  it('more than the organization may have, pending ones counted', async () => {
    const { id } = sandbox.control.organizations.add({ name: 'Small & Co', maxAllowedMemberships: 2 });
    expect((await invite({ organizationId: id })).status).toBe('pending');
    const two = ['b@example.com', 'c@example.com'].map((emailAddress) => ({ ...member, emailAddress }));
    const bulk = client.organizations.createOrganizationInvitationBulk(id, two);
    expect(await refusal(bulk)).toMatchObject({
      status: 403,
      code: 'organization_membership_quota_exceeded',
    });
    await askControl(sandbox, 'POST', `/organizations/${id}/limits`, { maxAllowedMemberships: 0, seats: 1 });
    expect(await refusal(invite({ organizationId: id, emailAddress: 'b@example.com' }))).toMatchObject({
      status: 402,
      code: 'insufficient_seats',
    });
  });

  it('everything where they are turned off, and creating where no plan has them', async () => {
    await askControl(sandbox, 'POST', '/organizations/plan', { inPlan: false });
    expect(await refusal(invite())).toMatchObject({
      status: 402,
      code: 'unsupported_subscription_plan_features',
    });
    await askControl(sandbox, 'POST', '/organizations/enable', { enabled: false });
    const off = { status: 403, code: 'organization_not_enabled_in_instance' };
    expect(await refusal(invite())).toMatchObject(off);
    expect(await refusal(client.organizations.getOrganizationList())).toMatchObject(off);
    expect(await refusal(client.organizationRoles.getOrganizationRoleList())).toMatchObject(off);
    expect((await raw(sandbox, '/organization_invitations')).status).toBe(403);
    const other = await openSandbox();
    expect(await refusal(officialClient(other).organizations.getOrganizationList())).toMatchObject(off);
  });

  it('more e-mails in a month than a development instance sends, of whatever kind', async () => {
    await askControl(sandbox, 'POST', '/limits', { limits: 'development' });
    await askControl(sandbox, 'POST', '/waitlist/join', { emailAddress: 'waits@example.com' });
    const people = (from: number, count: number) =>
      Array.from({ length: count }, (_, n) => ({ ...member, emailAddress: `p${from + n}@example.com` }));
    for (let from = 0; from < 90; from += 10) {
      await client.organizations.createOrganizationInvitationBulk(organization.id, people(from, 10));
    }
    await client.invitations.createInvitationBulk(
      people(90, 9).map(({ emailAddress }) => ({ emailAddress })),
    );
    const over = { status: 400, code: 'dev_monthly_email_limit_exceeded' };
    expect(await refusal(invite())).toMatchObject(over);
    const { waitlistEntries } = client;
    expect(await refusal(waitlistEntries.create({ emailAddress: 'late@example.com' }))).toMatchObject(over);
    const [waiting] = (await waitlistEntries.list()).data;
    expect(await refusal(waitlistEntries.invite(waiting?.id ?? ''))).toMatchObject(over);
    expect(sandbox.control.ledgerCounts()).toEqual({ application: 9, organization: 90, waitlist: 1 });
    expect(await invite({ emailAddress: 'ada+clerk_test@example.com' })).toMatchObject({ status: 'pending' });
  });

  it('250 creates and 50 bulk calls an hour, counted apart from those of the application', async () => {
    const path = `/organizations/${organization.id}/invitations`;
    const create = async (n: number) =>
      (await post(sandbox, path, { email_address: `p${n}@example.com`, role: 'org:member' })).status;
    for (let n = 0; n < 250; n += 1) expect(await create(n)).toBe(200);
    const limited = await post(sandbox, path, {});
    expect(limited.status).toBe(429);
    expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(3500);
    for (let n = 0; n < 50; n += 1) expect((await post(sandbox, `${path}/bulk`, [])).status).toBe(400);
    expect((await post(sandbox, `${path}/bulk`, [])).status).toBe(429);
    expect((await post(sandbox, '/invitations', { email_address: 'z@example.com' })).status).toBe(200);
    sandbox.control.advanceClock(3_600_000);
    expect(await create(250)).toBe(200);
  });
});
