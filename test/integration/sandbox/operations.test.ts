import { describe, expect, it } from 'vitest';
import { day, officialClient, openSandbox, raw, refusal } from './sandbox-client.ts';

describe('the official client', () => {
  it('reads the instance behind a key', async () => {
    const development = await openSandbox();
    const production = await openSandbox({ environment: 'production' });

    expect(await officialClient(development).instance.get()).toMatchObject({
      id: expect.stringMatching(/^ins_\w{27}$/),
      environmentType: 'development',
    });
    expect(await officialClient(production).instance.get()).toMatchObject({ environmentType: 'production' });
    expect(development.secretKey).toMatch(/^sk_test_\w{42}$/);
    expect(production.secretKey).toMatch(/^sk_live_\w{42}$/);
  });

  it('creates an invitation with every field', async () => {
    const sandbox = await openSandbox({ invitations: 0 });
    const before = Date.now();

    const invitation = await officialClient(sandbox).invitations.createInvitation({
      emailAddress: 'Ada@Example.com',
      expiresInDays: 7,
      ignoreExisting: false,
      notify: true,
      publicMetadata: { role: 'admin', nested: { camelCase: [1, null] } },
      redirectUrl: 'https://app.example.com/welcome',
      templateSlug: 'waitlist_invitation',
    });

    expect(invitation).toMatchObject({
      id: expect.stringMatching(/^inv_\w{27}$/),
      emailAddress: 'ada@example.com',
      publicMetadata: { role: 'admin', nested: { camelCase: [1, null] } },
      status: 'pending',
      url: expect.stringMatching(/\/v1\/tickets\/accept\?ticket=[\w-]+\.[\w-]+\.[\w-]+$/),
    });
    expect(invitation.raw).not.toHaveProperty('revoked');
    expect(invitation.createdAt).toBeGreaterThanOrEqual(before);
    expect(invitation.updatedAt).toBe(invitation.createdAt);
    expect(invitation.raw).toMatchObject({ expires_at: invitation.createdAt - 2 + 7 * day });
    expect(sandbox.control.invitations()).toMatchObject([
      {
        id: invitation.id,
        redirectUrl: 'https://app.example.com/welcome',
        templateSlug: 'waitlist_invitation',
        notify: true,
      },
    ]);
  });

  it('gives an invitation 30 days and an e-mail when not told otherwise', async () => {
    const sandbox = await openSandbox({ invitations: 0 });

    const invitation = await officialClient(sandbox).invitations.createInvitation({
      emailAddress: 'ada@example.com',
    });

    expect(invitation.raw).toMatchObject({ expires_at: invitation.createdAt - 2 + 30 * day });
    expect(invitation.publicMetadata).toEqual({});
    expect(sandbox.control.ledger()).toMatchObject([
      { invitationId: invitation.id, emailAddress: 'ada@example.com', templateSlug: 'invitation' },
    ]);
  });

  it('sends no e-mail with notify: false', async () => {
    const sandbox = await openSandbox({ invitations: 0 });

    await officialClient(sandbox).invitations.createInvitation({
      emailAddress: 'ada@example.com',
      notify: false,
    });

    expect(sandbox.control.ledger()).toEqual([]);
  });

  it('creates up to ten invitations at once, in order', async () => {
    const sandbox = await openSandbox({ invitations: 0 });
    const addresses = Array.from({ length: 10 }, (_, i) => `person${i}@example.com`);

    const created = await officialClient(sandbox).invitations.createInvitationBulk(
      addresses.map((emailAddress, i) => ({ emailAddress, publicMetadata: { i } })),
    );

    expect(created).toHaveLength(10);
    expect(created.map((invitation) => invitation.emailAddress)).toEqual(addresses);
    expect(sandbox.control.ledger().map((email) => email.emailAddress)).toEqual(addresses);
  });

  it('revokes an invitation, which then has neither a link nor a place in the ordinary list', async () => {
    const sandbox = await openSandbox({ invitations: 0 });
    const { invitations } = officialClient(sandbox);
    const created = await invitations.createInvitation({ emailAddress: 'ada@example.com' });

    const revoked = await invitations.revokeInvitation(created.id);

    expect(revoked).toMatchObject({ id: created.id, status: 'revoked', revoked: true });
    expect(revoked.raw).not.toHaveProperty('url');
    expect((await invitations.getInvitationList()).totalCount).toBe(0);
    expect((await invitations.getInvitationList({ status: 'revoked' })).data).toHaveLength(1);
  });

  it('invites again after a revoke, which is how people resend', async () => {
    const sandbox = await openSandbox({ invitations: 0 });
    const { invitations } = officialClient(sandbox);
    const first = await invitations.createInvitation({ emailAddress: 'ada@example.com' });
    await invitations.revokeInvitation(first.id);

    const again = await invitations.createInvitation({ emailAddress: 'ada@example.com' });

    expect(again.id).not.toBe(first.id);
    expect(sandbox.control.ledger().map((email) => email.invitationId)).toEqual([first.id, again.id]);
  });

  it('deletes an invitation of any status', async () => {
    const sandbox = await openSandbox();
    const { invitations } = officialClient(sandbox);
    for (const status of ['pending', 'accepted', 'expired', 'revoked'] as const) {
      const { data, totalCount } = await invitations.getInvitationList({ status, limit: 1 });
      const [invitation] = data;
      expect(invitation).toBeDefined();

      const deleted = await invitations.deleteInvitation(invitation?.id ?? '');

      expect(deleted).toMatchObject({ object: 'invitation', id: invitation?.id, deleted: true });
      expect((await invitations.getInvitationList({ status })).totalCount).toBe(totalCount - 1);
    }
    expect(await refusal(invitations.deleteInvitation('inv_none'))).toMatchObject({ status: 404 });
  });

  it('finds an invitation expired once its time has passed, and pending again when the clock goes back', async () => {
    const sandbox = await openSandbox({ invitations: 0, now: () => Date.UTC(2026, 0, 1) });
    const { invitations } = officialClient(sandbox);
    const { raw: created } = await invitations.createInvitation({
      emailAddress: 'ada@example.com',
      expiresInDays: 1,
    });
    const expiresAt = (created as unknown as { expires_at: number }).expires_at;
    const status = async () => (await invitations.getInvitationList()).data.map((found) => found.status);

    sandbox.control.setClock(expiresAt - 1);
    expect(await status()).toEqual(['pending']);
    sandbox.control.advanceClock(1);
    expect(await status()).toEqual(['expired']);
    sandbox.control.advanceClock(-1);
    expect(await status()).toEqual(['pending']);
  });

  it('may invite an address again once its invitation has expired', async () => {
    const sandbox = await openSandbox({ invitations: 0 });
    const { invitations } = officialClient(sandbox);
    await invitations.createInvitation({ emailAddress: 'ada@example.com', expiresInDays: 1 });
    sandbox.control.advanceClock(2 * day);

    const again = await invitations.createInvitation({ emailAddress: 'ada@example.com' });

    expect(again.status).toBe('pending');
  });
});

