import { describe, expect, it } from 'vitest';
import { createExports } from '../../../main/invitations/import/exports.ts';
import { accountId, enterRoom } from '../../support/invitations-room.ts';
import { importsOf } from '../../support/room-imports.ts';
import { filesWith } from '../../support/secret-search.ts';
import {
  audiencesOf,
  intoFirst,
  invite,
  listOf,
  mails,
  openWithOrganizations,
} from './organizations-room.ts';

describe('invitations into organizations', () => {
  it('lists those of every organization, with organization and role', async () => {
    await using room = await enterRoom({
      sandbox: { invitations: 3, organizations: 3, organizationInvitations: 40 },
    });
    await openWithOrganizations(room);
    const known = room.sandbox.control.organizations.invitations();
    for (const status of ['pending', 'accepted', 'expired', 'revoked'] as const) {
      const { total, rows } = await listOf(room, status);
      expect(total).toBe(known.filter((each) => each.status === status).length);
      for (const { membership } of rows) expect(membership?.organizationName).toBeTruthy();
    }
  });

  it('sends one mail to each, also to who is invited to the application and to another organization', async () => {
    await using room = await enterRoom({
      sandbox: { invitations: 0, organizations: 2, organizationInvitations: 0 },
    });
    await openWithOrganizations(room);
    const [first, second] = room.sandbox.control.organizations.list();
    const into = (organizationId = '') => ({
      kind: 'organization' as const,
      organizationId,
      role: 'org:admin',
    });
    const { handlers } = room.invitations;
    await handlers.invitations.create({ accountId, drafts: [{ emailAddress: 'ada@example.com' }] });
    await invite(room, into(first?.id), 'ada@example.com', 'Ada@example.com', 'grace@example.com');
    await invite(room, into(second?.id), 'ada@example.com');
    const items = await room.quiet();
    expect(items.map(({ state }) => state)).toEqual(['sent', 'sent', 'sent', 'sent']);
    expect(mails(room).toSorted()).toEqual(['ada@example.com', 'ada@example.com', 'grace@example.com']);
    expect(room.sandbox.control.ledger(undefined, 'application')).toHaveLength(1);
    const made = room.sandbox.control.organizations.invitations();
    expect(made.map(({ role }) => role)).toEqual(['org:admin', 'org:admin', 'org:admin']);
    const { rows } = await listOf(room, 'pending');
    expect(rows.map(({ membership }) => membership?.role)).toEqual(['org:admin', 'org:admin', 'org:admin']);
  });

  it('takes for an answer that somebody is invited or a member already', async () => {
    await using room = await enterRoom({
      sandbox: { invitations: 0, organizations: 1, organizationInvitations: 0 },
    });
    await openWithOrganizations(room);
    const audience = intoFirst(room);
    room.sandbox.control.organizations.addMember(audience.organizationId, 'member@example.com', 'org:admin');
    await room.client
      .organization(audience.organizationId)
      .create({ emailAddress: 'pending@example.com', role: 'org:admin' });
    const addresses = ['member@example.com', 'pending@example.com', 'new@example.com'];
    // One after the other: a bulk call would be refused for one of them, without a word for whose sake.
    for (const address of addresses) {
      await invite(room, audience, address);
      await room.quiet();
    }
    const items = await room.queue();
    expect(
      Object.fromEntries(items.map(({ emailAddress, state, already }) => [emailAddress, [state, already]])),
    ).toEqual({
      'member@example.com': ['sent', 'member'],
      'pending@example.com': ['sent', 'pending'],
      'new@example.com': ['sent', null],
    });
    expect(mails(room)).toEqual(['pending@example.com', 'new@example.com']);
  });

  it('sends again with role, inviter and both kinds of metadata, revokes, and knows a link', async () => {
    await using room = await enterRoom({
      sandbox: { invitations: 0, organizations: 1, organizationInvitations: 0 },
    });
    const [organization] = room.sandbox.control.organizations.list();
    const boss = room.sandbox.control.organizations.addMember(
      organization?.id ?? '',
      'boss@example.com',
      'org:admin',
    );
    await room.client.organization(organization?.id ?? '').create({
      emailAddress: 'ada@example.com',
      role: 'org:admin',
      inviterUserId: boss.userId,
      publicMetadata: { team: 'a' },
      privateMetadata: { crm: 7 },
    });
    await openWithOrganizations(room);
    const { handlers } = room.invitations;
    const [row] = (await listOf(room, 'pending')).rows;
    expect(row).toMatchObject({
      membership: { role: 'org:admin', inviterUserId: boss.userId },
      hasLink: true,
    });
    expect(JSON.stringify(row)).not.toContain('crm');
    expect(room.invitations.link(accountId, row?.id ?? '')).toContain('ticket');
    const details = await handlers.invitations.details({ accountId, invitationId: row?.id ?? '' });
    expect(details.privateMetadata).toEqual({ crm: 7 });
    await handlers.invitations.resend({ accountId, ids: [row?.id ?? ''] });
    await room.quiet();
    const [before, after] = room.sandbox.control.organizations.invitations();
    expect(before?.status).toBe('revoked');
    expect(after).toMatchObject({
      status: 'pending',
      role: 'org:admin',
      inviter: { userId: boss.userId },
      publicMetadata: { team: 'a' },
      privateMetadata: { crm: 7 },
    });
    await handlers.invitations.revoke({ accountId, ids: [after?.id ?? ''] });
    await room.quiet();
    expect(room.sandbox.control.organizations.invitations().map(({ status }) => status)).toEqual([
      'revoked',
      'revoked',
    ]);
    await expect(handlers.invitations.delete({ accountId, ids: [after?.id ?? ''] })).rejects.toThrow();
    expect(mails(room)).toEqual(['ada@example.com', 'ada@example.com']);
  });

  it('finds out what became of a request whose answer was lost, and sends nothing twice', async () => {
    await using room = await enterRoom({
      sandbox: { invitations: 0, organizations: 1, organizationInvitations: 0 },
    });
    await openWithOrganizations(room);
    room.sandbox.control.inject({ kind: 'cut', method: 'POST', times: 2 });
    await invite(room, intoFirst(room), 'ada@example.com', 'grace@example.com');
    await invite(room, intoFirst(room), 'alan@example.com');
    const items = await room.quiet();
    expect(items.map(({ state }) => state)).toEqual(['sent', 'sent', 'sent']);
    expect(mails(room).toSorted()).toEqual(['ada@example.com', 'alan@example.com', 'grace@example.com']);
  });

  it('hears of an accepted one', async () => {
    await using room = await enterRoom({
      sandbox: { invitations: 0, organizations: 1, organizationInvitations: 0 },
    });
    await openWithOrganizations(room);
    await invite(room, intoFirst(room), 'ada@example.com');
    await room.quiet();
    room.sandbox.control.organizations.accept('ada@example.com');
    await room.invitations.handlers.invitations.refresh({ accountId });
    expect((await listOf(room, 'accepted')).total).toBe(1);
    expect(room.changes.map(({ change }) => change)).toMatchObject([
      { kind: 'accepted', emailAddress: 'ada@example.com', audience: 'organization' },
    ]);
  });

  it('is still there after a restart, without a question whether it is; nothing of it lies in clear text', async () => {
    await using room = await enterRoom({
      sandbox: { invitations: 0, organizations: 2, organizationInvitations: 30 },
    });
    await openWithOrganizations(room);
    const [organization] = room.sandbox.control.organizations.list();
    const { handlers } = room.invitations;
    await handlers.organizations.choose({
      accountId,
      chosen: {
        kind: 'organization',
        organizationId: organization?.id ?? '',
        role: 'org:admin',
        organizationName: organization?.name ?? '',
        roleName: 'Admin',
      },
    });
    await invite(room, intoFirst(room), 'ada@example.com');
    await room.quiet();
    await room.restart();
    expect(await audiencesOf(room)).toEqual(['organization']);
    expect((await listOf(room, 'pending')).total).toBeGreaterThan(0);
    expect((await room.invitations.handlers.organizations.chosen({ accountId })).chosen).toMatchObject({
      role: 'org:admin',
    });
    await room.invitations.handlers.organizations.choose({ accountId, chosen: null, waitlist: true });
    await room.restart();
    expect(await room.invitations.handlers.organizations.chosen({ accountId })).toMatchObject({
      chosen: null,
      last: { role: 'org:admin' },
      waitlist: true,
    });
    await room.invitations.stop();
    for (const secret of ['ada@example.com', organization?.name ?? '', organization?.id ?? '', 'org:admin']) {
      expect(secret).not.toBe('');
      expect(filesWith(room.dataDir, secret)).toEqual([]);
    }
  });
});

