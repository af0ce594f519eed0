/** Clerk's document stands between clients and the sandbox, and judges what both say. */
import { createClerkClient as createOfficialClient } from '@clerk/backend';
import { expect, it, onTestFinished } from 'vitest';
import type { Sandbox } from '../../../main/sandbox/server.ts';
import { startJudge } from '../../support/clerk-document/judge.ts';
import { operations } from '../../support/clerk-document/operations.ts';
import { inTurn, reply, startHttpServer } from '../../support/http-server.ts';
import { organizationInvitation, waitlistEntry } from '../clerk/every-call.ts';
import { clientOf, failed } from '../clerk/subject.ts';
import { openSandbox, post } from './sandbox-client.ts';

async function judged() {
  const sandbox = await openSandbox({ organizations: 3, waitlist: 20, environment: 'production' });
  const judge = await startJudge(sandbox.origin);
  onTestFinished(() => judge[Symbol.asyncDispose]());
  const organization = sandbox.control.organizations.list()[0];
  if (organization === undefined) throw new Error('There is no organization.');
  return { sandbox, judge, organization, inviter: organization.members[0]?.userId ?? '' };
}

const everyOperation = Object.keys(operations).toSorted();

/** The address of the n-th person. */
const person = (n: number) => `person.${n}@example.com`;

it('the official client and the sandbox speak as the document says', async () => {
  const { sandbox, judge, organization, inviter } = await judged();
  const { invitations, organizations, organizationRoles, users, waitlistEntries } = createOfficialClient({
    secretKey: sandbox.secretKey,
    apiUrl: judge.origin,
  });
  const { id: organizationId } = organization;
  const role = 'org:member';

  const created = await invitations.createInvitation({ emailAddress: person(1), publicMetadata: { a: 1 } });
  await invitations.createInvitationBulk([{ emailAddress: person(2), notify: false }]);
  await invitations.getInvitationList({ status: 'pending', limit: 500 });
  await invitations.revokeInvitation(created.id);

  await organizations.getOrganizationList({ includeMembersCount: true, orderBy: '-members_count' });
  await organizations.getOrganization({ organizationId, includeMembersCount: true });
  await organizationRoles.getOrganizationRoleList({ query: 'admin' });
  const invited = await organizations.createOrganizationInvitation({
    organizationId,
    emailAddress: person(3),
    role,
    inviterUserId: inviter,
    privateMetadata: { seat: 1 },
  });
  await organizations.createOrganizationInvitationBulk(organizationId, [{ emailAddress: person(4), role }]);
  const status = ['pending' as const, 'revoked' as const];
  await organizations.getOrganizationInvitationList({ organizationId, status, limit: 100 });
  await organizations.getOrganizationInvitation({ organizationId, invitationId: invited.id });
  await organizations.revokeOrganizationInvitation({ organizationId, invitationId: invited.id });
  await users.getOrganizationInvitationList({ userId: inviter, status: 'pending' });
  // The official client has no calls for these.
  const headers = { Authorization: `Bearer ${sandbox.secretKey}` };
  for (const path of [
    'organization_invitations?limit=500&status=revoked',
    `organizations/${organizationId}/invitations/pending?limit=5`,
  ])
    await fetch(`${judge.origin}/v1/${path}`, { headers });

  const entry = await waitlistEntries.create({ emailAddress: person(5) });
  const [other] = await waitlistEntries.createBulk([{ emailAddress: person(6), notify: false }]);
  await waitlistEntries.invite(entry.id);
  await waitlistEntries.invite(entry.id, { ignoreExisting: true });
  await waitlistEntries.list({ orderBy: '-invited_at', limit: 500 });
  await waitlistEntries.delete(other?.id ?? '');
  const third = await waitlistEntries.create({ emailAddress: person(7) });
  await waitlistEntries.reject(third.id);

  expect(judge.requestFaults).toEqual([]);
  expect(judge.answerFaults).toEqual([]);
  expect([...judge.seen].toSorted()).toEqual(everyOperation);
});

