import { beforeEach, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../../main/sandbox/server.ts';
import { askControl, day, officialClient, openSandbox, raw, refusal } from './sandbox-client.ts';

let sandbox: Sandbox;
let client: ReturnType<typeof officialClient>;

beforeEach(async () => {
  sandbox = await openSandbox({ invitations: 12 });
  client = officialClient(sandbox);
});

const control = (method: string, path: string, body?: unknown) => askControl(sandbox, method, path, body);

const create = (emailAddress: string) => client.invitations.createInvitation({ emailAddress });

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
    const theirs = officialClient(sandbox, other.secretKey);
    sandbox.control.addUser('ada@example.com', other.id);
    await create('ada@example.com');

    expect(other).toMatchObject({ environment: 'production', limits: 'none', users: expect.any(Number) });
    expect(await theirs.instance.get()).toMatchObject({ id: other.id, environmentType: 'production' });
    expect(sandbox.control.invitations(other.id)).toHaveLength(5);
    expect(
      await refusal(theirs.invitations.createInvitation({ emailAddress: 'ada@example.com' })),
    ).toMatchObject({
      code: 'form_identifier_exists',
    });
    const [ours] = (await client.invitations.getInvitationList()).data;
    expect(await refusal(theirs.invitations.revokeInvitation(ours?.id ?? ''))).toMatchObject({ status: 404 });
  });

  it('never share a key or an id, also with the same seed', () => {
    const states = [1, 2, 3].map(() => sandbox.control.createInstance({ seed: 1, invitations: 50 }));
    const ids = states.flatMap((state) => sandbox.control.invitations(state.id).map((item) => item.id));

    expect(new Set(states.map((state) => state.secretKey)).size).toBe(3);
    expect(new Set(ids).size).toBe(150);
  });
});

it('resets to what it was when it started', async () => {
  const ids = () => sandbox.control.invitations().map((item) => item.id);
  const before = ids();
  const trace = async () => (await raw(sandbox, '/nothing')).headers.get('cf-ray');
  const firstTrace = await trace();
  sandbox.control.createInstance();
  sandbox.control.addUser('user@example.com');
  sandbox.control.setLatency(5);
  sandbox.control.setLimits('none');
  const first = await create('ada@example.com');
  sandbox.control.advanceClock(day);
  sandbox.control.inject({ kind: 'html', times: null, path: '/nowhere' });

  expect((await control('POST', '/reset')).body).toEqual({ done: true });

  expect(ids()).toEqual(before);
  expect(sandbox.control.ledger()).toEqual([]);
  expect(sandbox.control.faults()).toEqual([]);
  expect(sandbox.control.requests()).toMatchObject({ requests: 0, endpoints: {} });
  expect(sandbox.control.state()).toMatchObject({
    clockOffsetMs: 0,
    latencyMs: 0,
    instances: [{ secretKey: sandbox.secretKey, limits: 'clerk' }],
  });
  // The same requests get the same traces and ids as the first time.
  expect(await trace()).toBe(firstTrace);
  expect((await create('ada@example.com')).id).toBe(first.id);
  expect(await create('user@example.com')).toMatchObject({ status: 'pending' });
});
