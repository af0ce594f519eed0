import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { type Answer, closedPort, reply, startHttpServer } from '../../support/http-server.ts';
import { clientOf, failed, invitation } from './subject.ts';

const draft = { emailAddress: 'ada@example.com' };
const html = { 'content-type': 'text/html; charset=utf-8' };
const host = expect.stringMatching(/^127\.0\.0\.1:\d+$/);

/** The failure of one create against a server that answers like this. */
async function createFails(answer: Answer, timeoutMs = 5000) {
  await using server = await startHttpServer(answer);
  const { failure, outcome } = await failed(clientOf(server.url, { timeoutMs }).create(draft));
  return { failure, outcome, requests: server.requests.length };
}

describe('when no answer comes', () => {
  test('a closed port: unreachable, certainly without effect', async () => {
    const error = await failed(clientOf(await closedPort()).create(draft));
    expect(error).toMatchObject({
      outcome: 'refused',
      failure: { kind: 'unreachable', host, detail: 'The connection was refused (ECONNREFUSED).' },
    });
  });

  test('a name that does not exist: certainly without effect', async () => {
    const error = await failed(clientOf('https://guestlist.invalid').create(draft));
    expect(error.outcome).toBe('refused');
    expect(['unreachable', 'offline']).toContain(error.failure.kind);
  });

  test('a certificate that nobody signed: no trust, nothing sent', async () => {
    await using server = await startHttpServer(reply(200, invitation), { tls: true });
    const error = await failed(clientOf(server.url).create(draft));
    expect(error).toMatchObject({
      outcome: 'refused',
      failure: { kind: 'tls', host, detail: 'The certificate is not trusted (DEPTH_ZERO_SELF_SIGNED_CERT).' },
    });
    expect(server.requests).toEqual([]);
  });

  test('https to a server that speaks http: no secure connection, nothing sent', async () => {
    await using server = await startHttpServer(reply(200, invitation));
    const error = await failed(clientOf(server.url.replace('http:', 'https:')).create(draft));
    expect(error).toMatchObject({ outcome: 'refused', failure: { kind: 'tls' } });
    expect(server.requests).toEqual([]);
  });

  test('a server that hangs: timeout, and it may have happened', async () => {
    const result = await createFails(() => undefined, 500);
    expect(result).toEqual({ failure: { kind: 'timeout', afterMs: 500 }, outcome: 'unknown', requests: 1 });
  });

  test('a server that hangs within the body: timeout too', async () => {
    const result = await createFails((response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).write('{"id":');
    }, 40);
    expect(result).toMatchObject({ failure: { kind: 'timeout', afterMs: 40 }, outcome: 'unknown' });
  });

  test('a connection reset after the request: it may have happened', async () => {
    const result = await createFails((_response, _request, raw) => raw.socket.resetAndDestroy());
    expect(result).toMatchObject({ outcome: 'unknown', requests: 1, failure: { kind: 'unreachable', host } });
  });

  test('a server that hangs up without a word: it may have happened', async () => {
    const result = await createFails((_response, _request, raw) => raw.socket.destroy());
    expect(result).toMatchObject({ outcome: 'unknown', failure: { kind: 'unreachable' } });
  });

  test('a server that does not speak HTTP: unreadable', async () => {
    const result = await createFails((_response, _request, raw) =>
      raw.socket.end('220 mail.example.com ESMTP\r\n'),
    );
    expect(result).toMatchObject({ outcome: 'unknown', failure: { kind: 'unreadable', status: 0 } });
  });
});

describe('a redirect', () => {
  test.each([301, 302, 303, 307, 308])(
    '%i: the key does not follow, and the words say so',
    async (status) => {
      await using elsewhere = await startHttpServer(reply(200, invitation));
      await using server = await startHttpServer(
        reply(status, '', { location: `${elsewhere.url}/v1/invitations` }),
      );
      const error = await failed(clientOf(server.url).create(draft));
      expect(error).toMatchObject({
        outcome: 'unknown',
        failure: { kind: 'unreadable', detail: expect.stringContaining('redirect') },
      });
      expect(elsewhere.requests).toEqual([]);
      expect(server.requests).toHaveLength(1);
    },
  );
});

