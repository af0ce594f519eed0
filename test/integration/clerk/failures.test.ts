import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { ClerkClient } from '../../../main/clerk/api.ts';
import { type Answer, closedPort, reply, startHttpServer } from '../../support/http-server.ts';
import { clientOf, failed, invitation, secretKey } from './subject.ts';

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
    const result = await createFails(() => undefined, 40);
    expect(result).toEqual({ failure: { kind: 'timeout', afterMs: 40 }, outcome: 'unknown', requests: 1 });
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
    ['an unknown status', { ...invitation, status: 'sent' }, 'The answer has another shape at “status”.'],
    [
      'a time in words',
      { ...invitation, created_at: '2026-05-12' },
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

describe('a refusal', () => {
  const errors = [
    {
      code: 'form_identifier_exists',
      message: 'That address is taken.',
      long_message: 'A user with that e-mail address exists already.',
      meta: { param_name: 'email_address', session_id: null, deep: { er: [1, 2] } },
    },
    { code: 'form_param_unknown', message: 'unknown is not a valid parameter.' },
  ];

  test('is kept whole: codes, both messages, all meta and the trace id', async () => {
    const body = { errors, meta: { client: null }, clerk_trace_id: 'trace-1' };
    const result = await createFails(
      reply(422, body, { 'content-type': 'application/json', 'cf-ray': 'ray-1' }),
    );
    expect(result).toEqual({
      outcome: 'refused',
      requests: 1,
      failure: {
        kind: 'clerk',
        status: 422,
        traceId: 'trace-1',
        meta: { client: null },
        errors: [
          {
            code: 'form_identifier_exists',
            message: 'That address is taken.',
            longMessage: 'A user with that e-mail address exists already.',
            meta: { param_name: 'email_address', session_id: null, deep: { er: [1, 2] } },
          },
          {
            code: 'form_param_unknown',
            message: 'unknown is not a valid parameter.',
            longMessage: 'unknown is not a valid parameter.',
          },
        ],
      },
    });
  });

  test('takes the trace id from cf-ray when the body has none', async () => {
    const result = await createFails(reply(400, { errors }, { 'cf-ray': 'ray-7' }));
    expect(result.failure).toMatchObject({ kind: 'clerk', status: 400, traceId: 'ray-7' });
  });

  test.each([400, 404, 409, 413, 415, 422])('HTTP %i in the words of Clerk: clerk', async (status) => {
    const result = await createFails(reply(status, { errors }));
    expect(result).toMatchObject({ outcome: 'refused', failure: { kind: 'clerk', status } });
  });

  test('HTTP 401: unauthorized', async () => {
    const result = await createFails(
      reply(401, { errors: [{ code: 'clerk_key_invalid', message: 'Invalid.' }] }),
    );
    expect(result).toMatchObject({
      outcome: 'refused',
      failure: { kind: 'unauthorized', status: 401, errors: [{ code: 'clerk_key_invalid' }], traceId: null },
    });
  });

  test('HTTP 403 of Clerk: forbidden', async () => {
    const result = await createFails(
      reply(403, { errors: [{ code: 'quota_exceeded', message: 'No more.' }] }),
    );
    expect(result).toMatchObject({
      outcome: 'refused',
      failure: { kind: 'forbidden', html: false, errors: [{ code: 'quota_exceeded' }] },
    });
  });

  test.each([
    ['in HTML', '<html>error code: 1010</html>', html],
    ['in plain text', 'error code: 1010', { 'content-type': 'text/plain' }],
  ])('HTTP 403 of a CDN %s: forbidden, and the key is not to blame', async (_name, body, headers) => {
    const result = await createFails(reply(403, body, { ...headers, 'cf-ray': 'ray-3' }));
    expect(result).toMatchObject({
      outcome: 'refused',
      failure: { kind: 'forbidden', html: true, errors: [], traceId: 'ray-3' },
    });
  });

  test('whose body is cut is still that refusal', async () => {
    const result = await createFails((response, _request, raw) => {
      response.writeHead(401, { 'content-length': '500' });
      response.write('{"errors":', () => raw.socket.destroy());
    });
    expect(result).toMatchObject({ outcome: 'refused', failure: { kind: 'unauthorized', errors: [] } });
  });

  test('whose body never ends is not read to its end', async () => {
    const page = 'x'.repeat(3 * 1024 * 1024);
    const result = await createFails(reply(403, page, html));
    expect(result.failure).toMatchObject({ kind: 'forbidden', html: true, errors: [] });
  });
});

describe('a server that is down', () => {
  test('HTTP 500 in the words of Clerk: clerk-down, and it may have happened', async () => {
    const body = { errors: [{ code: 'internal_clerk_error', message: 'Oops.' }], clerk_trace_id: 't' };
    expect(await createFails(reply(500, body))).toMatchObject({
      outcome: 'unknown',
      requests: 1,
      failure: { kind: 'clerk-down', status: 500, errors: [{ code: 'internal_clerk_error' }], traceId: 't' },
    });
  });

  test.each([502, 503, 504, 520])('HTTP %i in HTML: clerk-down', async (status) => {
    expect(await createFails(reply(status, '<h1>Bad gateway</h1>', html))).toMatchObject({
      outcome: 'unknown',
      failure: { kind: 'clerk-down', status, errors: [] },
    });
  });
});

describe('a call that is refused here', () => {
  test('an API address that a key must not be sent to', () => {
    expect(() => clientOf('http://api.clerk.com')).toThrow(
      expect.objectContaining({ failure: expect.objectContaining({ kind: 'invalid-input' }) }),
    );
  });

  test.each(['', 'sk_test_two words', 'sk_test_line\nbreak', 'sk_test_é'])(
    'a key that is none: %j',
    async (key) => {
      await using server = await startHttpServer(reply(200, invitation));
      const error = await failed(clientOf(server.url, { secretKey: () => key }).create(draft));
      expect(error).toMatchObject({ outcome: 'refused', failure: { kind: 'invalid-input' } });
      expect(server.requests).toEqual([]);
    },
  );
});

test('reads and revokes tell failures in the same way', async () => {
  const calls: ((client: ClerkClient) => Promise<unknown>)[] = [
    (client) => client.list({}),
    (client) => client.instance(),
    (client) => client.revoke('inv_1'),
    (client) => client.createBulk([draft]),
  ];
  for (const call of calls) {
    await using server = await startHttpServer(reply(401, { errors: [] }));
    const error = await failed(call(clientOf(server.url, { secretKey: () => secretKey })));
    expect(error.failure.kind).toBe('unauthorized');
  }
});
