/** `net`: Node's fetch with what differs in Chromium's, the words of its errors above all. */
import type { Net } from 'electron';
import { wire } from './desktop-wire.ts';
import { life } from './life.ts';
import { receivedHeaders } from './web-request.ts';

let online = true;
let suspended = false;
wire.serve('online', (now) => {
  online = now;
});

/** Between lid down and the network's return, as right after wake. */
export function suspendNetwork(now: boolean): void {
  suspended = now;
}

/** Node's codes, as libuv, undici and OpenSSL name them, to Chromium's (net/base/net_error_list.h). */
const names: Record<string, string> = {
  ECONNREFUSED: 'ERR_CONNECTION_REFUSED',
  ECONNRESET: 'ERR_CONNECTION_RESET',
  ECONNABORTED: 'ERR_CONNECTION_ABORTED',
  EPIPE: 'ERR_CONNECTION_RESET',
  ETIMEDOUT: 'ERR_CONNECTION_TIMED_OUT',
  UND_ERR_CONNECT_TIMEOUT: 'ERR_CONNECTION_TIMED_OUT',
  ENOTFOUND: 'ERR_NAME_NOT_RESOLVED',
  EAI_AGAIN: 'ERR_NAME_NOT_RESOLVED',
  EHOSTUNREACH: 'ERR_ADDRESS_UNREACHABLE',
  ENETUNREACH: 'ERR_ADDRESS_UNREACHABLE',
  ENETDOWN: 'ERR_INTERNET_DISCONNECTED',
  UND_ERR_SOCKET: 'ERR_EMPTY_RESPONSE',
  HPE_INVALID_CONSTANT: 'ERR_INVALID_HTTP_RESPONSE',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'ERR_CERT_AUTHORITY_INVALID',
  SELF_SIGNED_CERT_IN_CHAIN: 'ERR_CERT_AUTHORITY_INVALID',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'ERR_CERT_AUTHORITY_INVALID',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'ERR_CERT_AUTHORITY_INVALID',
  CERT_HAS_EXPIRED: 'ERR_CERT_DATE_INVALID',
  ERR_TLS_CERT_ALTNAME_INVALID: 'ERR_CERT_COMMON_NAME_INVALID',
  EPROTO: 'ERR_SSL_PROTOCOL_ERROR',
  ERR_SSL_WRONG_VERSION_NUMBER: 'ERR_SSL_PROTOCOL_ERROR',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'ERR_SSL_PROTOCOL_ERROR',
};

/** An `AbortError` is nobody's failure and stays what it is. */
function inChromiumsWords(error: unknown): unknown {
  if (!(error instanceof Error) || error.name === 'AbortError' || error.name === 'TimeoutError') return error;
  const cause = error.cause as { code?: string; message?: string; errors?: { code?: string }[] } | undefined;
  if (/redirect/.test(cause?.message ?? '')) {
    // electron/lib/common/api/net-client-request.ts says this one itself.
    return new Error("Attempted to redirect, but redirect policy was 'error'");
  }
  const code = cause?.code ?? cause?.errors?.[0]?.code ?? '';
  const isHttp = code.startsWith('HPE_');
  return new Error(`net::${names[code] ?? (isHttp ? 'ERR_INVALID_HTTP_RESPONSE' : 'ERR_FAILED')}`);
}

/** What breaks off while it is read ends in Chromium's words too. */
function withChromiumsBody(response: Response, headers: Headers): Response {
  if (response.body === null) return response;
  const reader = response.body.getReader();
  const sized = response.headers.has('content-length');
  const broken = sized ? 'ERR_CONTENT_LENGTH_MISMATCH' : 'ERR_INCOMPLETE_CHUNKED_ENCODING';
  const body = new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (done) controller.close();
        else controller.enqueue(value);
      } catch (error) {
        const isOurs = error instanceof Error && error.name === 'AbortError';
        controller.error(isOurs ? error : new Error(`net::${broken}`, { cause: error }));
      }
    },
    cancel: (reason) => reader.cancel(reason),
  });
  const { status, statusText, url, redirected } = response;
  const copy = new Response(body, { status, statusText, headers });
  Object.defineProperties(copy, { url: { value: url }, redirected: { value: redirected } });
  return copy;
}

export const net = {
  isOnline: () => online,
  async fetch(input: string | Request, init?: RequestInit): Promise<Response> {
    if (!life.isReady) throw new Error('net.fetch can only be used after app is ready');
    if (suspended) throw new Error('net::ERR_NETWORK_IO_SUSPENDED');
    if (!online) throw new Error('net::ERR_INTERNET_DISCONNECTED');
    try {
      const response = await fetch(input, init);
      return withChromiumsBody(response, await receivedHeaders(response));
    } catch (error) {
      throw inChromiumsWords(error);
    }
  },
} satisfies Partial<Record<keyof Net, unknown>>;
