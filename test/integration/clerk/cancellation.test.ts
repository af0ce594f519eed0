import { describe, expect, test, vi } from 'vitest';
import { type HttpServer, inTurn, reply, startHttpServer } from '../../support/http-server.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';
import { clientOf, failed, invitation, quick } from './subject.ts';

const draft = { emailAddress: 'ada@example.com' };
const reason = new Error('The account was closed.');

function openTimers(): number {
  return process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
}

function openConnections({ server }: HttpServer): Promise<number> {
  return new Promise((resolve, reject) => {
    server.getConnections((error, count) => (error ? reject(error) : resolve(count)));
  });
}

describe('cancelling a call', () => {
  test('before it starts sends nothing and does not ask for the key', async () => {
    await using server = await startHttpServer(reply(200, invitation));
    const secretKey = vi.fn(() => 'sk_test_x');
    const client = clientOf(server.url, { secretKey });
    await expect(client.create(draft, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect(server.requests).toEqual([]);
    expect(secretKey).not.toHaveBeenCalled();
  });

  test('while the keychain asks the person', async () => {
    await using server = await startHttpServer(reply(200, invitation));
    const stop = new AbortController();
    const client = clientOf(server.url, { secretKey: () => new Promise(() => undefined) });
    const call = client.create(draft, { signal: stop.signal });
    stop.abort(reason);
    await expect(call).rejects.toBe(reason);
    expect(server.requests).toEqual([]);
  });

  test('while it waits for the answer closes the connection', async () => {
    const stop = new AbortController();
    await using server = await startHttpServer(() => stop.abort(reason));
    await expect(clientOf(server.url).create(draft, { signal: stop.signal })).rejects.toBe(reason);
    await vi.waitFor(async () => expect(await openConnections(server)).toBe(0));
  });

  test.each([200, 500])('while it reads the body of an HTTP %i closes the connection', async (status) => {
    const stop = new AbortController();
    await using server = await startHttpServer((response) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.write('{"id":', () => setTimeout(() => stop.abort(reason), 20));
    });
    const client = clientOf(server.url, { retryPolicy: () => quick });
    await expect(client.list({}, { signal: stop.signal })).rejects.toBe(reason);
    await vi.waitFor(async () => expect(await openConnections(server)).toBe(0));
    expect(server.requests).toHaveLength(1);
  });

  test('while it backs off ends the wait and its timer', async () => {
    await using server = await startHttpServer(reply(503, ''));
    const clock = new VirtualClock();
    const stop = new AbortController();
    const client = clientOf(server.url, { clock, retryPolicy: () => quick });
    const call = client.list({}, { signal: stop.signal });
    await expect.poll(() => clock.untilNext(), { interval: 1 }).not.toBeNull();
    stop.abort(reason);
    await expect(call).rejects.toBe(reason);
    expect(clock.untilNext()).toBeNull();
    expect(server.requests).toHaveLength(1);
  });

  test('works also when the host’s fetch does not listen', async () => {
    const stop = new AbortController();
    const client = clientOf('https://api.clerk.com', { fetch: () => new Promise(() => undefined) });
    const call = client.list({}, { signal: stop.signal });
    await new Promise((resolve) => setImmediate(resolve));
    stop.abort(reason);
    await expect(call).rejects.toBe(reason);
  });

  test('by AbortSignal.timeout gives its own reason, not ours', async () => {
    await using server = await startHttpServer(() => undefined);
    const call = clientOf(server.url).list({}, { signal: AbortSignal.timeout(20) });
    await expect(call).rejects.toMatchObject({ name: 'TimeoutError' });
  });
});

describe('a time-out', () => {
  test('closes the connection', async () => {
    await using server = await startHttpServer(() => undefined);
    await failed(clientOf(server.url, { timeoutMs: 30 }).create(draft));
    await vi.waitFor(async () => expect(await openConnections(server)).toBe(0));
  });

  test('can be set per call', async () => {
    await using server = await startHttpServer(() => undefined);
    const error = await failed(clientOf(server.url).list({}, { timeoutMs: 25 }));
    expect(error.failure).toEqual({ kind: 'timeout', afterMs: 25 });
  });

  test('is for each attempt, not for all of them together', async () => {
    await using server = await startHttpServer(
      inTurn(
        () => undefined,
        () => undefined,
        reply(200, []),
      ),
    );
    const client = clientOf(server.url, { retryPolicy: () => quick, timeoutMs: 1000 });
    expect(await client.list({})).toEqual({ data: [], totalCount: null });
    expect(server.requests).toHaveLength(3);
  });

  test('happens also when the host’s fetch does not listen', async () => {
    const client = clientOf('https://api.clerk.com', {
      fetch: () => new Promise(() => undefined),
      timeoutMs: 20,
    });
    expect((await failed(client.list({}))).failure).toEqual({ kind: 'timeout', afterMs: 20 });
  });
});

describe('nothing is left behind', () => {
  test('no timer, whether calls succeed, fail, time out or are cancelled', async () => {
    await using server = await startHttpServer((response, request, raw) => {
      if (request.url.includes('offset=1')) return reply(200, [])(response, request, raw);
      if (request.url.includes('offset=2')) return reply(500, '')(response, request, raw);
    });
    const client = clientOf(server.url, { timeoutMs: 60_000 });
    await client.list({ offset: 1 });
    const before = openTimers();
    const stop = new AbortController();
    const calls = Array.from({ length: 40 }, (_, index) =>
      client.list({ offset: index % 4 }, { signal: stop.signal, ...(index % 4 === 3 && { timeoutMs: 30 }) }),
    );
    const settled = Promise.allSettled(calls);
    await Promise.allSettled(calls.filter((_, index) => index % 4 !== 0));
    stop.abort(reason);
    const results = await settled;
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
    expect(openTimers()).toBeLessThanOrEqual(before);
  });

  test('no listener piles up on a signal that lives as long as the account', async () => {
    await using server = await startHttpServer(reply(200, []));
    const warnings: string[] = [];
    const note = (warning: Error) => warnings.push(warning.message);
    process.on('warning', note);
    const stop = new AbortController();
    const add = vi.spyOn(stop.signal, 'addEventListener');
    const remove = vi.spyOn(stop.signal, 'removeEventListener');
    const client = clientOf(server.url);
    for (let left = 300; left > 0; left -= 1) await client.list({}, { signal: stop.signal });
    await new Promise((resolve) => setImmediate(resolve));
    process.off('warning', note);
    expect(warnings).toEqual([]);
    expect(remove.mock.calls.length).toBe(add.mock.calls.length);
  });

  test('a failed read of a body leaves no open connection', async () => {
    await using server = await startHttpServer((response) => {
      response.writeHead(403, { 'content-type': 'text/html' });
      const more = () => {
        while (response.write('x'.repeat(65_536)));
        response.once('drain', more);
      };
      more();
    });
    const error = await failed(clientOf(server.url).list({}));
    expect(error.failure).toMatchObject({ kind: 'forbidden', html: true });
    await vi.waitFor(async () => expect(await openConnections(server)).toBe(0));
  });
});
