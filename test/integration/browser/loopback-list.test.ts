/** The list of rules for a page on loopback, line by line, each held against a running host. */

import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { idleSessionMs, launchTokenMs } from '../../../main/browser/sessions.ts';
import {
  asCall,
  fromOurPage,
  type LoopbackPage,
  startLoopbackPage,
  typedIn,
} from '../../support/loopback-page.ts';
import { rawRequest } from '../../support/raw-request.ts';

let page: LoopbackPage;
let cookie: string;
const url = (path: string) => `${page.origin}${path}`;

beforeEach(async () => {
  page = await startLoopbackPage();
  cookie = await page.signIn();
});

afterEach(() => page.close());

const get = (path: string, headers: Record<string, string> = {}) =>
  rawRequest(url(path), { headers: { cookie, ...fromOurPage, ...headers } });
const call = (headers: Record<string, string> = {}, body = '{}') =>
  rawRequest(url('/api/accounts.list'), { method: 'POST', headers: { cookie, ...asCall, ...headers }, body });

describe('bind 127.0.0.1 explicitly', () => {
  it('cannot be reached at any other address of the machine', async () => {
    const port = Number(new URL(page.origin).port);
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
    const value = host.replace('PORT', new URL(page.origin).port);
    for (const path of paths) {
      expect((await get(path, { host: value })).status, path).toBe(403);
    }
    expect((await call({ host: value })).status).toBe(403);
    expect(page.calls).toEqual([]);
  });

  it('refuses it on an upgrade too', async () => {
    const upgrade = {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
    };
    expect((await get('/', { ...upgrade, origin: page.origin, host: 'evil.example' })).status).toBe(403);
  });
});

describe('Origin', () => {
  it.each(['https://evil.example', 'null', 'http://localhost', 'http://127.0.0.1', 'file://'])(
    'refuses a call from %s, whatever else it carries',
    async (origin) => {
      expect((await call({ origin })).status).toBe(403);
      expect((await get('/', { origin })).status).toBe(403);
      expect(page.calls).toEqual([]);
    },
  );

  it('accepts our own', async () => {
    expect((await call({ origin: page.origin })).status).toBe(200);
  });

  it('is mandatory on an upgrade, and an upgrade leads nowhere', async () => {
    const upgrade = {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
    };
    expect((await get('/', upgrade)).status).toBe(403);
    expect((await get('/', { ...upgrade, origin: 'https://evil.example' })).status).toBe(403);
    expect((await get('/', { ...upgrade, origin: page.origin })).status).toBe(404);
  });
});

describe('Sec-Fetch-Site', () => {
  it.each(['cross-site', 'same-site'])('refuses %s for reads, navigations and calls', async (site) => {
    expect((await get('/', { ...typedIn, 'sec-fetch-site': site })).status).toBe(403);
    expect((await get('/assets/index.js', { 'sec-fetch-site': site })).status).toBe(403);
    expect((await call({ 'sec-fetch-site': site })).status).toBe(403);
    expect(page.calls).toEqual([]);
  });

  it('takes "none" for a GET navigation only', async () => {
    expect((await get('/', typedIn)).status).toBe(200);
    expect((await get('/', { ...typedIn, 'sec-fetch-dest': 'iframe' })).status).toBe(403);
    expect((await get('/assets/index.js', { 'sec-fetch-site': 'none' })).status).toBe(403);
    expect((await call({ 'sec-fetch-site': 'none' })).status).toBe(403);
  });

  it('refuses a request that does not say', async () => {
    expect((await rawRequest(url('/'), { headers: { cookie } })).status).toBe(403);
  });
});

describe('a session on every route, reads too', () => {
  it.each(['/', '/assets/index.js', '/api/events', '/nothing'])('refuses %s to a stranger', async (path) => {
    const answer = await rawRequest(url(path), { headers: path === '/' ? typedIn : fromOurPage });
    expect(answer.status).toBe(401);
    expect(answer.body).not.toContain('<script');
  });

  it('refuses a call to a stranger and to a wrong or foreign cookie', async () => {
    const name = cookie.split('=')[0];
    for (const bad of ['', `${name}=`, `${name}=${'A'.repeat(43)}`, `other=${cookie.split('=')[1]}`]) {
      expect((await call({ cookie: bad })).status).toBe(401);
    }
    expect(page.calls).toEqual([]);
  });
});