it('Guestlist and the sandbox speak as the document says', async () => {
  const { sandbox, judge, organization, inviter } = await judged();
  const client = clientOf(judge.origin, { secretKey: () => sandbox.secretKey });
  const whole = {
    publicMetadata: { team: 'a' },
    redirectUrl: 'https://example.com/welcome',
    notify: true,
    expiresInDays: 7,
  };
  const page = { limit: 500, offset: 0 };

  const created = await client.create({
    emailAddress: person(1),
    ...whole,
    ignoreExisting: true,
    templateSlug: 'waitlist_invitation',
  });
  await client.createBulk([{ emailAddress: person(2) }, { emailAddress: person(3), ...whole }]);
  await client.list({ ...page, query: person(1), status: 'pending', orderBy: '+expires_at' });
  await client.revoke(created.id);

  await client.organizations({ ...page, query: 'a', organizationIds: [organization.id], orderBy: 'name' });
  await client.organizationRoles({ ...page, query: 'org:', orderBy: '+key' });
  const within = client.organization(organization.id);
  const member = { ...whole, role: 'org:member', inviterUserId: inviter, privateMetadata: { seat: 1 } };
  const invited = await within.create({ ...member, emailAddress: person(4) });
  await within.createBulk([{ emailAddress: person(5), role: 'org:admin' }]);
  await within.list({ ...page, status: 'pending', emailAddress: person(4), orderBy: '-email_address' });
  await client.organizationInvitations({ ...page, status: 'revoked', query: 'a', orderBy: '-created_at' });
  expect(await within.get(invited.id)).toEqual(invited);
  await within.revoke(invited.id, { requestingUserId: inviter });

  const entry = await client.waitlist.create({ emailAddress: person(6), notify: false });
  const [second, third] = await client.waitlist.createBulk([
    { emailAddress: person(7) },
    { emailAddress: person(8), notify: true },
  ]);
  await client.waitlist.invite(entry.id, { ignoreExisting: false });
  await client.waitlist.reject(second?.id ?? '');
  await client.waitlist.delete(third?.id ?? '');
  await client.waitlist.list({ ...page, status: 'invited', query: 'person', orderBy: '+invited_at' });

  expect(judge.requestFaults).toEqual([]);
  expect(judge.answerFaults).toEqual([]);
  const unused = [
    'GET /organizations/{id}',
    'GET /organizations/{id}/invitations/pending',
    'GET /users/{id}/organization_invitations',
  ];
  const asked = everyOperation.filter((name) => !unused.includes(name));
  expect([...judge.seen].toSorted()).toEqual(asked);
});

it('what the document forbids, the sandbox refuses in its words', async () => {
  const { sandbox, judge, organization } = await judged();
  const entry = sandbox.control.waitlist.entries()[0];
  const through: Sandbox = { ...sandbox, apiUrl: `${judge.origin}/v1` };
  const base = `/organizations/${organization.id}/invitations`;
  const email_address = person(1);
  const bodies: [string, unknown][] = [
    ['/invitations', { email_address, role: 'org:admin' }],
    ['/invitations', { email_address, public_metadata: null }],
    [base, { email_address }],
    [base, { role: 'org:member' }],
    [base, { email_address, role: 7 }],
    [base, { email_address, role: 'org:member', private_metadata: [] }],
    [base, { email_address, role: 'org:member', expires_in_days: 0 }],
    [`${base}/bulk`, []],
    [`${base}/bulk`, { email_address, role: 'org:member' }],
    [`${base}/orginv_1/revoke`, { requesting_user_id: 7 }],
    ['/waitlist_entries', { email_address: 7 }],
    ['/waitlist_entries/bulk', [{ email_address, plan: 'x' }]],
    ['/waitlist_entries/bulk', Array.from({ length: 51 }, (_, n) => ({ email_address: person(n) }))],
    [`/waitlist_entries/${entry?.id}/invite`, { ignore_existing: 'yes' }],
  ];
  for (const [path, body] of bodies) {
    const before = judge.requestFaults.length;
    const { status } = await post(through, path, body);
    expect([path, status >= 400 && status < 500]).toEqual([path, true]);
    expect(judge.requestFaults.length).toBeGreaterThan(before);
  }
  expect(judge.answerFaults).toEqual([]);
  expect(judge.seen.size).toBe(0);
});

it('an answer of another shape, a status out of place and a body too many are seen', async () => {
  await using server = await startHttpServer(
    inTurn(
      reply(200, { ...organizationInvitation, expires_at: '1' }),
      reply(418, {}),
      reply(200, waitlistEntry),
    ),
  );
  await using judge = await startJudge(server.url);
  const client = clientOf(judge.origin);
  await client.organization('org_1').get('orginv_1');
  await failed(client.organization('org_1').get('orginv_1'));
  const init = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"a":1}' };
  await fetch(`${judge.origin}/v1/waitlist_entries/wle_1/reject`, init);
  const get = 'GET /organizations/{id}/invitations/{id}';
  expect(judge.answerFaults).toEqual([
    `${get} 200: answer/expires_at must be integer`,
    `${get} 200: answer/expires_at must be null`,
    `${get} 200: answer/expires_at must match a schema in anyOf`,
    `${get} 418: a status that is not documented`,
    `${get} 418: answer must have required property 'errors'`,
    'POST /waitlist_entries/{id}/reject 200: answer/invitation must be object',
    'POST /waitlist_entries/{id}/reject 200: took what is forbidden: has a body',
  ]);
});
