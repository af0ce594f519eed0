/**
 * What a `fetch` that never answered means, by table. Codes without a prefix are Node's (errno, OpenSSL, undici),
 * `ERR_…` after `net::` are Chromium's: https://source.chromium.org/chromium/chromium/src/+/main:net/base/net_error_list.h
 * Never quotes the runtime's own message, which may contain the request.
 */
import { AttemptError } from './attempt-error.ts';

type Kind = 'offline' | 'unreachable' | 'tls' | 'timeout' | 'unreadable';

interface Meaning {
  kind: Kind;
  /** Whether the request may have been sent before this happened. */
  sent: 'no' | 'maybe';
  words: string;
}

const refused: Meaning = { kind: 'unreachable', sent: 'no', words: 'The connection was refused' };
const noName: Meaning = { kind: 'unreachable', sent: 'no', words: 'The host name is not known' };
const noRoute: Meaning = { kind: 'unreachable', sent: 'no', words: 'There is no route to the host' };
const noConnect: Meaning = { kind: 'unreachable', sent: 'no', words: 'The host did not take the connection' };
const proxy: Meaning = {
  kind: 'unreachable',
  sent: 'no',
  words: 'The proxy did not let the connection through',
};
const blocked: Meaning = { kind: 'unreachable', sent: 'no', words: 'This machine blocks the connection' };
const broken: Meaning = { kind: 'unreachable', sent: 'maybe', words: 'The connection broke off' };
const offline: Meaning = { kind: 'offline', sent: 'no', words: '' };
/** Also ends requests under way when the machine goes to sleep. */
const suspended: Meaning = { kind: 'offline', sent: 'maybe', words: '' };
const slow: Meaning = { kind: 'timeout', sent: 'maybe', words: '' };
const untrusted: Meaning = { kind: 'tls', sent: 'no', words: 'The certificate is not trusted' };
const outdated: Meaning = { kind: 'tls', sent: 'no', words: 'The certificate is not valid at this time' };
const wrongHost: Meaning = { kind: 'tls', sent: 'no', words: 'The certificate belongs to another host' };
const noSecurity: Meaning = { kind: 'tls', sent: 'no', words: 'No secure connection could be agreed on' };
const tlsBroke: Meaning = { kind: 'tls', sent: 'maybe', words: 'The secure connection failed' };
const redirect: Meaning = {
  kind: 'unreadable',
  sent: 'maybe',
  words: 'The address answers with a redirect, which Guestlist does not follow',
};
const notHttp: Meaning = { kind: 'unreadable', sent: 'maybe', words: 'The answer is not HTTP' };

const byCode: Record<string, Meaning> = {
  ECONNREFUSED: refused,
  ERR_CONNECTION_REFUSED: refused,
  ENOTFOUND: noName,
  ERR_NAME_NOT_RESOLVED: noName,
  ERR_NAME_RESOLUTION_FAILED: noName,
  ERR_ICANN_NAME_COLLISION: noName,
  EHOSTUNREACH: noRoute,
  EHOSTDOWN: noRoute,
  ERR_ADDRESS_UNREACHABLE: noRoute,
  ERR_ADDRESS_INVALID: noRoute,
  UND_ERR_CONNECT_TIMEOUT: noConnect,
  ERR_CONNECTION_TIMED_OUT: noConnect,
  ERR_CONNECTION_FAILED: noConnect,
  ERR_PROXY_CONNECTION_FAILED: proxy,
  ERR_TUNNEL_CONNECTION_FAILED: proxy,
  ERR_MANDATORY_PROXY_CONFIGURATION_FAILED: proxy,
  ERR_PROXY_AUTH_UNSUPPORTED: proxy,
  EACCES: blocked,
  EPERM: blocked,
  ERR_NETWORK_ACCESS_DENIED: blocked,
  ERR_BLOCKED_BY_CLIENT: blocked,
  ERR_BLOCKED_BY_ADMINISTRATOR: blocked,
  ERR_UNSAFE_PORT: blocked,
  ECONNRESET: broken,
  ECONNABORTED: broken,
  EPIPE: broken,
  UND_ERR_SOCKET: broken,
  UND_ERR_CLOSED: broken,
  UND_ERR_DESTROYED: broken,
  ERR_CONNECTION_RESET: broken,
  ERR_CONNECTION_CLOSED: broken,
  ERR_CONNECTION_ABORTED: broken,
  ERR_EMPTY_RESPONSE: broken,
  ERR_NETWORK_CHANGED: broken,
  ERR_SOCKET_NOT_CONNECTED: broken,
  ERR_HTTP2_PING_FAILED: broken,
  ERR_HTTP2_PROTOCOL_ERROR: broken,
  ERR_QUIC_PROTOCOL_ERROR: broken,
  ENETUNREACH: offline,
  ENETDOWN: offline,
  // getaddrinfo without any name server to ask.
  EAI_AGAIN: offline,
  ERR_INTERNET_DISCONNECTED: offline,
  ERR_NETWORK_IO_SUSPENDED: suspended,
  ETIMEDOUT: slow,
  ERR_TIMED_OUT: slow,
  UND_ERR_HEADERS_TIMEOUT: slow,
  UND_ERR_BODY_TIMEOUT: slow,
  DEPTH_ZERO_SELF_SIGNED_CERT: untrusted,
  SELF_SIGNED_CERT_IN_CHAIN: untrusted,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: untrusted,
  UNABLE_TO_GET_ISSUER_CERT: untrusted,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: untrusted,
  INVALID_CA: untrusted,
  INVALID_PURPOSE: untrusted,
  CERT_HAS_EXPIRED: outdated,
  CERT_NOT_YET_VALID: outdated,
  ERR_CERT_DATE_INVALID: outdated,
  HOSTNAME_MISMATCH: wrongHost,
  ERR_TLS_CERT_ALTNAME_INVALID: wrongHost,
  ERR_CERT_COMMON_NAME_INVALID: wrongHost,
  EPROTO: noSecurity,
  ERR_SSL_WRONG_VERSION_NUMBER: noSecurity,
  ERR_SSL_PACKET_LENGTH_TOO_LONG: noSecurity,
  ERR_SSL_UNSUPPORTED_PROTOCOL: noSecurity,
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: noSecurity,
  ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE: noSecurity,
  ERR_SSL_VERSION_OR_CIPHER_MISMATCH: noSecurity,
  ERR_SSL_UNRECOGNIZED_NAME_ALERT: noSecurity,
  ERR_ECH_NOT_NEGOTIATED: noSecurity,
  ERR_TOO_MANY_REDIRECTS: redirect,
  ERR_UNSAFE_REDIRECT: redirect,
  ERR_INVALID_REDIRECT: redirect,
  ERR_INVALID_HTTP_RESPONSE: notHttp,
  ERR_RESPONSE_HEADERS_TOO_BIG: notHttp,
  UND_ERR_HEADERS_OVERFLOW: notHttp,
};

