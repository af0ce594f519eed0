/**
 * Servers on loopback that got it wrong, each attack in its own shape against a running host. The facts are those of
 * the records at https://github.com/CVEProject/cvelistV5.
 */
import { describe, expect, it } from 'vitest';
import { operationEntries } from '../../../preload/contract.ts';
import { asCall, asUpgrade, fromOurPage, typedIn } from '../../support/loopback-page.ts';
import { loopbackSuite } from '../../support/loopback-suite.ts';
import { type RawAnswer, rawRequest } from '../../support/raw-request.ts';

const suite = loopbackSuite();
const port = () => new URL(suite.page.origin).port;

const send = (
  path: string,
  headers: Record<string, string>,
  method = 'GET',
  body?: string,
): Promise<RawAnswer> =>
  rawRequest(`${suite.page.origin}${path}`, { method, headers, ...(body !== undefined && { body }) });

/** Turned away before the core, and nothing in the answer that another site could read. */
function expectNothing(answer: RawAnswer): void {
  expect([401, 403, 404]).toContain(answer.status);
  expect(answer.headers['set-cookie']).toBeUndefined();
  expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  expect(suite.page.calls).toEqual([]);
}

describe('CVE-2022-41924: a local API that did not look at Host was driven by a page that re-pointed its name', () => {
  // Tailscale for Windows before 1.32.3: the rebound page could even name another coordination server.
  it.each(['/', '/api/accounts.connect', '/api/settings.set', '/api/events', '/launch/abc'])(
    'a rebound name gets nothing at %s, and not even with the cookie',
    async (path) => {
      const origin = `http://rebound.example:${port()}`;
      // To the browser the page is same-origin with itself: every other sign is as it should be.
      const headers = { ...asCall, host: `rebound.example:${port()}`, origin };
      expectNothing(await send(path, headers, 'POST', '{}'));
      expectNothing(await send(path, { ...headers, cookie: suite.cookie }, 'POST', '{}'));
      expectNothing(await send(path, { ...headers, ...typedIn, cookie: suite.cookie }));
    },
  );
});

describe('CVE-2025-24010: any website could send requests to a development server and read the answers', () => {
  // Vite before 6.0.9: CORS for everybody, and WebSockets whatever their Origin.
  it('another site can neither send, nor ask whether it may, nor read', async () => {
    const site = { origin: 'https://site.example', 'sec-fetch-site': 'cross-site', cookie: suite.cookie };
    expectNothing(await send('/', { ...fromOurPage, ...site }));
    expectNothing(await send('/assets/index.js', { ...fromOurPage, ...site, 'sec-fetch-mode': 'no-cors' }));
    const preflight = {
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'x-guestlist',
    };
    expectNothing(await send('/api/accounts.list', { ...site, ...preflight }, 'OPTIONS'));
    expectNothing(await send('/api/accounts.list', { ...asCall, ...site }, 'POST', '{}'));
  });

  it('another site opens no WebSocket', async () => {
    const answer = await send('/', { ...asUpgrade, origin: 'https://site.example', cookie: suite.cookie });
    expectNothing(answer);
    expect(answer.status).toBe(403);
  });
});

describe('CVE-2025-66414: a server on localhost without authentication left rebinding protection to be switched on', () => {
  // The MCP TypeScript SDK before 1.24.0. Here there is no switch, and no address that is spared.
  it.each(['rebound.example', 'localhost', '0.0.0.0', '[::1]', '127.0.0.2', '127.1', '2130706433'])(
    'Host %j is refused on every route from the first request on',
    async (name) => {
      for (const host of [name, `${name}:${port()}`]) {
        expectNothing(
          await send('/api/invitations.create', { ...asCall, cookie: suite.cookie, host }, 'POST', '{}'),
        );
        expectNothing(await send('/api/events', { ...fromOurPage, cookie: suite.cookie, host }));
      }
    },
  );
});

describe('CVE-2026-22812: a local server ran commands for every process and every page, with no authentication', () => {
  // OpenCode before 1.0.216.
  it('no operation of the contract answers without a session, to a page or to a program', async () => {
    for (const [operation] of operationEntries()) {
      const path = `/api/${operation}`;
      expect((await send(path, asCall, 'POST', '{}')).status, operation).toBe(401);
      // A program on this machine sends what it likes.
      expectNothing(
        await send(path, { ...asCall, origin: suite.page.origin, cookie: 'guestlist=1' }, 'POST', '{}'),
      );
      suite.page.clock.advance(120_000);
    }
    expect(suite.page.calls).toEqual([]);
  });
});

describe('CVE-2026-25253: a page took the address of its server from the query string and sent it the token', () => {
  // OpenClaw before 2026.1.29: a link with gatewayUrl in it was enough.
  it.each(['/?gatewayUrl=wss://evil.example', '/?apiUrl=https://evil.example/v1', '/?host=evil.example'])(
    '%s is no address of ours',
    async (path) => {
      expectNothing(await send(path, { ...typedIn, cookie: suite.cookie }));
    },
  );

  it('a launch link carries the token and nothing else, and no answer repeats it', async () => {
    const link = suite.page.launchUrl();
    const token = link.split('/').at(-1) ?? '';
    expectNothing(await send(`/launch/${token}?apiUrl=https://evil.example`, typedIn));
    const answer = await rawRequest(link, { headers: typedIn });
    expect(answer.headers['location']).toBe('/');
    expect(JSON.stringify(answer)).not.toContain(token);
  });
});

describe('CVE-2026-53869: Host and Origin were checked for requests, but not for WebSocket upgrades', () => {
  // Hermes Agent before 0.16.0: the middleware that checked them did not run for upgrades.
  it.each(['/', '/api/events', '/api/accounts.list', '/launch/abc'])(
    'an upgrade at %s passes the same gate, and leads nowhere',
    async (path) => {
      const rebound = { host: `rebound.example:${port()}`, origin: `http://rebound.example:${port()}` };
      for (const session of [{}, { cookie: suite.cookie }]) {
        expect((await send(path, { ...asUpgrade, ...rebound, ...session })).status).toBe(403);
        expect((await send(path, { ...asUpgrade, ...session })).status).toBe(403);
        expect((await send(path, { ...asUpgrade, ...session, origin: 'null' })).status).toBe(403);
      }
      expect((await send(path, { ...asUpgrade, origin: suite.page.origin })).status).toBe(403);
      expect(
        (await send(path, { ...asUpgrade, origin: suite.page.origin, cookie: suite.cookie })).status,
      ).toBe(404);
      expect(suite.page.calls).toEqual([]);
    },
  );
});