describe('an answer that is not Clerk’s', () => {
  test.each([
    ['broken JSON', '{"id": "inv_', 'The answer is not JSON.'],
    ['an empty body', '', 'The answer is not JSON.'],
    ['another shape', { object: 'user', id: 'user_1' }, 'The answer has another shape at “email_address”.'],
    ['a list', [invitation], 'The answer has another shape.'],
    ['no status', { ...invitation, status: undefined }, 'The answer has another shape at “status”.'],
    [
      'times in words',
      { ...invitation, created_at: 'today', updated_at: '2026-05-12' },
      'The answer has another shape at “created_at”.',
    ],
    ['null', 'null', 'The answer has another shape.'],
  ])('%s: unreadable, and it may have happened', async (_name, body, detail) => {
    const headers = { 'content-type': 'application/json', 'cf-ray': 'ray-1' };
    const result = await createFails(reply(200, body, headers));
    expect(result).toMatchObject({
      outcome: 'unknown',
      failure: { kind: 'unreadable', status: 200, detail, traceId: 'ray-1' },
    });
  });

  test('a status that nobody knows is an answer all the same', async () => {
    await using server = await startHttpServer(reply(200, { ...invitation, status: 'sent' }));
    const created = await clientOf(server.url).create(draft);
    expect(created).toMatchObject({ id: invitation.id, status: 'other', statusWord: 'sent' });
  });

  test('a body that is cut: unreadable', async () => {
    const result = await createFails((response, _request, raw) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' });
      response.write(JSON.stringify(invitation).slice(0, 100), () => raw.socket.destroy());
    });
    expect(result).toMatchObject({
      outcome: 'unknown',
      failure: {
        kind: 'unreadable',
        status: 200,
        detail: expect.stringMatching(/^The answer broke off \([A-Z_]+\)\.$/),
      },
    });
  });

  test('a page of a list without its envelope or array: unreadable', async () => {
    await using server = await startHttpServer(reply(200, { invitations: [] }));
    expect((await failed(clientOf(server.url).list({}))).failure.kind).toBe('unreadable');
  });

  test('HTTP 404 in HTML (a wrong API address): unreadable, certainly without effect', async () => {
    const result = await createFails(reply(404, '<h1>Not found</h1>', html));
    expect(result).toMatchObject({ outcome: 'refused', failure: { kind: 'unreadable', status: 404 } });
  });

  test.each([
    ['endless', {}],
    ['announced', { 'content-length': String(50 * 1024 * 1024) }],
  ])('a body of 50 MB, %s: given up before it is read whole', async (_name, headers) => {
    let sent = 0;
    const chunk = Buffer.alloc(1024 * 1024, ' ');
    await using server = await startHttpServer((response) => {
      response.writeHead(200, { 'content-type': 'application/json', ...headers });
      const more = () => {
        while (sent < 50 * chunk.byteLength && !response.destroyed) {
          sent += chunk.byteLength;
          if (!response.write(chunk)) return void response.once('drain', more);
        }
        response.end();
      };
      more();
    });
    const error = await failed(clientOf(server.url).list({}));
    expect(error.failure).toMatchObject({ kind: 'unreadable', detail: 'The answer is larger than 32 MB.' });
    expect(sent).toBeLessThan(45 * chunk.byteLength);
  });

  test('50 MB that were compressed to almost nothing: given up too', async () => {
    const bomb = gzipSync(Buffer.alloc(50 * 1024 * 1024, ' '));
    await using server = await startHttpServer((response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(bomb);
    });
    const error = await failed(clientOf(server.url).list({}));
    expect(error.failure).toMatchObject({ kind: 'unreadable', detail: 'The answer is larger than 32 MB.' });
  });
});
