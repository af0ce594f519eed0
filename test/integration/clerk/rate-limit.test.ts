import { describe, expect, test } from 'vitest';
import type { Endpoint } from '../../../main/clerk/endpoints.ts';
import { type Answer, inTurn, reply, startHttpServer } from '../../support/http-server.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';
import { calls, endpointNames as names, willing } from './every-call.ts';
import { clientOf, failed, quick } from './subject.ts';

const draft = { emailAddress: 'ada@example.com' };
const noon = Date.UTC(2026, 4, 12, 12);
const errors = [{ code: 'too_many_requests', message: 'Slow down.', meta: { window: 'hour' } }];

function limited(retryAfter: string | null): Answer {
  return reply(
    429,
    { errors, clerk_trace_id: 'trace-9' },
    retryAfter === null ? {} : { 'retry-after': retryAfter },
  );
}

describe('a 429', () => {
  test('says until when, in the words of Clerk, and is never repeated', async () => {
    await using server = await startHttpServer(limited('3541'));
    const clock = new VirtualClock(noon);
    const told: [Endpoint, number][] = [];
    const client = clientOf(server.url, {
      clock,
      retryPolicy: () => quick,
      onRateLimit: (...limit) => told.push(limit),
    });
    const error = await failed(client.create(draft));
    expect(error.outcome).toBe('refused');
    expect(error.failure).toEqual({
      kind: 'rate-limited',
      until: noon + 3_541_000,
      status: 429,
      errors: [
        {
          code: 'too_many_requests',
          message: 'Slow down.',
          longMessage: 'Slow down.',
          meta: { window: 'hour' },
        },
      ],
      traceId: 'trace-9',
    });
    expect(server.requests).toHaveLength(1);
    expect(told).toEqual([['create', noon + 3_541_000]]);
  });

  test.each([
    [null, 10_000],
    ['soon', 10_000],
    ['-1', 10_000],
    ['99999999999', 10_000],
    ['0', 1000],
    ['Tue, 12 May 2026 12:00:45 GMT', 45_000],
  ])('with Retry-After %j holds back for %d ms', async (retryAfter, ms) => {
    await using server = await startHttpServer((response, request, raw) => {
      response.setHeader('date', 'Tue, 12 May 2026 12:00:00 GMT');
      limited(retryAfter)(response, request, raw);
    });
    const error = await failed(clientOf(server.url, { clock: new VirtualClock(noon) }).list({}));
    expect(error.failure).toMatchObject({ kind: 'rate-limited', until: noon + ms });
  });

  test('of a CDN in HTML counts too', async () => {
    await using server = await startHttpServer(reply(429, '<h1>1015</h1>', { 'retry-after': '5' }));
    const error = await failed(clientOf(server.url, { clock: new VirtualClock(noon) }).list({}));
    expect(error.failure).toMatchObject({ kind: 'rate-limited', until: noon + 5000, errors: [] });
  });

  test.each(names)('to %s closes that endpoint and no other, until its time has passed', async (name) => {
    await using server = await startHttpServer(inTurn(limited('30'), willing));
    const clock = new VirtualClock(noon);
    const told: Endpoint[] = [];
    const client = clientOf(server.url, { clock, onRateLimit: (endpoint) => told.push(endpoint) });
    const first = await failed(calls[name](client));

    clock.advance(29_999);
    const second = await failed(calls[name](client));
    expect(second).toMatchObject({ outcome: 'refused', failure: first.failure });
    expect(server.requests).toHaveLength(1);

    for (const other of names.filter((one) => one !== name)) await calls[other](client);
    expect(server.requests).toHaveLength(names.length);

    clock.advance(1);
    await calls[name](client);
    expect(server.requests).toHaveLength(names.length + 1);
    expect(told).toEqual([name]);
  });

  test('does not ask for the key while the endpoint is closed', async () => {
    await using server = await startHttpServer(limited('30'));
    let asked = 0;
    const client = clientOf(server.url, {
      secretKey: () => {
        asked += 1;
        return 'sk_test_x';
      },
    });
    await failed(client.list({}));
    await failed(client.list({}));
    expect(asked).toBe(1);
  });

  test('met by one call stops another that was backing off', async () => {
    await using server = await startHttpServer(inTurn(reply(503, ''), limited('30'), willing));
    const clock = new VirtualClock(noon);
    const retryPolicy = () => ({
      ...quick,
      initialIntervalMs: 500,
      maxIntervalMs: 500,
      maxElapsedMs: 60_000,
    });
    const client = clientOf(server.url, { clock, retryPolicy, random: () => 0 });
    const waiting = failed(client.list({}));
    await expect.poll(() => clock.untilNext(), { interval: 1 }).toBe(500);
    await failed(client.list({}));
    clock.advance(500);
    expect((await waiting).failure.kind).toBe('rate-limited');
    expect(server.requests).toHaveLength(2);
  });

  test('does not outlast a clock that was set back', async () => {
    await using server = await startHttpServer(inTurn(limited('30'), willing));
    let now = noon;
    const clock = { ...new VirtualClock(), now: () => now, after: () => () => undefined };
    const client = clientOf(server.url, { clock });
    await failed(client.list({}));
    now -= 86_400_000;
    await client.list({});
    expect(server.requests).toHaveLength(2);
  });
});
