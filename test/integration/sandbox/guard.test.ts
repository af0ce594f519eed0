import { type RequestOptions, request } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../../main/sandbox/server.ts';
import { openSandbox } from './sandbox-client.ts';

let sandbox: Sandbox;
let port: number;

beforeEach(async () => {
  sandbox = await openSandbox();
  port = Number(new URL(sandbox.origin).port);
});

/** Sends headers that `fetch` would not. */
function call(
  path: string,
  options: RequestOptions = {},
): Promise<{ status: number; headers: object; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, ...options }, (response) => {
      let body = '';
      response.on('data', (chunk) => {
        body += chunk;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
      );
    });
    sent.on('error', reject);
    sent.end(options.method === 'POST' ? '{}' : '');
  });
}

const json = { 'Content-Type': 'application/json' };

describe('a web page cannot use the control', () => {
  it.each([
    ['another site by DNS rebinding', { Host: 'evil.example' }, 421],
    ['another port', { Host: '127.0.0.1:1' }, 421],
    ['no port', { Host: '127.0.0.1' }, 421],
    ['a foreign origin', { Origin: 'https://evil.example' }, 403],
    ['an opaque origin', { Origin: 'null' }, 403],
    ['a page of this address', { Origin: 'http://127.0.0.1:1' }, 403],
    ['a cross-site request', { 'Sec-Fetch-Site': 'cross-site' }, 403],
    ['a same-site request', { 'Sec-Fetch-Site': 'same-site' }, 403],
    ['a form', { 'Content-Type': 'application/x-www-form-urlencoded' }, 403],
    ['a form as text', { 'Content-Type': 'text/plain' }, 403],
  ])('as %s', async (_, headers, status) => {
    const answer = await call('/_sandbox/clock', { method: 'POST', headers: { ...json, ...headers } });

    expect(answer.status).toBe(status);
    expect(sandbox.control.state().clockOffsetMs).toBe(0);
  });

  it.each([{ Origin: 'https://evil.example' }, { Host: 'evil.example' }, { 'Sec-Fetch-Site': 'cross-site' }])(
    'to read with %o',
    async (headers) => {
      const answer = await call('/_sandbox/state', { headers });

      expect([403, 421]).toContain(answer.status);
      expect(answer.body).not.toContain(sandbox.secretKey);
      expect(answer.headers).toMatchObject({
        'cross-origin-resource-policy': 'same-origin',
        'x-content-type-options': 'nosniff',
      });
    },
  );

  it('nor ask beforehand: no answer allows another origin', async () => {
    const headers = { Origin: 'https://evil.example', 'Access-Control-Request-Method': 'POST' };
    for (const path of ['/_sandbox/state', '/v1/invitations']) {
      const answer = await call(path, { method: 'OPTIONS', headers });

      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(JSON.stringify(answer.headers)).not.toContain('access-control');
    }
  });
});

it('answers a program, and a person who types the address', async () => {
  expect((await call('/_sandbox/state')).status).toBe(200);
  expect((await call('/_sandbox/state', { headers: { Host: `localhost:${port}` } })).status).toBe(200);
  expect((await call('/_sandbox/state', { headers: { 'Sec-Fetch-Site': 'none' } })).status).toBe(200);
});

it('refuses foreign hosts on the API too', async () => {
  const headers = { Host: 'evil.example', Authorization: `Bearer ${sandbox.secretKey}` };

  expect((await call('/v1/invitations', { headers })).status).toBe(421);
});

it('listens on loopback only', async () => {
  const addresses = Object.values(networkInterfaces())
    .flatMap((entries) => entries ?? [])
    .filter((entry) => !entry.internal && entry.family === 'IPv4')
    .map((entry) => entry.address);
  // 127.0.0.2 is loopback as well, but not the address it is bound to; a machine may have no other network.
  for (const host of [...addresses, '127.0.0.2']) {
    const outcome = await new Promise<string>((resolve) => {
      const socket = connect({ host, port, timeout: 2000 });
      socket.on('connect', () => resolve('connected'));
      socket.on('error', () => resolve('refused'));
      socket.on('timeout', () => resolve('refused'));
      socket.on('close', () => socket.destroy());
    });

    expect(`${host}: ${outcome}`).toBe(`${host}: refused`);
  }
});

it.each(['*', 'http://evil.example/v1/invitations', '//evil.example/v1'])(
  'does not follow the target %s',
  async (target) => {
    const answer = await call(target, { headers: { Authorization: `Bearer ${sandbox.secretKey}` } });

    expect([400, 404]).toContain(answer.status);
  },
);
