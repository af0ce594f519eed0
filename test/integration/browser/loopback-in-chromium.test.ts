/** The same attacks from pages in a real browser, which sends the headers itself. */
import { type Browser, type BrowserContext, chromium } from '@playwright/test';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chromiumLaunch } from '../../support/chromium.ts';
import { type HttpServer, startHttpServer } from '../../support/http-server.ts';
import { type LoopbackPage, startLoopbackPage } from '../../support/loopback-page.ts';

let guestlist: LoopbackPage;
let site: HttpServer;
let browser: Browser;
let context: BrowserContext;
let port: string;

beforeAll(async () => {
  guestlist = await startLoopbackPage();
  port = new URL(guestlist.origin).port;
  site = await startHttpServer((response) =>
    response.setHeader('content-type', 'text/html').end('<title>site</title>'),
  );
  // What an attacker's name server does: these names lead to this machine.
  browser = await chromium.launch(chromiumLaunch('--host-resolver-rules=MAP *.example 127.0.0.1'));
  context = await browser.newContext();
  const own = await context.newPage();
  // Typed in by the person: from here on the browser holds a session.
  await own.goto(guestlist.launchUrl());
  expect(await own.title()).toBe('Guestlist');
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
  await guestlist?.close();
});

// The page that the session began with was made with answers of the core.
beforeEach(() => {
  guestlist.calls.length = 0;
});

/** What a script on a page of another site gets when it tries everything. */
async function tryFrom(url: string): Promise<Record<string, string>> {
  const page = await context.newPage();
  await page.goto(url);
  const found = await page.evaluate(async (origin) => {
    const tried: Record<string, string> = {};
    const attempt = async (name: string, work: () => Promise<string>) => {
      tried[name] = await work().catch(() => 'failed');
    };
    const call = { method: 'POST', body: '{}', credentials: 'include' } as const;
    const json = { 'Content-Type': 'application/json', 'X-Guestlist': '1' };
    await attempt('read', async () => (await fetch(`${origin}/`, { credentials: 'include' })).text());
    await attempt('call', async () =>
      (await fetch(`${origin}/api/accounts.list`, { ...call, headers: json })).text(),
    );
    await attempt('blind call', async () => {
      await fetch(`${origin}/api/accounts.list`, { ...call, mode: 'no-cors' });
      return 'sent';
    });
    await attempt(
      'socket',
      () =>
        new Promise((resolve) => {
          const socket = new WebSocket(`${origin.replace('http', 'ws')}/api/events`);
          socket.onopen = () => resolve('open');
          socket.onerror = () => resolve('failed');
        }),
    );
    await attempt(
      'script',
      () =>
        new Promise((resolve) => {
          const script = document.createElement('script');
          script.type = 'module';
          script.src = `${origin}/assets/index.js`;
          script.onload = () => resolve('loaded');
          script.onerror = () => resolve('failed');
          document.head.append(script);
        }),
    );
    return tried;
  }, guestlist.origin);
  await page.close();
  return found;
}

const nothing = {
  read: 'failed',
  call: 'failed',
  'blind call': 'failed',
  socket: 'failed',
  script: 'failed',
};

describe('in a browser that holds a session', () => {
  it('a page of another site reaches nothing', async () => {
    expect(await tryFrom(`http://site.example:${new URL(site.url).port}/`)).toEqual(nothing);
    expect(guestlist.calls).toEqual([]);
  });

  it('a page of another port of this machine, to which the cookie is sent, reaches nothing', async () => {
    expect(await tryFrom(`${site.url}/`)).toEqual(nothing);
    expect(guestlist.calls).toEqual([]);
  });

  it('a page whose name was re-pointed at Guestlist is refused before it has a script to run', async () => {
    const page = await context.newPage();
    const answer = await page.goto(`http://rebound.example:${port}/`);
    expect(answer?.status()).toBe(403);
    const called = await page.evaluate(async () => {
      const headers = { 'Content-Type': 'application/json', 'X-Guestlist': '1' };
      return (await fetch('/api/accounts.list', { method: 'POST', headers, body: '{}' })).status;
    });
    expect(called).toBe(403);
    await page.close();
    expect(guestlist.calls).toEqual([]);
  });

  it('no site can put Guestlist into a frame', async () => {
    const page = await context.newPage();
    await page.goto(`${site.url}/`);
    const title = await page.evaluate(async (origin) => {
      const frame = document.createElement('iframe');
      frame.src = `${origin}/`;
      document.body.append(frame);
      await new Promise((resolve) => {
        frame.onload = resolve;
      });
      return frame.contentDocument?.title ?? 'out of reach';
    }, guestlist.origin);
    expect(title).toBe('out of reach');
    await page.close();
    expect(guestlist.calls).toEqual([]);
  });
});