describe('a file for an organization', () => {
  it('invites into it whom it does not have yet, within its own limits, and comes out again with organization and role', async () => {
    await using room = await enterRoom({
      sandbox: { invitations: 0, organizations: 2, organizationInvitations: 0, limits: 'clerk' },
      tuning: { limits: null },
    });
    await openWithOrganizations(room);
    const audience = intoFirst(room, 'org:admin');
    const { handlers } = room.invitations;
    await handlers.organizations.find({ accountId, search: '' });
    // In the application that is somebody else's business.
    await handlers.invitations.create({ accountId, drafts: [{ emailAddress: 'p1@example.com' }] });
    await invite(room, audience, 'p0@example.com');
    await room.quiet();
    const imports = importsOf(room);
    const text = ['email', ...Array.from({ length: 300 }, (_, n) => `p${n}@example.com`)].join('\n');
    const { preview, commit } = imports.handlers;
    const view = await preview({ accountId, audience, files: [{ name: '', text }] });
    expect(view.totals?.states).toMatchObject({ ready: 299, pending: 1 });
    // The limits of organizations let them go at once; those of the application would take longer than an hour.
    expect(view.pace).toMatchObject({ byBulkMs: 0 });
    const { importId, revision } = view;
    await commit({ accountId, importId, revision });
    await room.quiet();
    const made = room.sandbox.control.organizations.invitations();
    expect(made).toHaveLength(300);
    expect(new Set(made.map(({ organizationId, role }) => `${organizationId} ${role}`)).size).toBe(1);
    const posts = room.sandbox.control.journal().filter(({ method }) => method === 'POST');
    expect(posts.every(({ status }) => status === 200)).toBe(true);
    const exports = createExports(handlers.invitations);
    const query = { accountId, audience: 'organization', status: 'pending', search: 'p7@' } as const;
    const { csv, rows } = await exports.csv({ ...query, order: '-created_at' });
    expect(rows).toBe(1);
    expect(csv).toContain('"email_address","organization_id","organization_name","role","public_metadata"');
    const [organization] = room.sandbox.control.organizations.list();
    expect(csv).toContain(
      `"p7@example.com","${audience.organizationId}","${organization?.name}","org:admin"`,
    );
  });
});
