import { describe, expect, test, vi } from 'vitest';
import type { ClerkClient } from '../../../main/clerk/api.ts';
import { closedPort, inTurn, reply, startHttpServer } from '../../support/http-server.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';
import { clientOf, failed, invitation, once, quick } from './subject.ts';

const draft = { emailAddress: 'ada@example.com' };
const down = reply(503, { errors: [{ code: 'service_unavailable', message: 'Later.' }] });
const instance = reply(200, { id: 'ins_1', environment_type: 'development' });
const backoff = { retryPolicy: () => quick };

describe('reads', () => {
  test('are repeated over 5xx until they succeed', async () => {
    await using server = await startHttpServer(inTurn(down, reply(502, '<h1>Bad gateway</h1>'), instance));
    expect(await clientOf(server.url, backoff).instance()).toEqual({
      id: 'ins_1',
      environment: 'development',
    });
    expect(server.requests).toHaveLength(3);
  });

  test('are repeated over a reset, a cut body and a time-out', async () => {
    await using server = await startHttpServer(
      inTurn(
        (_response, _request, raw) => raw.socket.resetAndDestroy(),
        (response, _request, raw) => {
          response.writeHead(200, { 'content-length': '100' });
          response.write('{"id"', () => raw.socket.destroy());
        },
        () => undefined,
        instance,
      ),
    );
    const client = clientOf(server.url, { ...backoff, timeoutMs: 500 });
    expect(await client.instance()).toMatchObject({ id: 'ins_1' });
    expect(server.requests).toHaveLength(4);
  });

  test.each([
    ['HTTP 401', reply(401, { errors: [] })],
    ['HTTP 404', reply(404, { errors: [] })],
    ['HTTP 429', reply(429, { errors: [] })],
    ['broken JSON', reply(200, '{')],
    ['another shape', reply(200, {})],
    ['a redirect', reply(302, '', { location: '/' })],
  ])('are not repeated over %s', async (_name, answer) => {
    await using server = await startHttpServer(answer);
    await failed(clientOf(server.url, backoff).list({}));
    expect(server.requests).toHaveLength(1);
  });

  test('wait as the SDKs do, by the clock, and stop within the time allowed', async () => {
    await using server = await startHttpServer(down);
    const clock = new VirtualClock();
    const startedAt = clock.now();
    const retryPolicy = () => ({
      ...quick,
      initialIntervalMs: 500,
      maxIntervalMs: 1500,
      maxElapsedMs: 6000,
    });
    const call = failed(clientOf(server.url, { clock, retryPolicy, random: () => 0.25 }).instance());
    const waits: number[] = [];
    // 500, 750, 1125, 1687.5 before the quarter second of jitter and the cap.
    for (const wait of [750, 1000, 1375, 1500]) {
      await vi.waitFor(() => expect(clock.untilNext()).toBe(wait), { interval: 1 });
      waits.push(wait);
      clock.advance(wait);
    }
    const error = await call;
    expect(error.failure.kind).toBe('clerk-down');
    expect(server.requests).toHaveLength(waits.length + 1);
    expect(clock.now() - startedAt).toBeLessThanOrEqual(6000);
  });

  test('wait as long as a 503 asks', async () => {
    await using server = await startHttpServer(inTurn(reply(503, '', { 'retry-after': '20' }), instance));
    const clock = new VirtualClock();
    const call = clientOf(server.url, { ...backoff, clock }).instance();
    await vi.waitFor(() => expect(clock.untilNext()).toBe(20_000), { interval: 1 });
    clock.advance(20_000);
    expect(await call).toMatchObject({ id: 'ins_1' });
  });
});