/** For families of codes too long to list; asked only when the table above has no entry. */
const byPrefix: [RegExp, Meaning][] = [
  [/^(CERT_|ERR_CERT_)/, untrusted],
  // After the handshake too: an alert can answer what was already sent.
  [/^(ERR_SSL_|ERR_TLS_|ERR_BAD_SSL_)/, tlsBroke],
  [/^HPE_/, notHttp],
];

/** undici and Electron tell these two in words only. */
const byWords: [RegExp, Meaning][] = [
  [/\bredirect\b/, redirect],
  [/^bad port$/, blocked],
];

const unknown: Meaning = broken;

/** `threw`: the fetch function itself threw, so that nothing can have been sent. */
export function transportError(error: unknown, host: string, afterMs: number, threw: boolean): AttemptError {
  const { code, meaning } = explain(error);
  const outcome = threw || meaning.sent === 'no' ? 'refused' : 'unknown';
  const detail = code === null ? `${meaning.words}.` : `${meaning.words} (${code}).`;
  switch (meaning.kind) {
    case 'offline':
      return new AttemptError({ kind: 'offline' }, outcome, 'connection');
    case 'unreachable':
      return new AttemptError({ kind: 'unreachable', host, detail }, outcome, 'connection');
    case 'tls':
      // A certificate does not mend within a back-off.
      return new AttemptError({ kind: 'tls', host, detail }, outcome, null);
    case 'timeout':
      return new AttemptError({ kind: 'timeout', afterMs }, outcome, 'connection');
    case 'unreadable':
      // 0: no runtime tells which status it was.
      return new AttemptError({ kind: 'unreadable', status: 0, detail, traceId: null }, outcome, null);
  }
}

function explain(error: unknown): { code: string | null; meaning: Meaning } {
  const chain = causes(error);
  for (const one of chain) {
    const code = codeOf(one);
    if (code === null) continue;
    if (handshakeCut(one, code)) return { code, meaning: noSecurity };
    if (code === 'ETIMEDOUT' && 'syscall' in one && one.syscall === 'connect')
      return { code, meaning: noConnect };
    const meaning = byCode[code] ?? byPrefix.find(([pattern]) => pattern.test(code))?.[1];
    if (meaning !== undefined) return { code, meaning };
  }
  for (const one of chain) {
    const meaning = byWords.find(([pattern]) => pattern.test(one.message))?.[1];
    if (meaning !== undefined) return { code: null, meaning };
  }
  return { code: codeOf(chain[0]), meaning: unknown };
}

/** node:tls says ECONNRESET both for a handshake that was cut off and for a broken connection. */
function handshakeCut(error: Error, code: string): boolean {
  return code === 'ECONNRESET' && error.message.includes('before secure TLS connection was established');
}

/** The short code that explains an error, or null; safe to show, because it is never free text. */
export function errorCode(error: unknown): string | null {
  for (const one of causes(error)) {
    const code = codeOf(one);
    if (code !== null) return code;
  }
  return null;
}

/** An error, its causes, and what an AggregateError of several addresses is made of. */
function causes(error: unknown): Error[] {
  const found: Error[] = [];
  let next = error;
  while (next instanceof Error && found.length < 8) {
    found.push(next);
    if (next instanceof AggregateError) found.push(...next.errors.filter((one) => one instanceof Error));
    next = next.cause;
  }
  return found;
}

function codeOf(error: Error | undefined): string | null {
  if (error === undefined) return null;
  if ('code' in error && typeof error.code === 'string' && /^[A-Z][A-Z0-9_]+$/.test(error.code))
    return error.code;
  return /\bnet::(ERR_[A-Z0-9_]+)/.exec(error.message)?.[1] ?? null;
}
