/** A real server on 127.0.0.1 that answers as a test says and remembers what it was asked. */
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { selfSigned } from './self-signed.ts';

export interface ReceivedRequest {
  method: string;
  /** Path and query as they were sent. */
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
}

export type Answer = (response: ServerResponse, request: ReceivedRequest, raw: IncomingMessage) => void;

export interface HttpServer extends AsyncDisposable {
  /** Such as `http://127.0.0.1:41234`, without a path. */
  url: string;
  /** In order of arrival, once their bodies were complete. */
  requests: ReceivedRequest[];
  server: Server;
  /** Ends every connection and the server. */
  close(): Promise<void>;
}

/** Answers each request when its body has arrived. `tls`: with a certificate that nobody signed. */
export async function startHttpServer(answer: Answer, { tls = false } = {}): Promise<HttpServer> {
  const requests: ReceivedRequest[] = [];
  const listener = (raw: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    raw.on('data', (chunk: Buffer) => chunks.push(chunk));
    raw.on('end', () => {
      const request = {
        method: raw.method ?? '',
        url: raw.url ?? '',
        headers: raw.headers,
        body: Buffer.concat(chunks).toString(),
      };
      requests.push(request);
      answer(response, request, raw);
    });
  };
  const server = tls ? createTlsServer(selfSigned, listener) : createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = async () => {
    if (!server.listening) return;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    await closed;
  };
  const { port } = server.address() as AddressInfo;
  const url = `${tls ? 'https' : 'http'}://127.0.0.1:${port}`;
  return { url, requests, server, close, [Symbol.asyncDispose]: close };
}

/** An address on which nothing listens any more. */
export async function closedPort(): Promise<string> {
  const server = await startHttpServer((response) => response.end());
  await server.close();
  return server.url;
}

/** Answers with a status, JSON (or text as it is) and further headers. */
export function reply(
  status: number,
  body: unknown,
  headers: Record<string, string> = { 'content-type': 'application/json' },
): Answer {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return (response) => response.writeHead(status, headers).end(text);
}

/** One answer after the other, the last for all further requests. */
export function inTurn(...answers: [Answer, ...Answer[]]): Answer {
  let turn = 0;
  return (...call) => {
    const answer = answers[Math.min(turn, answers.length - 1)] ?? answers[0];
    turn += 1;
    answer(...call);
  };
}
