/** The browser host: the core and the renderer on a page of this machine, for this person only. */
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { App } from '../app.ts';
import { errorName } from '../fault-facts.ts';
import { createServer } from '../http-server.ts';
import { type Asset, hasHashedName, loadAssets } from '../page/assets.ts';
import type { FirstDrawing } from '../page/first-drawing.ts';
import { firstPage } from '../page/first-page.ts';
import type { Clock, Log } from '../ports.ts';
import { Authentication } from './authentication.ts';
import { readCall } from './calls.ts';
import { Connections } from './connections.ts';
import { streamEvents } from './event-stream.ts';
import { FailureLimit } from './failure-limit.ts';
import { bareAnswer, keptFile, securityHeaders, statusOfClientError } from './headers.ts';
import { isNavigation, type RequestFacts } from './origin-check.ts';
import { textFor } from './page-shell.ts';
import {
  askAgainPage,
  barePolicy,
  noCookiePage,
  noSessionPage,
  otherAddressPage,
  refusedPage,
  usedLinkPage,
  waitPage,
} from './pages.ts';
import { type Session, Sessions } from './sessions.ts';

export interface BrowserHostOptions {
  app: Pick<App, 'dispatch' | 'link' | 'diagnostics' | 'on' | 'setVisible'>;
  /** Folder of the built renderer. */
  rendererDir: string;
  /** Draws the page before its scripts do; without it they draw it alone. */
  drawing?: FirstDrawing;
  /** 0 takes any free port. */
  port: number;
  clock: Clock;
  log: Log;
  /** A page was closed, or is lost. */
  pageLeft?(): void;
}

export interface BrowserHost {
  /** `http://127.0.0.1:PORT`. */
  origin: string;
  /** A new one-time link, good for a minute. It is a secret: never put it into argv, environment or a log. */
  launchUrl(): string;
  close(): Promise<void>;
}

/** Milliseconds and bytes. What is due is looked for every two seconds, not at Node's thirty. */
const limits = {
  maxHeaderSize: 16 * 1024,
  headersTimeout: 5_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 2_000,
};

function send(response: ServerResponse, status: number, contentType: string, body: string | Buffer): void {
  response.writeHead(status, { 'Content-Type': contentType, 'Content-Length': Buffer.byteLength(body) });
  response.end(body);
}

/** Words for a person on a page load, a line of JSON for a script. */
function refuse(
  facts: RequestFacts,
  response: ServerResponse,
  status: number,
  html: string,
  message: string,
): void {
  if (status >= 400) response.setHeader('Connection', 'close');
  if (isNavigation(facts)) {
    response.setHeader('Content-Security-Policy', barePolicy);
    send(response, status, 'text/html; charset=utf-8', html);
  } else send(response, status, 'application/json', JSON.stringify({ message }));
}

function factsOf(request: IncomingMessage, upgrade: boolean): RequestFacts {
  return { method: request.method ?? '', target: request.url ?? '', headers: request.headers, upgrade };
}

/** Longer than a browser takes to follow a redirect. */
const redirectMs = 5000;

