/** Who may use the page: the one-time link, the session it becomes, and how that ends. */
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { idleSessionMs, launchTokenMs } from '../../../main/browser/sessions.ts';
import { fromOurPage, startLoopbackPage, typedIn } from '../../support/loopback-page.ts';
import { loopbackSuite } from '../../support/loopback-suite.ts';
import { rawRequest } from '../../support/raw-request.ts';

const suite = loopbackSuite();
const { url, get, call } = suite;

describe('a session on every route, reads too', () => {
  it.each(['/', '/assets/index.js', '/api/events', '/nothing'])('refuses %s to a stranger', async (path) => {
    const answer = await rawRequest(url(path), { headers: path === '/' ? typedIn : fromOurPage });
    expect(answer.status).toBe(401);
    expect(answer.body).not.toContain('<script');
  });

  it('refuses a call to a stranger and to a wrong or foreign cookie', async () => {
    const name = suite.cookie.split('=')[0];
    for (const bad of ['', `${name}=`, `${name}=${'A'.repeat(43)}`, `other=${suite.cookie.split('=')[1]}`]) {
      expect((await call({ cookie: bad })).status).toBe(401);
    }
    expect(suite.page.calls).toEqual([]);
  });
});

describe('the one-time launch token', () => {
  const open = (link: string) => rawRequest(link, { headers: typedIn });

  it('has 256 bits and becomes a HttpOnly SameSite=Strict cookie, then a clean address', async () => {
    const link = suite.page.launchUrl();
    expect(Buffer.from(link.split('/').at(-1) ?? '', 'base64url')).toHaveLength(32);
    const { status, headers } = await open(link);
    expect(status).toBe(303);
    expect(headers['location']).toBe('/');
    expect(String(headers['set-cookie'])).toMatch(
      /^guestlist-[0-9a-f]{8}=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/,
    );
  });

  it('works once', async () => {
    const link = suite.page.launchUrl();
    expect((await open(link)).status).toBe(303);
    const again = await open(link);
    expect(again.status).toBe(401);
    expect(again.headers['set-cookie']).toBeUndefined();
  });

  it('whose cookie the browser does not keep leads to words about cookies, and anything else does not', async () => {
    suite.page.clock.advance(6000);
    expect((await open(url('/'))).body).toContain('needs the one-time link');
    expect((await open(suite.page.launchUrl())).status).toBe(303);
    const back = await open(url('/'));
    expect(back.status).toBe(401);
    expect(back.body).toContain('Allow cookies for 127.0.0.1');
    suite.page.clock.advance(6000);
    expect((await open(url('/'))).body).toContain('needs the one-time link');
  });

  it.each(['localhost', 'LOCALHOST', '[::1]', 'laptop.example'])(
    'says where to open it when it was asked for as %s',
    async (name) => {
      const own = new URL(url('/'));
      for (const port of [own.port, '9000']) {
        const headers = { ...typedIn, host: `${name}:${port}` };
        const { status, body } = await rawRequest(suite.page.launchUrl(), { headers });
        expect(status).toBe(403);
        expect(body).toContain(`It answers as http://127.0.0.1:${own.port} alone`);
        expect(body).toContain(`ssh -L ${own.port}:127.0.0.1:${own.port}`);
        expect(body).not.toContain(name === 'localhost' ? '9000' : name);
      }
    },
  );

  it('works for a minute', async () => {
    const link = suite.page.launchUrl();
    suite.page.clock.advance(launchTokenMs);
    expect((await open(link)).status).toBe(401);
  });

  it('is not spent by a prefetch, by another site or by a frame', async () => {
    const link = suite.page.launchUrl();
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
    expect(name).not.toBe(suite.cookie.split('=')[0]);
  });
});

describe('sessions', () => {
  it('die when idle', async () => {
    suite.page.clock.advance(idleSessionMs - 1);
    expect((await get('/')).status).toBe(200);
    suite.page.clock.advance(idleSessionMs);
    expect((await get('/')).status).toBe(401);
  });

  it('live on while a page listens, and idle from when it leaves', async () => {
    const stream = request(url('/api/events'), {
      headers: { cookie: suite.cookie, ...fromOurPage },
      agent: false,
    }).end();
    const [response] = (await once(stream, 'response')) as [IncomingMessage];
    suite.page.clock.advance(3 * idleSessionMs);
    suite.page.hub.emit('accounts.changed', {});
    for await (const chunk of response as AsyncIterable<Buffer>) {
      if (String(chunk).includes('accounts.changed')) break;
    }
    expect(stream.destroyed).toBe(true);
    await expect.poll(() => suite.page.looks).toEqual([true, false]);
    await expect
      .poll(async () => {
        suite.page.clock.advance(idleSessionMs);
        return (await get('/')).status;
      })
      .toBe(401);
  });

  it('die on restart', async () => {
    const other = await startLoopbackPage();
    const stale = await rawRequest(`${other.origin}/`, { headers: { ...typedIn, cookie: suite.cookie } });
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
    suite.page.clock.advance(61_000);
    expect((await rawRequest(suite.page.launchUrl(), { headers: typedIn })).status).toBe(303);
  });

  it('cannot be locked out by a web page that knocks', async () => {
    for (let knock = 0; knock < 100; knock += 1) {
      await rawRequest(url('/'), {
        headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' },
      });
    }
    expect((await rawRequest(suite.page.launchUrl(), { headers: typedIn })).status).toBe(303);
  });
});
