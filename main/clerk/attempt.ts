/** One HTTP attempt, from sending to the last byte, within one time-out. */
import type { Clock, Fetch } from '../ports.ts';
import { orAborted } from './abort.ts';
import { AttemptError } from './attempt-error.ts';
import type { EndpointRule } from './endpoints.ts';
import { BodyTooLargeError, readLimited } from './limited-body.ts';
import { refusal } from './refusal.ts';
import { errorCode, transportError } from './transport-errors.ts';

/** 500 invitations with 8 KB of metadata each, were every character of it escaped (`\u00e9`), take 25 MB. */
const maxAnswerBytes = 32 * 1024 * 1024;
const maxRefusalBytes = 1024 * 1024;

export interface AttemptPorts {
  fetch: Fetch;
  clock: Clock;
  endpoint: EndpointRule;
  /** Milliseconds. Real time, also under a driven clock, because the network is real. */
  timeoutMs: number;
  onHeaders(headers: Headers): void;
}

/** A successful answer, read to its end. */
export interface Answered {
  status: number;
  headers: Headers;
  bytes: Uint8Array<ArrayBuffer>;
}

/**
 * Resolves once the whole body is in memory. Rejects with {@link AttemptError}, or with the reason of the
 * request's own signal when that was aborted.
 */
export async function attempt(request: Request, ports: AttemptPorts): Promise<Answered> {
  const timeout = new AbortController();
  const timer = setTimeout(() => timeout.abort(), ports.timeoutMs);
  const signal = AbortSignal.any([request.signal, timeout.signal]);
  try {
    return await orAborted(exchange(request, signal, ports), signal);
  } catch (error) {
    if (timeout.signal.aborted && !(error instanceof AttemptError)) {
      throw new AttemptError({ kind: 'timeout', afterMs: ports.timeoutMs }, 'unknown', 'connection');
    }
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

async function exchange(request: Request, signal: AbortSignal, ports: AttemptPorts): Promise<Answered> {
  const response = await send(request, signal, ports);
  ports.onHeaders(response.headers);
  const { status, headers } = response;
  if (!response.ok) {
    // The status alone is an answer; a body that cannot be read takes nothing from it.
    const bytes = await readLimited(response, maxRefusalBytes, signal).catch(() => new Uint8Array());
    signal.throwIfAborted();
    throw refusal(
      ports.endpoint,
      { status, headers, text: new TextDecoder().decode(bytes) },
      ports.clock.now(),
    );
  }
  try {
    return { status, headers, bytes: await readLimited(response, maxAnswerBytes, signal) };
  } catch (error) {
    signal.throwIfAborted();
    throw unread(error, status, headers);
  }
}

async function send(request: Request, signal: AbortSignal, ports: AttemptPorts): Promise<Response> {
  const startedAt = performance.now();
  const { host } = new URL(request.url);
  const failed = (error: unknown, threw: boolean) =>
    transportError(error, host, Math.round(performance.now() - startedAt), threw);
  let pending: Promise<Response>;
  try {
    pending = ports.fetch(request, { signal });
  } catch (error) {
    // Electron's net.fetch throws like this right after the machine wakes up.
    throw failed(error, true);
  }
  try {
    return await pending;
  } catch (error) {
    signal.throwIfAborted();
    throw failed(error, false);
  }
}

function unread(error: unknown, status: number, headers: Headers): AttemptError {
  const traceId = headers.get('cf-ray');
  if (error instanceof BodyTooLargeError) {
    const detail = `The answer is larger than ${maxAnswerBytes / 1024 / 1024} MB.`;
    return new AttemptError({ kind: 'unreadable', status, detail, traceId }, 'unknown', null);
  }
  const code = errorCode(error);
  const detail = `The answer broke off${code === null ? '' : ` (${code})`}.`;
  return new AttemptError({ kind: 'unreadable', status, detail, traceId }, 'unknown', 'connection');
}
