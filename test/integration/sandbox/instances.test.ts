import { describe, expect, it } from 'vitest';
import { day, officialClient, raw, refusal, sandboxSuite } from './sandbox-client.ts';

const suite = sandboxSuite();
const { control, create } = suite;

describe('instances', () => {
  it('have keys, invitations, users and environments of their own', async () => {
    const other = (
      await control('POST', '/instances', {
        environment: 'production',
        limits: 'none',
        invitations: 5,
        seed: 9,
      })
    ).body;
    const theirs = officialClient(suite.sandbox, other.secretKey);
    suite.sandbox.control.addUser('ada@example.com', other.id);
    await create('ada@example.com');

    expect(other).toMatchObject({ environment: 'production', limits: 'none', users: expect.any(Number) });
    expect(await theirs.instance.get()).toMatchObject({ id: other.id, environmentType: 'production' });
    expect(suite.sandbox.control.invitations(other.id)).toHaveLength(5);
    expect(
      await refusal(theirs.invitations.createInvitation({ emailAddress: 'ada@example.com' })),
    ).toMatchObject({
      code: 'form_identifier_exists',
    });
    const [ours] = (await suite.client.invitations.getInvitationList()).data;
    expect(await refusal(theirs.invitations.revokeInvitation(ours?.id ?? ''))).toMatchObject({ status: 404 });
  });

  it('never share a key or an id, also with the same seed', () => {
    const states = [1, 2, 3].map(() => suite.sandbox.control.createInstance({ seed: 1, invitations: 50 }));
    const ids = states.flatMap((state) => suite.sandbox.control.invitations(state.id).map((item) => item.id));

    expect(new Set(states.map((state) => state.secretKey)).size).toBe(3);
    expect(new Set(ids).size).toBe(150);
  });
});

it('resets to what it was when it started', async () => {
  const ids = () => suite.sandbox.control.invitations().map((item) => item.id);
  const before = ids();
  const trace = async () => (await raw(suite.sandbox, '/nothing')).headers.get('cf-ray');
  const firstTrace = await trace();
  suite.sandbox.control.createInstance();
  suite.sandbox.control.addUser('user@example.com');
  suite.sandbox.control.setLatency(5);
  suite.sandbox.control.setLimits('none');
  const first = await create('ada@example.com');
  suite.sandbox.control.advanceClock(day);
  suite.sandbox.control.inject({ kind: 'html', times: null, path: '/nowhere' });

  expect((await control('POST', '/reset')).body).toEqual({ done: true });

  expect(ids()).toEqual(before);
  expect(suite.sandbox.control.ledger()).toEqual([]);
  expect(suite.sandbox.control.faults()).toEqual([]);
  expect(suite.sandbox.control.requests()).toMatchObject({ requests: 0, endpoints: {} });
  expect(suite.sandbox.control.state()).toMatchObject({
    clockOffsetMs: 0,
    latencyMs: 0,
    instances: [{ secretKey: suite.sandbox.secretKey, limits: 'clerk' }],
  });
  // The same requests get the same traces and ids as the first time.
  expect(await trace()).toBe(firstTrace);
  expect((await create('ada@example.com')).id).toBe(first.id);
  expect(await create('user@example.com')).toMatchObject({ status: 'pending' });
});
