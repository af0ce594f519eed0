import { describe, expect, it } from 'vitest';
import { day, officialClient, raw, refusal, sandboxSuite } from './sandbox-client.ts';

const suite = sandboxSuite();
const { control, create } = suite;

describe('the control over HTTP', () => {
  it('lists what it can do', async () => {
    const { routes } = (await control('GET', '/')).body;

    expect(routes).toContainEqual({ route: 'GET /_sandbox/ledger', does: expect.stringMatching(/e-mail/) });
    for (const { route } of routes) expect(route).toMatch(/^(GET|POST|DELETE) \/_sandbox\//);
  });

  it('tells the ledger in order, of all instances or of one', async () => {
    const other = (await control('POST', '/instances', {})).body;
    const first = await create('one@example.com');
    await officialClient(suite.sandbox, other.secretKey).invitations.createInvitation({
      emailAddress: 'two@example.com',
      redirectUrl: 'https://app.example.com',
      templateSlug: 'waitlist_invitation',
    });

    const { emails } = (await control('GET', '/ledger')).body;

    expect(emails).toEqual([
      {
        sequence: 1,
        sentAt: first.createdAt,
        instanceId: suite.sandbox.control.state().instances[0]?.id,
        audience: 'application',
        invitationId: first.id,
        emailAddress: 'one@example.com',
        templateSlug: 'invitation',
        redirectUrl: null,
      },
      expect.objectContaining({
        sequence: 2,
        instanceId: other.id,
        emailAddress: 'two@example.com',
        templateSlug: 'waitlist_invitation',
        redirectUrl: 'https://app.example.com',
      }),
    ]);
    expect((await control('GET', `/ledger?instanceId=${other.id}`)).body.emails).toEqual([emails[1]]);
  });

  it('tells the state, and every invitation with what the API hides', async () => {
    const state = (await control('GET', '/state')).body;
    const { invitations } = (await control('GET', '/invitations')).body;

    expect(state.instances).toEqual([
      {
        id: expect.stringMatching(/^ins_/),
        secretKey: suite.sandbox.secretKey,
        environment: 'development',
        limits: 'clerk',
        counts: expect.any(Object),
        organizations: null,
        waitlist: null,
        users: expect.any(Number),
      },
    ]);
    expect(Object.values(state.instances[0].counts).reduce((a, b) => Number(a) + Number(b))).toBe(12);
    expect(invitations).toHaveLength(12);
    expect(invitations[0]).toMatchObject({
      status: expect.any(String),
      notify: true,
      outcome: expect.any(String),
    });
  });

  it('accepts an invitation, by id or by address', async () => {
    const one = await create('one@example.com');
    await create('two@example.com');

    await control('POST', `/invitations/${one.id}/accept`);
    const accepted = await control('POST', '/invitations/Two%40example.com/accept', {});

    expect(accepted.body).toMatchObject({ emailAddress: 'two@example.com', status: 'accepted' });
    const { data } = await suite.client.invitations.getInvitationList({ query: 'one@example.com' });
    expect(data).toMatchObject([{ id: one.id, status: 'accepted' }]);
    expect(data[0]?.updatedAt).toBeGreaterThanOrEqual(one.createdAt);
    expect(await control('POST', `/invitations/${one.id}/accept`)).toEqual({
      status: 409,
      body: { error: `${one.id} is accepted and cannot be accepted.` },
    });
    expect((await control('POST', '/invitations/inv_none/accept')).status).toBe(404);
  });

  it('accepts by address what is pending, not what was revoked later', async () => {
    const first = await create('ada@example.com');
    const second = await suite.client.invitations.createInvitation({
      emailAddress: 'ada@example.com',
      ignoreExisting: true,
    });
    await suite.client.invitations.revokeInvitation(second.id);

    expect(suite.sandbox.control.accept('ada@example.com')).toMatchObject({
      id: first.id,
      status: 'accepted',
    });
    expect(() => suite.sandbox.control.accept('ada@example.com')).toThrow('There is no invitation');
  });

  it('makes an address belong to a user', async () => {
    await control('POST', '/users', { emailAddress: 'Ada@example.com' });

    expect(await refusal(create('ada@example.com'))).toMatchObject({ code: 'form_identifier_exists' });
  });

  it('keeps addresses out, and switches invitations off', async () => {
    await control('POST', '/blocklist', { identifier: 'ada@example.com' });
    expect(await refusal(create('ada@example.com'))).toMatchObject({ code: 'not_allowed_access' });
    await control('POST', '/support', { supported: false });
    expect(await refusal(create('bea@example.com'))).toMatchObject({ code: 'invitations_not_supported' });
  });

  it('moves the clock, forward, back and to a moment', async () => {
    const before = (await control('GET', '/state')).body.now;

    const forward = (await control('POST', '/clock', { advanceMs: 40 * day })).body.now;
    expect(forward - before).toBeGreaterThanOrEqual(40 * day);
    expect(
      (await suite.client.invitations.getInvitationList({ status: 'pending', query: '' })).totalCount,
    ).toBe(suite.sandbox.control.invitations().filter((item) => item.status === 'pending').length);
    await control('POST', '/clock', { advanceMs: -40 * day });
    const { now } = (await control('POST', '/clock', { now: Date.UTC(2040, 0, 1) })).body;
    expect(now).toBeGreaterThanOrEqual(Date.UTC(2040, 0, 1));
    expect((await raw(suite.sandbox, '/instance')).headers.get('date')).toContain('01 Jan 2040');
  });

  it('injects, lists and clears faults', async () => {
    const injected = (await control('POST', '/faults', { kind: 'error', code: 'service_unavailable' })).body;

    expect(injected).toMatchObject({ id: 'fault_1', hits: 0, fault: { times: 1, when: 'before' } });
    expect(await refusal(create('ada@example.com'))).toMatchObject({ status: 503 });
    expect((await control('GET', '/faults')).body.faults).toMatchObject([{ id: 'fault_1', hits: 1 }]);
    expect((await control('DELETE', '/faults/fault_1')).status).toBe(200);
    expect((await control('DELETE', '/faults')).status).toBe(200);
    expect((await control('GET', '/faults')).body.faults).toEqual([]);
    expect((await control('DELETE', '/faults/fault_1')).status).toBe(404);
  });

  it('sets limits and latency', async () => {
    await control('POST', '/limits', { limits: 'development' });
    await control('POST', '/latency', { ms: 20 });

    expect(suite.sandbox.control.state()).toMatchObject({
      latencyMs: 20,
      instances: [{ limits: 'development' }],
    });
  });

  it('holds back what answers one method, until it is released', async () => {
    await control('POST', '/hold', { method: 'POST' });
    const held = create('ada@example.com');
    // What was asked is done; only nobody is told yet.
    await expect.poll(() => suite.sandbox.control.ledger()).toHaveLength(1);
    const first = await Promise.race([held, raw(suite.sandbox, '/instance').then(() => 'another method')]);
    expect(first).toBe('another method');

    await control('POST', '/release');
    expect(await held).toMatchObject({ emailAddress: 'ada@example.com' });
  });

  it.each([
    ['POST', '/hold', { method: 'LOOK' }],
    ['POST', '/faults', { kind: 'explode' }],
    ['POST', '/faults', { kind: 'drop', colour: 'red' }],
    ['POST', '/clock', {}],
    ['POST', '/clock', { advanceMs: 'soon' }],
    ['POST', '/limits', { limits: 'some' }],
    ['POST', '/users', {}],
    ['POST', '/instances', { seed: 0.5 }],
  ])('says what is wrong with %s %s %o', async (method, path, body) => {
    const answer = await control(method, path, body);

    expect(answer.status).toBe(422);
    expect(answer.body.error).toMatch(/./);
  });

  it('says when there is nothing of that name', async () => {
    expect((await control('GET', '/nothing')).status).toBe(404);
    expect(
      (await control('POST', '/users', { emailAddress: 'a@example.com', instanceId: 'ins_x' })).body,
    ).toEqual({
      error: 'There is no instance ins_x.',
    });
    const broken = await fetch(`${suite.sandbox.origin}/_sandbox/clock`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{',
    });
    expect(broken.status).toBe(400);
  });
});
