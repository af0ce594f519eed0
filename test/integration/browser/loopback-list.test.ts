/** The list of rules for a page on loopback, line by line, each held against a running host. */

import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { describe, expect, it } from 'vitest';
import { asUpgrade, fromOurPage, typedIn } from '../../support/loopback-page.ts';
import { loopbackSuite } from '../../support/loopback-suite.ts';
import { rawRequest } from '../../support/raw-request.ts';

const suite = loopbackSuite();
const { url, get, call } = suite;

describe('bind 127.0.0.1 explicitly', () => {
  it('cannot be reached at any other address of the machine', async () => {
    const port = Number(new URL(suite.page.origin).port);
    const others = Object.values(networkInterfaces())
      .flatMap((list) => list ?? [])
      .map(({ address }) => address);
    const reached = await Promise.all(
      ['127.0.0.1', '127.0.0.2', '::1', ...others].map(
        (host) =>
          new Promise<string | null>((resolve) => {
            const socket = connect({ host, port, timeout: 2000 }, () => {
              socket.destroy();
              resolve(host);
            });
            socket.once('error', () => resolve(null));
            socket.once('timeout', () => socket.destroy(new Error('no answer')));
          }),
      ),
    );
    expect([...new Set(reached.filter((host) => host !== null))]).toEqual(['127.0.0.1']);
  });
});

describe('exact Host, port included, on every request', () => {
  const foreign = [
    'evil.example',
    'localhost',
    '127.0.0.1',
    '127.0.0.1:1',
    'localhost:PORT',
    '127.0.0.1.evil.example:PORT',
    '[::1]:PORT',
  ];
  const paths = ['/', '/assets/index.js', '/api/events', '/launch/abc'];

  it.each(foreign)('refuses Host %s for the page, files, events and links', async (host) => {
    const value = host.replace('PORT', new URL(suite.page.origin).port);
    for (const path of paths) {
      expect((await get(path, { host: value })).status, path).toBe(403);
    }
    expect((await call({ host: value })).status).toBe(403);
    expect(suite.page.calls).toEqual([]);
  });

  it('refuses it on an upgrade too', async () => {
    expect((await get('/', { ...asUpgrade, origin: suite.page.origin, host: 'evil.example' })).status).toBe(
      403,
    );
  });
});

describe('Origin', () => {
  it.each(['https://evil.example', 'null', 'http://localhost', 'http://127.0.0.1', 'file://'])(
    'refuses a call from %s, whatever else it carries',
    async (origin) => {
      expect((await call({ origin })).status).toBe(403);
      expect((await get('/', { origin })).status).toBe(403);
      expect(suite.page.calls).toEqual([]);
    },
  );

  it('accepts our own', async () => {
    expect((await call({ origin: suite.page.origin })).status).toBe(200);
  });

  it('is mandatory on an upgrade, and an upgrade leads nowhere', async () => {
    expect((await get('/', asUpgrade)).status).toBe(403);
    expect((await get('/', { ...asUpgrade, origin: 'https://evil.example' })).status).toBe(403);
    expect((await get('/', { ...asUpgrade, origin: suite.page.origin })).status).toBe(404);
  });
});

describe('Sec-Fetch-Site', () => {
  it.each(['cross-site', 'same-site'])('refuses %s for reads, navigations and calls', async (site) => {
    expect((await get('/', { ...typedIn, 'sec-fetch-site': site })).status).toBe(403);
    expect((await get('/assets/index.js', { 'sec-fetch-site': site })).status).toBe(403);
    expect((await call({ 'sec-fetch-site': site })).status).toBe(403);
    expect(suite.page.calls).toEqual([]);
  });

  it('takes "none" for a GET navigation only', async () => {
    expect((await get('/', typedIn)).status).toBe(200);
    expect((await get('/', { ...typedIn, 'sec-fetch-dest': 'iframe' })).status).toBe(403);
    expect((await get('/assets/index.js', { 'sec-fetch-site': 'none' })).status).toBe(403);
    expect((await call({ 'sec-fetch-site': 'none' })).status).toBe(403);
  });

  it('refuses a request that does not say', async () => {
    expect((await rawRequest(url('/'), { headers: { cookie: suite.cookie } })).status).toBe(403);
  });
});

describe('every call', () => {
  it.each([
    ['without the header', { 'x-guestlist': '' }, 403],
    ['as a form', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['as plain text', { 'content-type': 'text/plain' }, 415],
    ['as multipart', { 'content-type': 'multipart/form-data; boundary=x' }, 415],
  ])('%s is refused', async (_, headers, status) => {
    expect((await call(headers)).status).toBe(status);
    expect(suite.page.calls).toEqual([]);
  });

  it('reaches the core with its payload when it is ours', async () => {
    const answer = await call({}, '{"a":1}');
    expect(JSON.parse(answer.body)).toEqual({ ok: true, value: {} });
    expect(suite.page.calls).toEqual([{ operation: 'accounts.list', payload: { a: 1 } }]);
  });

  it('by GET is not there', async () => {
    expect((await get('/api/accounts.list')).status).toBe(404);
    expect(suite.page.calls).toEqual([]);
  });
});

describe('headers', () => {
  it('has no CORS answer, not even to a preflight', async () => {
    const preflight = await rawRequest(url('/api/accounts.list'), {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST', ...fromOurPage },
    });
    expect(preflight.status).toBe(403);
    for (const answer of [preflight, await get('/'), await call()]) {
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });

  it.each(['/', '/assets/index.js', '/nothing', '/launch/abc'])('%s carries the whole set', async (path) => {
    const { headers } = await get(path, path.startsWith('/launch') ? typedIn : {});
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['content-security-policy']).toContain("require-trusted-types-for 'script'");
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['cross-origin-resource-policy']).toBe('same-origin');
    expect(headers['cache-control']).toBe('no-store');
  });
});

describe('what may be kept', () => {
  it('is a built file whose name changes with what is in it, for this person alone', async () => {
    const { status, headers } = await get('/assets/index-a1_B2-c3.js');
    expect(status).toBe(200);
    expect(headers['cache-control']).toBe('private, max-age=31536000, immutable');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect((await rawRequest(url('/assets/index-a1_B2-c3.js'), { headers: fromOurPage })).status).toBe(401);
  });
});

describe('nothing comes from the address', () => {
  it.each([
    '/?apiUrl=https://evil.example',
    '/?token=abc',
    '/..%2f',
    '/assets/../index.html',
    '//evil.example',
    '/index.html?x',
  ])('%s is refused', async (path) => {
    const status = (await get(path)).status;
    expect([403, 404]).toContain(status);
  });

  it('the token and the cookie never reach the log', async () => {
    const link = suite.page.launchUrl();
    const token = link.split('/').at(-1) ?? '';
    await rawRequest(link, { headers: typedIn });
    await rawRequest(link, { headers: typedIn });
    await rawRequest(link, { headers: { ...typedIn, host: 'evil.example' } });
    expect(suite.page.log.lines.length).toBeGreaterThan(0);
    expect(suite.page.log.lines.join('\n')).not.toContain(token);
    expect(suite.page.log.lines.join('\n')).not.toContain(suite.cookie.split('=')[1]);
  });
});
