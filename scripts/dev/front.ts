/**
 * The page of `npm run dev`. It keeps its address and its session while the core behind it is ended and begun again,
 * serves the newest renderer, and tells the page to load again. The product has none of this: the door is the
 * browser host's own, the reload is a stream and a script that exist here alone.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Authentication } from '../../main/browser/authentication.ts';
import { FailureLimit } from '../../main/browser/failure-limit.ts';
import { securityHeaders } from '../../main/browser/headers.ts';
import {
  askAgainPage,
  noSessionPage,
  refusedPage,
  usedLinkPage,
  waitPage,
} from '../../main/browser/pages.ts';
import { Sessions } from '../../main/browser/sessions.ts';
import { type Asset, loadAssets } from '../../main/page/assets.ts';
import { systemClock } from '../../main/ports.ts';
import type { Upstream } from './core-process.ts';

export interface Front {
  /** A new one-time link, good for a minute. */
  launchUrl(): string;
  /** Calls wait while there is no core. */
  show(core: Upstream | null): void;
  /** Reads the renderer again and has every open page load again. */
  reload(): void;
  close(): Promise<void>;
}

const reloadScript = "new EventSource('/dev/changes').onmessage = () => location.reload();\n";

function readRenderer(folder: string): Map<string, Asset> {
  const assets = loadAssets(folder);
  const page = assets.get('/');
  const html = page?.body
    .toString()
    .replace('</head>', '<script type="module" src="/dev/reload.js"></script></head>');
  assets.set('/', { contentType: 'text/html; charset=utf-8', body: Buffer.from(html ?? '') });
  assets.set('/dev/reload.js', {
    contentType: 'text/javascript; charset=utf-8',
    body: Buffer.from(reloadScript),
  });
  return assets;
}

/** Passes a call on to the core under its name and our session with it, and the answer back as it comes. */
function pass(request: IncomingMessage, response: ServerResponse, { authority, cookie }: Upstream): void {
  const headers = { ...request.headers, host: authority, cookie };
  if (headers.origin !== undefined) headers.origin = `http://${authority}`;
  const url = `http://${authority}${request.url}`;
  const asked = send(url, { method: request.method ?? 'GET', headers, agent: false }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  // The core ended in the middle: the page sees a broken connection, as it would without us.
  asked.once('error', () => response.destroy());
  response.once('close', () => asked.destroy());
  request.pipe(asked);
}

/** Listens on 127.0.0.1. `port` 0 takes any free one. */
export async function startFront(rendererDir: string, port: number): Promise<Front> {
  const sessions = new Sessions(systemClock);
  const authentication = new Authentication(sessions, new FailureLimit(systemClock));
  const pages = new Set<ServerResponse>();
  const waiting = new Set<(core: Upstream) => void>();
  let assets = readRenderer(rendererDir);
  let core: Upstream | null = null;

  function serve(request: IncomingMessage, response: ServerResponse): void {
    const asset = assets.get(request.url ?? '');
    if (asset) {
      response.writeHead(200, { 'Content-Type': asset.contentType }).end(asset.body);
    } else if (request.url === '/dev/changes') {
      response
        .writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8' })
        .write(': connected\n\n');
      pages.add(response);
      response.once('close', () => pages.delete(response));
    } else if (core) {
      pass(request, response, core);
    } else {
      const goOn = (begun: Upstream) => pass(request, response, begun);
      waiting.add(goOn);
      response.once('close', () => waiting.delete(goOn));
    }
  }

  const html = { 'Content-Type': 'text/html; charset=utf-8' };
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
    const { method = '', url: target = '', headers } = request;
    const verdict = authentication.judge({ method, target, headers, upgrade: false });
    if (verdict.kind === 'admitted') serve(request, response);
    else if (verdict.kind === 'launched')
      response.writeHead(303, { Location: '/', 'Set-Cookie': verdict.cookie }).end();
    else if (verdict.kind === 'refused')
      response.writeHead(403, html).end(verdict.askAgain ? askAgainPage : refusedPage);
    else if (verdict.kind === 'wait') response.writeHead(429, html).end(waitPage);
    else response.writeHead(401, html).end(verdict.kind === 'unauthenticated' ? noSessionPage : usedLinkPage);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const authority = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  authentication.guard(authority);

  return {
    launchUrl: () => `http://${authority}/launch/${sessions.issueLaunchToken()}`,
    show(begun) {
      core = begun;
      if (!begun) return;
      for (const goOn of waiting) goOn(begun);
      waiting.clear();
    },
    reload() {
      assets = readRenderer(rendererDir);
      for (const page of pages) page.write('data: changed\n\n');
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
