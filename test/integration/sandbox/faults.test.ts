import { beforeEach, describe, expect, it } from 'vitest';
import { refusalCodes } from '../../../main/sandbox/example-refusals.ts';
import type { Sandbox } from '../../../main/sandbox/server.ts';
import { errorBody, officialClient, openSandbox, post, raw, refusal, second } from './sandbox-client.ts';

/** A busy machine may take its time; what is waited for comes for certain. */
const patiently = { timeout: 10_000 };

let sandbox: Sandbox;
let client: ReturnType<typeof officialClient>;

beforeEach(async () => {
  sandbox = await openSandbox({ invitations: 0 });
  client = officialClient(sandbox);
});

const create = (emailAddress = 'ada@example.com') => client.invitations.createInvitation({ emailAddress });
const created = () => sandbox.control.invitations().length;

/** Why a fetch failed, in the words of the system. */
async function failure(call: Promise<unknown>): Promise<string> {
  const error = await call.then(
    () => new Error('nothing'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof Error)) throw error;
  const cause = error.cause;
  if (cause instanceof Error && 'code' in cause) return String(cause.code);
  return error.name;
}

describe('an injected fault', () => {
  it.each(refusalCodes)('answers %s as Clerk does, once', async (code) => {
    sandbox.control.inject({ kind: 'error', code });

    const refused = await refusal(create());

    expect(refused).toMatchObject({
      code,
      message: expect.stringMatching(/./),
      traceId: expect.stringMatching(/./),
    });
    expect(created()).toBe(0);
    await create();
    expect(created()).toBe(1);
  });

  it.each([
    ['before', 0],
    ['after', 1],
  ] as const)('answers 500 %s the effect', async (when, effects) => {
    sandbox.control.inject({ kind: 'error', code: 'internal_clerk_error', when });

    expect(await refusal(create())).toMatchObject({ status: 500, code: 'internal_clerk_error' });
    expect(created()).toBe(effects);
    expect(sandbox.control.ledger()).toHaveLength(effects);
  });

  it('answers any status, with JSON or another body and headers', async () => {
    sandbox.control.inject({
      kind: 'status',
      status: 502,
      body: { oops: true },
      headers: { 'X-Fault': 'yes' },
    });
    sandbox.control.inject({ kind: 'status', status: 503, body: 'Bad day', contentType: 'text/plain' });

    const json = await raw(sandbox, '/invitations');
    const text = await raw(sandbox, '/invitations');

    expect([json.status, await json.json(), json.headers.get('x-fault')]).toEqual([
      502,
      { oops: true },
      'yes',
    ]);
    expect([text.status, await text.text(), text.headers.get('content-type')]).toEqual([
      503,
      'Bad day',
      'text/plain',
    ]);
  });

  it('answers 403 in HTML, as a CDN would', async () => {
    sandbox.control.inject({ kind: 'html' });

    const response = await raw(sandbox, '/invitations');
    const body = await response.text();

    expect(response.status).toBe(403);
    expect(response.headers.get('content-type')).toMatch(/^text\/html/);
    expect(body).toContain('1010');
    expect(body).toContain(response.headers.get('cf-ray')?.split('-')[0]);
    sandbox.control.inject({ kind: 'html' });
    expect(await refusal(create())).toMatchObject({ status: 403, codes: [] });
  });

  it.each([
    ['before', 0],
    ['after', 1],
  ] as const)('drops the connection %s the effect', async (when, effects) => {
    sandbox.control.inject({ kind: 'drop', when });

    const body = { email_address: 'ada@example.com' };
    expect(await failure(post(sandbox, '/invitations', body))).toBe('ECONNRESET');
    expect(created()).toBe(effects);
    expect(sandbox.control.ledger()).toHaveLength(effects);
  });

  it('is seen by the official client as a call without an answer', async () => {
    sandbox.control.inject({ kind: 'drop', when: 'after' });

    expect(await refusal(create())).toMatchObject({ status: undefined, code: 'unexpected_error' });
    expect(await refusal(create())).toMatchObject({ status: 400, code: 'duplicate_record' });
  });

  it('slows an answer down', async () => {
    sandbox.control.inject({ kind: 'slow', ms: 150 });
    const start = performance.now();

    await create();

    expect(performance.now() - start).toBeGreaterThan(145);
  });

  it.each([
    ['before', 0],
    ['after', 1],
  ] as const)(
    'slows %s the effect, which decides what a client that gave up has caused',
    async (when, effects) => {
      sandbox.control.inject({ kind: 'slow', ms: 60_000, when });
      sandbox.control.setLatency(60_000);
      const body = JSON.stringify({ email_address: 'ada@example.com' });
      const headers = { 'Content-Type': 'application/json' };
      const patience = new AbortController();
      const { signal } = patience;
      const call = failure(raw(sandbox, '/invitations', { method: 'POST', headers, body, signal }));
      await expect.poll(() => sandbox.control.faults()[0]?.hits, patiently).toBe(1);
      patience.abort();

      expect(await call).toBe('AbortError');
      await expect.poll(() => sandbox.control.requests().requests, patiently).toBe(1);
      expect(created()).toBe(effects);
      expect(sandbox.control.journal()).toMatchObject([{ status: null, fault: 'slow' }]);
    },
  );

  it('cuts the body of an answer that took effect', async () => {
    sandbox.control.inject({ kind: 'cut' });
    const response = await post(sandbox, '/invitations', { email_address: 'ada@example.com' });

    expect(response.status).toBe(200);
    expect(await failure(response.text())).toBe('UND_ERR_SOCKET');
    expect(created()).toBe(1);
  });

  it('breaks the JSON of an answer that took effect', async () => {
    sandbox.control.inject({ kind: 'broken-json' });
    const response = await post(sandbox, '/invitations', { email_address: 'ada@example.com' });

    expect(response.status).toBe(200);
    expect(await failure(response.json())).toBe('SyntaxError');
    expect(created()).toBe(1);
  });

  it('answers another shape for an answer that took effect', async () => {
    sandbox.control.inject({ kind: 'shape' });
    sandbox.control.inject({ kind: 'shape', body: [{ object: 'user' }] });
    const body = { email_address: 'ada@example.com' };

    expect(await (await post(sandbox, '/invitations', body)).json()).toEqual({ object: 'list', items: null });
    expect(await (await raw(sandbox, '/invitations')).json()).toEqual([{ object: 'user' }]);
    expect(created()).toBe(1);
  });

  it('limits the rate of one endpoint until Retry-After has passed', async () => {
    sandbox.control.inject({ kind: 'rate-limit', retryAfterSeconds: 30, method: 'POST' });

    expect(await refusal(create())).toMatchObject({ status: 429, code: 'too_many_requests', retryAfter: 30 });
    sandbox.control.advanceClock(29 * second);
    expect(await refusal(create())).toMatchObject({ status: 429, retryAfter: 1 });
    await client.invitations.getInvitationList();
    sandbox.control.advanceClock(second);
    await create();
  });

  it('limits the rate without saying until when', async () => {
    sandbox.control.inject({ kind: 'rate-limit', retryAfterSeconds: null });

    expect(await refusal(create())).toMatchObject({ status: 429, retryAfter: undefined });
    await create();
  });

  it('comes late when told to', async () => {
    sandbox.control.inject({ kind: 'error', code: 'gateway_timeout', delayMs: 150 });
    const start = performance.now();

    expect(await refusal(create())).toMatchObject({ status: 504 });
    expect(performance.now() - start).toBeGreaterThan(145);
  });
});

it('adds latency to every answer', async () => {
  const slow = await openSandbox({ invitations: 0, latencyMs: 100 });
  const start = performance.now();

  await Promise.all([raw(slow, '/instance'), raw(slow, '/instance')]);
  const both = performance.now() - start;

  expect(both).toBeGreaterThan(95);
  slow.control.setLatency(0);
  expect(await errorBody(await raw(slow, '/nothing'))).toHaveProperty('errors');
});

it('ends a slow answer when it closes', async () => {
  sandbox.control.inject({ kind: 'slow', ms: 60_000 });
  const call = failure(raw(sandbox, '/instance'));
  await expect.poll(() => sandbox.control.faults()[0]?.hits, patiently).toBe(1);

  await sandbox.close();

  expect(await call).toMatch(/UND_ERR_SOCKET|ECONNRESET/);
});

describe('a late effect', () => {
  it('comes after the connection has ended without an answer', async () => {
    sandbox.control.inject({ kind: 'late', ms: 150 });

    expect(await failure(create())).not.toBe('nothing');
    expect(created()).toBe(0);
    await expect.poll(created, patiently).toBe(1);
  });
});