describe('the one-time launch token', () => {
  const open = (link: string) => rawRequest(link, { headers: typedIn });

  it('has 256 bits and becomes a HttpOnly SameSite=Strict cookie, then a clean address', async () => {
    const link = page.launchUrl();
    expect(Buffer.from(link.split('/').at(-1) ?? '', 'base64url')).toHaveLength(32);
    const { status, headers } = await open(link);
    expect(status).toBe(303);
    expect(headers['location']).toBe('/');
    expect(String(headers['set-cookie'])).toMatch(
      /^guestlist-[0-9a-f]{8}=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/,
    );
  });

  it('works once', async () => {
    const link = page.launchUrl();
    expect((await open(link)).status).toBe(303);
    const again = await open(link);
    expect(again.status).toBe(401);
    expect(again.headers['set-cookie']).toBeUndefined();
  });

  it('works for a minute', async () => {
    const link = page.launchUrl();
    page.clock.advance(launchTokenMs);
    expect((await open(link)).status).toBe(401);
  });

  it('is not spent by a prefetch, by another site or by a frame', async () => {
    const link = page.launchUrl();
    expect((await rawRequest(link, { headers: { ...typedIn, 'sec-purpose': 'prefetch' } })).status).toBe(403);
    expect((await rawRequest(link, { headers: { ...typedIn, 'sec-fetch-site': 'cross-site' } })).status).toBe(
      403,
    );
    expect((await rawRequest(link, { headers: { ...typedIn, 'sec-fetch-dest': 'iframe' } })).status).toBe(
      403,
    );
    expect((await open(link)).status).toBe(303);
  });

  it('names the cookie per instance', async () => {
    const other = await startLoopbackPage();
    const name = (await other.signIn()).split('=')[0];
    await other.close();
    expect(name).not.toBe(cookie.split('=')[0]);
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
    expect(page.calls).toEqual([]);
  });

  it('reaches the core with its payload when it is ours', async () => {
    const answer = await call({}, '{"a":1}');
    expect(JSON.parse(answer.body)).toEqual({ ok: true, value: {} });
    expect(page.calls).toEqual([{ operation: 'accounts.list', payload: { a: 1 } }]);
  });

  it('by GET is not there', async () => {
    expect((await get('/api/accounts.list')).status).toBe(404);
    expect(page.calls).toEqual([]);
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

describe('sessions', () => {
  it('die when idle', async () => {
    page.clock.advance(idleSessionMs - 1);
    expect((await get('/')).status).toBe(200);
    page.clock.advance(idleSessionMs);
    expect((await get('/')).status).toBe(401);
  });

  it('live on while a page listens, and idle from when it leaves', async () => {
    const stream = request(url('/api/events'), { headers: { cookie, ...fromOurPage }, agent: false }).end();
    const [response] = (await once(stream, 'response')) as [IncomingMessage];
    page.clock.advance(3 * idleSessionMs);
    page.hub.emit('accounts.changed', {});
    for await (const chunk of response as AsyncIterable<Buffer>) {
      if (String(chunk).includes('accounts.changed')) break;
    }
    expect(stream.destroyed).toBe(true);
    await expect.poll(() => page.looks).toEqual([true, false]);
    await expect
      .poll(async () => {
        page.clock.advance(idleSessionMs);
        return (await get('/')).status;
      })
      .toBe(401);
  });

  it('die on restart', async () => {
    const other = await startLoopbackPage();
    const stale = await rawRequest(`${other.origin}/`, { headers: { ...typedIn, cookie } });
    await other.close();
    expect(stale.status).toBe(401);
  });

  it('slows down whoever guesses, and nobody else', async () => {
    const statuses: number[] = [];
    for (let guess = 0; guess < 40; guess += 1) {
      statuses.push((await rawRequest(url(`/launch/guess-${guess}`), { headers: typedIn })).status);
    }
    expect(statuses.slice(0, 30).every((status) => status === 401)).toBe(true);
    expect(statuses.slice(30).every((status) => status === 429)).toBe(true);
    expect((await get('/')).status).toBe(200);
    page.clock.advance(61_000);
    expect((await rawRequest(page.launchUrl(), { headers: typedIn })).status).toBe(303);
  });

  it('cannot be locked out by a web page that knocks', async () => {
    for (let knock = 0; knock < 100; knock += 1) {
      await rawRequest(url('/'), {
        headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' },
      });
    }
    expect((await rawRequest(page.launchUrl(), { headers: typedIn })).status).toBe(303);
  });
});

describe('limits', () => {
  it('refuses a body that is announced too large, and one that grows too large', async () => {
    expect((await call({ 'content-length': String(17 * 1024 * 1024) }, '')).status).toBe(413);
    expect((await call({ 'transfer-encoding': 'chunked' }, 'x'.repeat(17 * 1024 * 1024))).status).toBe(413);
    expect(page.calls).toEqual([]);
  });

  it('refuses headers that are too large', async () => {
    expect((await get('/', { 'x-long': 'x'.repeat(20_000) })).status).toBe(431);
  });

  it('closes a connection that does not finish its request', async () => {
    const socket = connect(Number(new URL(page.origin).port), '127.0.0.1');
    socket.write('GET / HTTP/1.1\r\nHost: ');
    const answer = await new Promise<string>((resolve) => {
      let text = '';
      socket.on('data', (chunk) => {
        text += chunk;
      });
      socket.on('close', () => resolve(text));
    });
    expect(answer).toContain('408');
  }, 60_000);
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
    const link = page.launchUrl();
    const token = link.split('/').at(-1) ?? '';
    await rawRequest(link, { headers: typedIn });
    await rawRequest(link, { headers: typedIn });
    await rawRequest(link, { headers: { ...typedIn, host: 'evil.example' } });
    expect(page.log.lines.length).toBeGreaterThan(0);
    expect(page.log.lines.join('\n')).not.toContain(token);
    expect(page.log.lines.join('\n')).not.toContain(cookie.split('=')[1]);
  });
});
