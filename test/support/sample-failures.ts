/** A failure of each kind, for the scenes and the tests of their words. */
import type { Failure } from '../../preload/failure.ts';

const clerkAnswer = {
  errors: [] as [],
  traceId: '8f1f3bb1a2c44d6e',
};

/** One of each kind, as main would produce it. */
export const failures: { [K in Failure['kind']]: Extract<Failure, { kind: K }> } = {
  offline: { kind: 'offline' },
  unreachable: { kind: 'unreachable', host: 'api.clerk.com', detail: 'ECONNREFUSED' },
  tls: { kind: 'tls', host: 'api.clerk.com', detail: 'SELF_SIGNED_CERT_IN_CHAIN' },
  timeout: { kind: 'timeout', afterMs: 30_000 },
  unauthorized: {
    kind: 'unauthorized',
    status: 401,
    traceId: clerkAnswer.traceId,
    errors: [
      {
        code: 'clerk_key_invalid',
        message: 'The provided Clerk Secret Key is invalid.',
        longMessage:
          'The provided Clerk Secret Key is invalid. Make sure that your Clerk Secret Key is correct.',
      },
    ],
  },
  forbidden: { kind: 'forbidden', status: 403, html: true, ...clerkAnswer },
  'rate-limited': { kind: 'rate-limited', status: 429, until: Date.now() + 41 * 60_000, ...clerkAnswer },
  clerk: {
    kind: 'clerk',
    status: 422,
    traceId: clerkAnswer.traceId,
    errors: [
      {
        code: 'form_identifier_exists',
        message: 'already exists',
        longMessage: 'That email address is taken. Please try another.',
        meta: { param_name: 'email_address' },
      },
    ],
  },
  'clerk-down': { kind: 'clerk-down', status: 503, ...clerkAnswer },
  unreadable: { kind: 'unreadable', status: 200, detail: 'The body is not JSON.', traceId: null },
  keychain: { kind: 'keychain', state: 'locked' },
  'invalid-input': {
    kind: 'invalid-input',
    fields: [{ field: 'apiUrl', message: 'The API address must be https, or http on this computer.' }],
  },
  storage: { kind: 'storage', reason: 'full', id: 'a1b2c3d4' },
  internal: { kind: 'internal', id: 'a1b2c3d4' },
};
