import { describe, expect, test } from 'vitest';
import { transportError } from '../../../main/clerk/transport-errors.ts';
import { failureSchema } from '../../../preload/failure.ts';

/** As undici rejects: a TypeError whose cause has the code. */
function undici(code: string, message = 'a message with sk_test_secret', more: object = {}): Error {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(message), { code, ...more }) });
}

/** As Electron's net.fetch rejects: the code stands in the message. */
function chromium(code: string): Error {
  return new Error(`net::${code}`);
}

function read(error: unknown, threw = false) {
  const { failure, outcome, transient } = transportError(error, 'api.clerk.com', 120, threw);
  return { ...failureSchema.parse(failure), outcome, transient };
}

describe('Node’s codes', () => {
  test.each([
    ['ECONNREFUSED', 'unreachable', 'refused'],
    ['ENOTFOUND', 'unreachable', 'refused'],
    ['EHOSTUNREACH', 'unreachable', 'refused'],
    ['UND_ERR_CONNECT_TIMEOUT', 'unreachable', 'refused'],
    ['EAI_AGAIN', 'offline', 'refused'],
    ['ENETUNREACH', 'offline', 'refused'],
    ['ENETDOWN', 'offline', 'refused'],
    ['ECONNRESET', 'unreachable', 'unknown'],
    ['EPIPE', 'unreachable', 'unknown'],
    ['UND_ERR_SOCKET', 'unreachable', 'unknown'],
    ['ETIMEDOUT', 'timeout', 'unknown'],
    ['UND_ERR_HEADERS_TIMEOUT', 'timeout', 'unknown'],
    ['CERT_HAS_EXPIRED', 'tls', 'refused'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls', 'refused'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls', 'refused'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls', 'refused'],
    ['CERT_SIGNATURE_FAILURE', 'tls', 'refused'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls', 'refused'],
    ['ERR_SSL_SSLV3_ALERT_BAD_RECORD_MAC', 'tls', 'unknown'],
    ['HPE_INVALID_CONSTANT', 'unreadable', 'unknown'],
    ['UND_ERR_HEADERS_OVERFLOW', 'unreadable', 'unknown'],
    ['EMADEUP', 'unreachable', 'unknown'],
  ])('%s: %s, %s', (code, kind, outcome) => {
    expect(read(undici(code))).toMatchObject({ kind, outcome });
  });

  test('a connect that timed out sent nothing, a read that timed out may have', () => {
    const connect = undici('ETIMEDOUT', 'connect ETIMEDOUT 192.0.2.1:443', { syscall: 'connect' });
    expect(read(connect)).toMatchObject({ kind: 'unreachable', outcome: 'refused' });
  });

  test('a reset within the TLS handshake sent nothing', () => {
    const cut = undici(
      'ECONNRESET',
      'Client network socket disconnected before secure TLS connection was established',
    );
    expect(read(cut)).toMatchObject({ kind: 'tls', outcome: 'refused' });
  });

  test('several addresses that all refused', () => {
    const each = ['::1', '127.0.0.1'].map((address) =>
      Object.assign(new Error(`connect ECONNREFUSED ${address}`), { code: 'ECONNREFUSED' }),
    );
    const error = new TypeError('fetch failed', { cause: new AggregateError(each) });
    expect(read(error)).toMatchObject({ kind: 'unreachable', outcome: 'refused' });
  });
});

describe('Chromium’s codes', () => {
  test.each([
    ['ERR_CONNECTION_REFUSED', 'unreachable', 'refused'],
    ['ERR_NAME_NOT_RESOLVED', 'unreachable', 'refused'],
    ['ERR_ADDRESS_UNREACHABLE', 'unreachable', 'refused'],
    ['ERR_CONNECTION_TIMED_OUT', 'unreachable', 'refused'],
    ['ERR_PROXY_CONNECTION_FAILED', 'unreachable', 'refused'],
    ['ERR_TUNNEL_CONNECTION_FAILED', 'unreachable', 'refused'],
    ['ERR_INTERNET_DISCONNECTED', 'offline', 'refused'],
    ['ERR_NETWORK_IO_SUSPENDED', 'offline', 'unknown'],
    ['ERR_CONNECTION_RESET', 'unreachable', 'unknown'],
    ['ERR_CONNECTION_CLOSED', 'unreachable', 'unknown'],
    ['ERR_EMPTY_RESPONSE', 'unreachable', 'unknown'],
    ['ERR_NETWORK_CHANGED', 'unreachable', 'unknown'],
    ['ERR_HTTP2_PROTOCOL_ERROR', 'unreachable', 'unknown'],
    ['ERR_TIMED_OUT', 'timeout', 'unknown'],
    ['ERR_CERT_AUTHORITY_INVALID', 'tls', 'refused'],
    ['ERR_CERT_DATE_INVALID', 'tls', 'refused'],
    ['ERR_CERT_COMMON_NAME_INVALID', 'tls', 'refused'],
    ['ERR_SSL_VERSION_OR_CIPHER_MISMATCH', 'tls', 'refused'],
    ['ERR_SSL_PROTOCOL_ERROR', 'tls', 'unknown'],
    ['ERR_INVALID_HTTP_RESPONSE', 'unreadable', 'unknown'],
    ['ERR_MADE_UP', 'unreachable', 'unknown'],
  ])('%s: %s, %s', (code, kind, outcome) => {
    expect(read(chromium(code))).toMatchObject({ kind, outcome });
  });

  test('what is thrown before there is a promise was never sent', () => {
    expect(read(chromium('ERR_NETWORK_IO_SUSPENDED'), true)).toMatchObject({
      kind: 'offline',
      outcome: 'refused',
    });
  });
});

describe('told in words only', () => {
  test.each([
    ['undici', new TypeError('fetch failed', { cause: new Error('unexpected redirect') })],
    ['Electron', new Error("Attempted to redirect, but redirect policy was 'error'")],
  ])('a redirect, by %s', (_name, error) => {
    expect(read(error)).toEqual({
      kind: 'unreadable',
      status: 0,
      detail: 'The address answers with a redirect, which Guestlist does not follow.',
      traceId: null,
      outcome: 'unknown',
      transient: null,
    });
  });

  test('a port that fetch blocks', () => {
    const error = new TypeError('fetch failed', { cause: new Error('bad port') });
    expect(read(error)).toMatchObject({ kind: 'unreachable', outcome: 'refused' });
  });

  test.each([['text'], [undefined], [null], [{ code: 'ECONNREFUSED' }], [new Error('net::lower_case')]])(
    'anything else may have happened: %s',
    (error) => {
      expect(read(error)).toMatchObject({
        kind: 'unreachable',
        outcome: 'unknown',
        detail: 'The request failed.',
      });
    },
  );
});

test('a certificate is not tried again, a connection is', () => {
  expect(read(undici('CERT_HAS_EXPIRED')).transient).toBeNull();
  expect(read(undici('ECONNRESET')).transient).toBe('connection');
  expect(read(chromium('ERR_INTERNET_DISCONNECTED')).transient).toBe('connection');
});

test('quotes the code, never the message', () => {
  const error = transportError(undici('ECONNRESET'), 'api.clerk.com', 1, false);
  expect(error.failure).toMatchObject({ detail: 'The connection broke off (ECONNRESET).' });
  expect(JSON.stringify(error.failure) + error.stack).not.toContain('sk_test_secret');
});

test('an error that is its own cause ends', () => {
  const error = new Error('loop');
  error.cause = error;
  expect(read(error)).toMatchObject({ kind: 'unreachable', outcome: 'unknown' });
});
