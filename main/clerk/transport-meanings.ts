/**
 * What the codes of a failed connection mean. Codes without a family are Node's (errno, OpenSSL, undici), the
 * `ERR_…` after `net::` are Chromium's: https://source.chromium.org/chromium/chromium/src/+/main:net/base/net_error_list.h
 */

export interface Meaning {
  kind: 'offline' | 'unreachable' | 'tls' | 'timeout' | 'unreadable';
  /** Whether the request may have been sent before this happened. */
  sent: 'no' | 'maybe';
  words: string;
}

const refused: Meaning = { kind: 'unreachable', sent: 'no', words: 'The connection was refused' };
const noName: Meaning = { kind: 'unreachable', sent: 'no', words: 'The host name is not known' };
const noRoute: Meaning = { kind: 'unreachable', sent: 'no', words: 'There is no route to the host' };
export const noConnect: Meaning = {
  kind: 'unreachable',
  sent: 'no',
  words: 'The host did not take the connection',
};
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
export const noSecurity: Meaning = {
  kind: 'tls',
  sent: 'no',
  words: 'No secure connection could be agreed on',
};
const tlsBroke: Meaning = { kind: 'tls', sent: 'maybe', words: 'The secure connection failed' };
const redirect: Meaning = {
  kind: 'unreadable',
  sent: 'maybe',
  words: 'The address answers with a redirect, which Guestlist does not follow',
};
const notHttp: Meaning = { kind: 'unreadable', sent: 'maybe', words: 'The answer is not HTTP' };

/** For an error that no table knows. */
export const unknownMeaning: Meaning = { kind: 'unreachable', sent: 'maybe', words: 'The request failed' };

export const byCode: Record<string, Meaning> = {
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
export const byPrefix: readonly [RegExp, Meaning][] = [
  [/^(CERT_|ERR_CERT_)/, untrusted],
  // After the handshake too: an alert can answer what was already sent.
  [/^(ERR_SSL_|ERR_TLS_|ERR_BAD_SSL_)/, tlsBroke],
  [/^HPE_/, notHttp],
];

/** What undici and Electron tell without a code, matched against `name: message`. */
export const byWords: readonly [RegExp, Meaning][] = [
  [/\bredirect\b/, redirect],
  [/\bbad port$/, blocked],
  [/^HTTPParserError:/, notHttp],
];
