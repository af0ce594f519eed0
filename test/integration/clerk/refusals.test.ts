import { describe, expect, test } from 'vitest';
import { type Answer, inTurn, reply, startHttpServer } from '../../support/http-server.ts';
import { calls, endpointNames } from './every-call.ts';
import { clientOf, failed, invitation, secretKey } from './subject.ts';

const draft = { emailAddress: 'ada@example.com' };
const html = { 'content-type': 'text/html; charset=utf-8' };

/** The failure of one create against a server that answers like this. */
async function createFails(answer: Answer, timeoutMs = 5000) {
  await using server = await startHttpServer(answer);
  const { failure, outcome } = await failed(clientOf(server.url, { timeoutMs }).create(draft));
  return { failure, outcome, requests: server.requests.length };
}

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

test.each(endpointNames)('%s tells failures in the same way', async (name) => {
  await using server = await startHttpServer(
    inTurn(reply(401, { errors: [] }), reply(402, { errors: [{ code: 'insufficient_seats' }] })),
  );
  const client = clientOf(server.url, { secretKey: () => secretKey });
  expect((await failed(calls[name](client))).failure.kind).toBe('unauthorized');
  const paid = await failed(calls[name](client));
  expect(paid.outcome).toBe('refused');
  expect(paid.failure).toMatchObject({
    kind: 'clerk',
    status: 402,
    errors: [{ code: 'insufficient_seats', longMessage: 'insufficient_seats' }],
  });
});
