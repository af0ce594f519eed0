/** A server between Guestlist and the sandbox: the sandbox does what was asked, and the answer is tampered with. */
import type { ServerResponse } from 'node:http';
import * as fc from 'fast-check';
import type { Sandbox } from '../../../main/sandbox/server.ts';
import { type HttpServer, type ReceivedRequest, startHttpServer } from '../../support/http-server.ts';
import { type Answer, type Lie, lie, told } from './lie.ts';

export interface Liar extends AsyncDisposable {
  apiUrl: string;
  /** How many answers were tampered with so far, by kind. */
  counts: Record<string, number>;
  lies: number;
  /** Of each answer, from 0 to 1. */
  share: number;
  /** Instead of any other, for every answer; null ends it. */
  only: Lie | null;
  server: HttpServer;
}

/** Every so many-th lie is as large as this, in megabytes: more than a client may read. */
const hugeEvery = 450;
const hugeMegabytes = 50;

const passedOn = ['authorization', 'clerk-api-version', 'content-type', 'user-agent'];

/** What the sandbox answers. */
async function truth(sandbox: Sandbox, { method, url, headers, body }: ReceivedRequest): Promise<Answer> {
  const given = passedOn.flatMap((name) =>
    headers[name] === undefined ? [] : [[name, String(headers[name])]],
  );
  const answer = await fetch(sandbox.origin + url, {
    method,
    headers: Object.fromEntries(given),
    ...(body !== '' && { body }),
  });
  const retryAfter = answer.headers.get('retry-after');
  return {
    status: answer.status,
    headers: {
      'content-type': answer.headers.get('content-type') ?? '',
      ...(retryAfter !== null && { 'retry-after': retryAfter }),
    },
    body: await answer.text(),
  };
}

/** Lies come from the seed alone, so that the same seed tells the same ones. */
export async function startLiar(sandbox: Sandbox, seed: number, most: number): Promise<Liar> {
  const lies = fc.sample(lie, { seed, numRuns: most }).values();
  const dice = fc.sample(fc.noBias(fc.integer({ min: 0, max: 999 })), { seed, numRuns: 1000 });
  let turn = 0;

  function next(): Lie | null {
    if (liar.only) return liar.only;
    turn += 1;
    if ((dice[turn % dice.length] ?? 0) >= liar.share * 1000) return null;
    if (liar.lies % hugeEvery === hugeEvery - 1) return { kind: 'huge', megabytes: hugeMegabytes };
    return lies.next().value ?? null;
  }

  async function answer(response: ServerResponse, request: ReceivedRequest): Promise<void> {
    const honest = await truth(sandbox, request);
    const what = next();
    if (what === null) return void response.writeHead(honest.status, honest.headers).end(honest.body);
    liar.lies += 1;
    liar.counts[what.kind] = (liar.counts[what.kind] ?? 0) + 1;
    const { status, headers: given, body: text } = told(honest, what);
    response.writeHead(status, given);
    if (what.kind !== 'stall' && what.kind !== 'reset') return void response.end(status === 204 ? '' : text);
    response.write(text.slice(0, Math.floor(text.length * what.at)));
    if (what.kind === 'reset') response.destroy();
  }

  const server = await startHttpServer((response, request) => {
    answer(response, request).catch(() => response.destroy());
  });
  const liar: Liar = {
    apiUrl: `${server.url}/v1`,
    counts: {},
    lies: 0,
    share: 0.6,
    only: null,
    server,
    [Symbol.asyncDispose]: () => server.close(),
  };
  return liar;
}