describe('the sandbox on the wire', () => {
  it('labels answers as the client expects, with a trace and its own time', async () => {
    const sandbox = await openSandbox();
    sandbox.control.setClock(Date.UTC(2031, 4, 6, 7, 8, 9));

    const response = await raw(sandbox, '/invitations');

    // With a charset the JavaScript client would take the body for text.
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(response.headers.get('cf-ray')).toMatch(/^[0-9a-f]{16}-[A-Z]{3}$/);
    expect(response.headers.get('date')).toBe('Tue, 06 May 2031 07:08:09 GMT');
  });

  it('gives links of the length of those of Clerk, which open the sign-up', async () => {
    const sandbox = await openSandbox({ invitations: 0 });
    const { invitations } = officialClient(sandbox);
    const created = await invitations.createInvitation({ emailAddress: 'ada@example.com' });
    const url = created.url ?? '';
    const [, payload = ''] = new URL(url).searchParams.get('ticket')?.split('.') ?? [];

    expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toEqual({
      eis: 30 * 86_400,
      exp: Math.floor((created.createdAt - 2) / 1000) + 30 * 86_400,
      iid: sandbox.control.state().instances[0]?.id,
      sid: created.id,
      st: 'invitation',
    });
    expect(url.length).toBeGreaterThan(550);
    const page = await fetch(url);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('ada@example.com has signed up');
    expect((await invitations.getInvitationList()).data[0]).toMatchObject({ status: 'accepted' });
    expect((await fetch(url)).status).toBe(400);
  });

  it('does not accept a revoked, expired, foreign or forged link', async () => {
    const sandbox = await openSandbox({ invitations: 0 });
    const { invitations } = officialClient(sandbox);
    const revoked = await invitations.createInvitation({ emailAddress: 'revoked@example.com' });
    const expired = await invitations.createInvitation({ emailAddress: 'expired@example.com' });
    await invitations.revokeInvitation(revoked.id);
    const stranger = await openSandbox({ invitations: 0, seed: 2 });
    const foreign = await officialClient(stranger).invitations.createInvitation({
      emailAddress: 'foreign@example.com',
    });
    const ticket = new URL(expired.url ?? '').searchParams.get('ticket') ?? '';
    const [header = '', , signature = ''] = ticket.split('.');
    const claims = Buffer.from(JSON.stringify({ sid: expired.id, st: 'invitation' })).toString('base64url');
    const accept = async (given: string | null) => {
      const response = await fetch(`${sandbox.apiUrl}/tickets/accept?ticket=${given}`);
      return [response.status, (await response.text()).match(/<p>(.*)<\/p>/)?.[1]];
    };
    const ticketOf = (url: string | undefined) => new URL(url ?? '').searchParams.get('ticket');

    expect(await accept(ticketOf(revoked.url))).toEqual([400, 'The invitation was revoked.']);
    expect(await accept(`${header}.${claims}.${signature}`)).toEqual([
      400,
      'This link is not one of this sandbox.',
    ]);
    expect(await accept(ticketOf(foreign.url))).toEqual([400, 'This link is not one of this sandbox.']);
    sandbox.control.advanceClock(31 * day);
    expect(await accept(ticket)).toEqual([400, 'The invitation has expired.']);
  });
});
