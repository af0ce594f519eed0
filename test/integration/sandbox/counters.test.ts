import { beforeEach, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../../main/sandbox/server.ts';
import { askControl, officialClient, openSandbox, raw, refusal } from './sandbox-client.ts';

let sandbox: Sandbox;
let client: ReturnType<typeof officialClient>;

beforeEach(async () => {
  sandbox = await openSandbox({ invitations: 12 });
  client = officialClient(sandbox);
});

const control = (method: string, path: string, body?: unknown) => askControl(sandbox, method, path, body);

const create = (emailAddress: string) => client.invitations.createInvitation({ emailAddress });

describe('the counters', () => {
  it('count requests and bytes by endpoint', async () => {
    const list = await (await raw(sandbox, '/invitations?limit=2')).text();
    await create('ada@example.com');
    await refusal(create('ada@example.com'));
    await refusal(client.invitations.revokeInvitation('inv_none'));

    const { requests, endpoints } = (await control('GET', '/requests')).body;

    expect(requests).toBe(4);
    expect(endpoints).toMatchObject({
      'GET /invitations': {
        requests: 1,
        bytesIn: 0,
        bytesOut: Buffer.byteLength(list),
        statuses: { 200: 1 },
      },
      'POST /invitations': {
        requests: 2,
        bytesIn: 2 * '{"email_address":"ada@example.com"}'.length,
        statuses: { 200: 1, 400: 1 },
      },
      'POST /invitations/{id}/revoke': { requests: 1, statuses: { 404: 1 } },
    });
  });

  it('tell how many requests were under way at once', async () => {
    sandbox.control.setLatency(50);
    await Promise.all([raw(sandbox, '/instance'), raw(sandbox, '/instance'), raw(sandbox, '/instance')]);
    await raw(sandbox, '/instance');

    expect(sandbox.control.requests().maxInFlight).toBe(3);
  });

  it('keep a journal of what clients really sent', async () => {
    await client.invitations.getInvitationList({ limit: 3, orderBy: '+email_address' });

    expect((await control('GET', '/journal')).body.requests).toEqual([
      {
        sequence: 1,
        at: expect.any(Number),
        instanceId: sandbox.control.state().instances[0]?.id,
        endpoint: 'GET /invitations',
        method: 'GET',
        target: '/invitations?limit=3&order_by=%2Bemail_address&paginated=true',
        userAgent: expect.stringContaining('@clerk/backend'),
        apiVersion: '2026-05-12',
        status: 200,
        bytesIn: 0,
        bytesOut: expect.any(Number),
        fault: null,
        inFlight: 1,
      },
    ]);
    expect(JSON.stringify(sandbox.control.journal())).not.toContain(sandbox.secretKey);
  });
});