/** Starts to listen on 127.0.0.1. Rejects when the port is in use (`EADDRINUSE`) or the built page is missing. */
export async function startBrowserHost(options: BrowserHostOptions): Promise<BrowserHost> {
  const { app, clock, log } = options;
  const assets = loadAssets(options.rendererDir);
  const sessions = new Sessions(clock);
  const authentication = new Authentication(sessions, new FailureLimit(clock));
  const connections = new Connections();
  let pages = 0;
  let authority = '';
  /** When a link was followed that no session has come of yet. */
  let launchedAt: number | null = null;

  async function call(operation: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const read = await readCall(request);
    if (!read.ok) {
      refuse(factsOf(request, false), response, read.status, refusedPage, read.message);
      return;
    }
    const text = await textFor(app, operation, read.payload);
    if (text !== null) send(response, 200, 'text/plain; charset=utf-8', text);
    else send(response, 200, 'application/json', JSON.stringify(await app.dispatch(operation, read.payload)));
  }

  /** Files whose name changes with what is in them may be kept by this browser; the page has addresses in it. */
  async function sendAsset(
    path: string,
    { contentType, body }: Asset,
    response: ServerResponse,
  ): Promise<void> {
    if (path === '/') {
      const page = await firstPage(body.toString(), app.dispatch, options.drawing);
      return send(response, 200, contentType, page);
    }
    if (hasHashedName(path)) response.setHeader('Cache-Control', keptFile);
    send(response, 200, contentType, body);
  }

  /** A page listens: its session lives, and the app is looked at. Returns what to do when the page leaves. */
  function look(session: Session): () => void {
    const release = sessions.hold(session);
    pages += 1;
    app.setVisible(true);
    return () => {
      release();
      pages -= 1;
      options.pageLeft?.();
      if (pages === 0) app.setVisible(false);
    };
  }

  /** What a person with a session asked for. */
  async function serve(
    facts: RequestFacts,
    session: Session,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    if (facts.method === 'GET' && facts.target === '/api/events') {
      streamEvents(app, response, look(session));
    } else if (facts.method === 'POST' && facts.target.startsWith('/api/')) {
      await call(facts.target.slice('/api/'.length), request, response);
    } else {
      const asset = facts.method === 'GET' ? assets.get(facts.target) : undefined;
      if (asset) await sendAsset(facts.target, asset, response);
      else refuse(facts, response, 404, refusedPage, 'There is nothing here.');
    }
  }

  /** The redirect of a launch comes back at once, with the cookie that it set. */
  function lostItsCookie({ headers }: RequestFacts): boolean {
    return headers.cookie === undefined && launchedAt !== null && clock.now() - launchedAt < redirectMs;
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
    const facts = factsOf(request, false);
    const verdict = authentication.judge(facts);
    switch (verdict.kind) {
      case 'admitted':
        connections.trust(request.socket);
        launchedAt = null;
        return serve(facts, verdict.session, request, response);
      case 'launched':
        launchedAt = clock.now();
        response.writeHead(303, { Location: '/', 'Set-Cookie': verdict.cookie }).end();
        return;
      case 'wait':
        response.setHeader('Retry-After', verdict.seconds);
        return refuse(facts, response, 429, waitPage, 'Too many attempts.');
      case 'refused':
        log.warn('request refused', { reason: verdict.reason });
        return refuse(
          facts,
          response,
          403,
          verdict.askAgain
            ? askAgainPage
            : verdict.reason === 'host'
              ? otherAddressPage(authority)
              : refusedPage,
          'This request was refused.',
        );
      case 'stale-link':
        return refuse(facts, response, 401, usedLinkPage, 'This link has been used, or is too old.');
      case 'unauthenticated':
        return refuse(
          facts,
          response,
          401,
          lostItsCookie(facts) ? noCookiePage : noSessionPage,
          'There is no session.',
        );
    }
  }

  /** Nothing here speaks anything but HTTP: a handshake is checked like any request, and then refused too. */
  function answerUpgrade(request: IncomingMessage, socket: Duplex): void {
    const admitted = authentication.judge(factsOf(request, true)).kind === 'admitted';
    socket.end(bareAnswer(admitted ? '404 Not Found' : '403 Forbidden'));
  }

  const server = createServer(limits, (request, response) => {
    answer(request, response).catch((error: unknown) => {
      log.warn('request broke off', { error: errorName(error) });
      response.destroy();
    });
  });
  server.maxConnections = 128;
  server.on('connection', (socket) => connections.welcome(socket));
  server.on('upgrade', answerUpgrade);
  server.on('checkExpectation', (_request, response) =>
    response.socket?.end(bareAnswer('417 Expectation Failed')),
  );
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (socket.writable && error.code !== 'ECONNRESET')
      socket.end(bareAnswer(statusOfClientError(error.code)));
    else socket.destroy();
  });
  server.listen(options.port, '127.0.0.1');
  await once(server, 'listening');
  authority = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  authentication.guard(authority);

  return {
    origin: `http://${authority}`,
    launchUrl: () => `http://${authority}/launch/${sessions.issueLaunchToken()}`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
