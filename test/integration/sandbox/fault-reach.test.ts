import { beforeEach, describe, expect, it } from 'vitest';
import type { FaultInput } from '../../../main/sandbox/faults.ts';
import type { Sandbox } from '../../../main/sandbox/server.ts';
import { officialClient, openSandbox, raw, refusal } from './sandbox-client.ts';

let sandbox: Sandbox;

beforeEach(async () => {
  sandbox = await openSandbox({ invitations: 0 });
});

describe('a fault meets', () => {
  const broken: FaultInput = { kind: 'status', status: 599, times: null };
  const statuses = async (...requests: [string, string][]) =>
    Promise.all(requests.map(async ([method, path]) => (await raw(sandbox, path, { method })).status));

  it('one method', async () => {
    sandbox.control.inject({ ...broken, method: 'GET' });

    expect(await statuses(['GET', '/invitations'], ['POST', '/invitations'])).toEqual([599, 415]);
  });

  it('one path, in which a star stands for any id', async () => {
    sandbox.control.inject({ ...broken, path: '/invitations/*/revoke' });

    expect(
      await statuses(
        ['POST', '/invitations/inv_1/revoke'],
        ['POST', '/invitations/inv_2/revoke?x=y'],
        ['GET', '/invitations'],
        ['POST', '/invitations/bulk'],
      ),
    ).toEqual([599, 599, 200, 415]);
  });

  it('one instance', async () => {
    const other = sandbox.control.createInstance();
    sandbox.control.inject({ ...broken, instanceId: other.id });

    expect((await raw(sandbox, '/instance')).status).toBe(200);
    const headers = { Authorization: `Bearer ${other.secretKey}` };
    expect((await raw(sandbox, '/instance', { headers })).status).toBe(599);
  });

  it('so many requests, after letting some pass', async () => {
    sandbox.control.inject({ ...broken, skip: 2, times: 2 });
    const seen: number[] = [];
    for (let i = 0; i < 6; i += 1) seen.push((await raw(sandbox, '/instance')).status);

    expect(seen).toEqual([200, 200, 599, 599, 200, 200]);
    expect(sandbox.control.faults()).toMatchObject([{ matches: 4, hits: 2 }]);
  });

  it('a share of the requests, the same ones for the same seed', async () => {
    const seen = async (seed: number) => {
      const seeded = await openSandbox({ seed, invitations: 0 });
      seeded.control.inject({ ...broken, probability: 0.3 });
      const hits: boolean[] = [];
      for (let i = 0; i < 60; i += 1) hits.push((await raw(seeded, '/instance')).status === 599);
      return hits;
    };
    const first = await seen(7);

    expect(first.filter(Boolean).length).toBeGreaterThan(5);
    expect(first.filter(Boolean).length).toBeLessThan(35);
    expect(await seen(7)).toEqual(first);
    expect(await seen(8)).not.toEqual(first);
  });

  it('before another that was injected later, until it has ended', async () => {
    sandbox.control.inject({ kind: 'status', status: 501 });
    sandbox.control.inject({ kind: 'status', status: 502 });

    const seen = [
      await raw(sandbox, '/instance'),
      await raw(sandbox, '/instance'),
      await raw(sandbox, '/instance'),
    ];
    expect(seen.map((response) => response.status)).toEqual([501, 502, 200]);
  });

  it('nothing once it is cleared', async () => {
    const one = sandbox.control.inject({ ...broken, path: '/instance' });
    sandbox.control.inject({ ...broken, path: '/invitations' });

    sandbox.control.clearFaults(one.id);
    expect(await statuses(['GET', '/instance'], ['GET', '/invitations'])).toEqual([200, 599]);
    sandbox.control.clearFaults();
    expect(await statuses(['GET', '/invitations'])).toEqual([200]);
    expect(() => sandbox.control.clearFaults(one.id)).toThrow('There is no fault fault_1.');
  });

  it('requests with a wrong key too, as a CDN would', async () => {
    sandbox.control.inject({ kind: 'html' });

    expect(
      await refusal(officialClient(sandbox, 'sk_test_wrong').invitations.getInvitationList()),
    ).toMatchObject({
      status: 403,
    });
  });
});
