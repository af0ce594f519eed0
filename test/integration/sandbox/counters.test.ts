import { describe, expect, it } from 'vitest';
import { raw, refusal, sandboxSuite } from './sandbox-client.ts';

const suite = sandboxSuite();
const { control, create } = suite;

describe('the counters', () => {
  it('count requests and bytes by endpoint', async () => {
    const list = await (await raw(suite.sandbox, '/invitations?limit=2')).text();
    await create('ada@example.com');
    await refusal(create('ada@example.com'));
    await refusal(suite.client.invitations.revokeInvitation('inv_none'));

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
    suite.sandbox.control.hold();
    const three = Promise.all([
      raw(suite.sandbox, '/instance'),
      raw(suite.sandbox, '/instance'),
      raw(suite.sandbox, '/instance'),
    ]);
    await expect.poll(() => suite.sandbox.control.requests().maxInFlight).toBe(3);
    suite.sandbox.control.release();
    await three;
    await raw(suite.sandbox, '/instance');

    expect(suite.sandbox.control.requests().maxInFlight).toBe(3);
  });

  it('keep a journal of what clients really sent', async () => {
    await suite.client.invitations.getInvitationList({ limit: 3, orderBy: '+email_address' });

    expect((await control('GET', '/journal')).body.requests).toEqual([
      {
        sequence: 1,
        at: expect.any(Number),
        instanceId: suite.sandbox.control.state().instances[0]?.id,
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
    expect(JSON.stringify(suite.sandbox.control.journal())).not.toContain(suite.sandbox.secretKey);
  });
});