describe('the policy', () => {
  test('can be set per call, over the default', async () => {
    await using server = await startHttpServer(inTurn(down, down, instance));
    const client = clientOf(server.url, { retryPolicy: () => once });
    await failed(client.instance());
    expect(server.requests).toHaveLength(1);
    await client.instance({ retries: { strategy: 'backoff' } });
    expect(server.requests).toHaveLength(3);
  });

  test('can be switched off per call', async () => {
    await using server = await startHttpServer(inTurn(down, instance));
    await failed(clientOf(server.url, backoff).instance({ retries: { strategy: 'none' } }));
    expect(server.requests).toHaveLength(1);
  });

  test('is asked for with each call, so that a changed setting counts at once', async () => {
    await using server = await startHttpServer(inTurn(down, down, instance));
    let policy = once;
    const client = clientOf(server.url, { retryPolicy: () => policy });
    await failed(client.instance());
    policy = quick;
    await client.instance();
    expect(server.requests).toHaveLength(3);
  });

  test('without retryConnectionErrors a broken connection is final', async () => {
    await using server = await startHttpServer((_response, _request, raw) => raw.socket.resetAndDestroy());
    const client = clientOf(server.url, { retryPolicy: () => ({ ...quick, retryConnectionErrors: false }) });
    await failed(client.instance());
    expect(server.requests).toHaveLength(1);
  });
});

describe('one address, one e-mail', () => {
  const creates: [string, (client: ClerkClient) => Promise<unknown>][] = [
    ['a create', (client) => client.create(draft)],
    ['a bulk create', (client) => client.createBulk([draft])],
  ];

  describe.each(creates)('%s', (_name, create) => {
    test.each([
      ['a 503', down],
      ['an HTML 502', reply(502, '<h1>Bad gateway</h1>')],
      ['an answer that cannot be read', reply(200, '{')],
    ])('is not repeated after %s', async (_what, answer) => {
      await using server = await startHttpServer(answer);
      const error = await failed(create(clientOf(server.url, backoff)));
      expect(error.outcome).toBe('unknown');
      expect(server.requests).toHaveLength(1);
    });

    test('is not repeated after a reset', async () => {
      await using server = await startHttpServer((_response, _request, raw) => raw.socket.resetAndDestroy());
      expect(await failed(create(clientOf(server.url, backoff)))).toMatchObject({ outcome: 'unknown' });
      expect(server.requests).toHaveLength(1);
    });

    test('is not repeated after a time-out', async () => {
      await using server = await startHttpServer(() => undefined);
      const error = await failed(create(clientOf(server.url, { ...backoff, timeoutMs: 400 })));
      expect(error).toMatchObject({ outcome: 'unknown', failure: { kind: 'timeout' } });
      expect(server.requests).toHaveLength(1);
    });
  });

  test('a create that never left is tried again within the policy', async () => {
    await using server = await startHttpServer(reply(200, invitation));
    const addresses = [await closedPort(), await closedPort(), server.url];
    const client = clientOf(server.url, {
      ...backoff,
      fetch: async (request, init) => {
        const address = addresses.shift() ?? server.url;
        const { pathname } = new URL(request instanceof Request ? request.url : request);
        return fetch(new Request(address + pathname, request instanceof Request ? request : undefined), init);
      },
    });
    expect(await client.create(draft)).toMatchObject({ id: invitation.id });
    expect(addresses).toEqual([]);
    expect(server.requests).toHaveLength(1);
  });

  test('a create that was thrown back right after wake goes out once', async () => {
    await using server = await startHttpServer(reply(200, invitation));
    let tries = 0;
    const client = clientOf(server.url, {
      ...backoff,
      fetch: (request, init) => {
        tries += 1;
        if (tries === 1) throw new Error('net::ERR_NETWORK_IO_SUSPENDED');
        return fetch(request, init);
      },
    });
    expect(await client.create(draft)).toMatchObject({ emailAddress: 'ada@example.com' });
    expect(server.requests).toHaveLength(1);
    expect(JSON.parse(server.requests[0]?.body ?? '')).toEqual({ email_address: 'ada@example.com' });
  });
});

test('a revoke is repeated: a second one has no further effect', async () => {
  await using server = await startHttpServer(inTurn(down, reply(200, { ...invitation, status: 'revoked' })));
  expect(await clientOf(server.url, backoff).revoke('inv_1')).toMatchObject({ status: 'revoked' });
  expect(server.requests).toHaveLength(2);
});
