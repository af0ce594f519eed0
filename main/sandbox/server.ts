/** A local, Clerk-compatible Invitations API: to try Guestlist on, and to test it against. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { createServer } from '../http-server.ts';
import { type Answer, jsonAnswer } from './answer.ts';
import { answerApi } from './api-exchange.ts';
import { maxBodyBytes } from './clerk-api.ts';
import { Control } from './control.ts';
import { answerControl } from './control-routes.ts';
import { refusedControl, refusedHost } from './guard.ts';
import type { LimitMode } from './rate-limits.ts';
import { answerTicket } from './ticket-page.ts';
import { receive, send } from './wire.ts';
import { World } from './world.ts';

export interface SandboxOptions {
  /** 0, the default, takes any free port. */
  port?: number;
  /** How many invitations the first instance has already; 40 unless told otherwise. */
  invitations?: number;
  /** How many organizations it has; none unless told otherwise, which means that they are turned off. */
  organizations?: number;
  /** How many invitations into organizations exist already; 12 unless told otherwise, where there are any. */
  organizationInvitations?: number;
  /** How many people wait; none unless told otherwise, which means that there is no waitlist. */
  waitlist?: number;
  /** Added to every answer of the API; none unless told otherwise. */
  latencyMs?: number;
  /**
   * `clerk` unless told otherwise: who tries Guestlist on the sandbox sees the pace that a production instance
   * would allow. The monthly e-mail limit of `development` would end a trial for good after 100 people.
   */
  limits?: LimitMode;
  /** The same seed gives the same key, invitations and ids; 1 unless told otherwise. */
  seed?: number;
  /** Of the first instance; `development` unless told otherwise. */
  environment?: 'development' | 'production';
  /** Milliseconds since 1970; the host's clock unless told otherwise. */
  now?: () => number;
}

export interface Sandbox {
  /** `http://127.0.0.1:PORT`: the `apiUrl` of the JavaScript client, which adds the version itself. */
  origin: string;
  /** `http://127.0.0.1:PORT/v1`. */
  apiUrl: string;
  /** Of the first instance. */
  secretKey: string;
  /** The same as under `/_sandbox/`, without HTTP. */
  control: Control;
  /** Ends open connections too. */
  close(): Promise<void>;
}

/** Listens on 127.0.0.1. Rejects with the error of `listen` (`EADDRINUSE`) when it cannot. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const world = new World({
    invitations: options.invitations ?? 40,
    organizations: options.organizations ?? 0,
    organizationInvitations: options.organizationInvitations ?? 12,
    waitlist: options.waitlist ?? 0,
    latencyMs: options.latencyMs ?? 0,
    limits: options.limits ?? 'clerk',
    seed: options.seed ?? 1,
    environment: options.environment ?? 'development',
    now: options.now ?? Date.now,
  });
  const control = new Control(world);
  const server = createServer({ requestTimeout: 30_000, keepAliveTimeout: 65_000 }, (request, response) => {
    answer(world, control, request, response).catch((error: unknown) => {
      // A client that hangs up while it sends is no fault of the sandbox.
      if (request.socket.destroyed) return;
      response.destroy(error instanceof Error ? error : new Error(String(error)));
    });
  });
  const port = await listen(server, options.port ?? 0);
  world.origin = `http://127.0.0.1:${port}`;
  return {
    origin: world.origin,
    apiUrl: `${world.origin}/v1`,
    secretKey: world.first.secretKey,
    control,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

function listen(server: ReturnType<typeof createServer>, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

async function answer(
  world: World,
  control: Control,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const received = await receive(request, maxBodyBytes);
  const foreign = refusedHost(request, Number(new URL(world.origin).port));
  if (foreign) return reply(world, response, jsonAnswer(421, { error: foreign }));
  const url = parseUrl(request, world.origin);
  if (!url) return reply(world, response, jsonAnswer(400, { error: 'The request target is not a path.' }));
  if (url.pathname === '/_sandbox' || url.pathname.startsWith('/_sandbox/')) {
    const refused = refusedControl(request);
    if (refused) return reply(world, response, jsonAnswer(403, { error: refused }));
    return reply(world, response, answerControl(control, request.method ?? 'GET', url, received.text));
  }
  if (url.pathname === '/v1/tickets/accept' && request.method === 'GET') {
    return reply(world, response, answerTicket(world, url.searchParams.get('ticket') ?? ''));
  }
  if (url.pathname.startsWith('/v1/')) {
    const wait = (ms: number) => pause(ms, request.socket);
    return answerApi(world, { request, response, url, received, wait });
  }
  const help = 'This is a sandbox of the Clerk Backend API: /v1 is the API, /_sandbox/ its control.';
  return reply(world, response, jsonAnswer(404, { error: help }));
}

function parseUrl(request: IncomingMessage, origin: string): URL | null {
  const target = request.url ?? '';
  return target.startsWith('/') ? URL.parse(origin + target) : null;
}

function reply(world: World, response: ServerResponse, answer: Answer): void {
  send(
    response,
    { how: 'whole', answer },
    {
      Date: new Date(world.clock.now()).toUTCString(),
      'Cache-Control': 'no-store',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'X-Content-Type-Options': 'nosniff',
    },
  );
}

/** Ends early when the client hangs up, as it does to all of them when the sandbox closes. */
function pause(ms: number, client: Socket): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      client.off('close', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    client.on('close', done);
    if (client.destroyed) done();
  });
}
