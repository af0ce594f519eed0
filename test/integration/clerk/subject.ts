/** The client under test, on the runtime's own fetch, with waits short enough for real time. */

import { ClerkCallError } from '../../../main/clerk/api.ts';
import { type ClientOptions, createClerkClient } from '../../../main/clerk/client.ts';
import { systemClock } from '../../../main/ports.ts';
import { failureSchema } from '../../../preload/failure.ts';
import type { RetryPolicy } from '../../../preload/settings.ts';

export const secretKey = 'sk_test_KeyThatMustNotLeak0123456789';

export const quick: RetryPolicy = {
  strategy: 'backoff',
  initialIntervalMs: 2,
  maxIntervalMs: 5,
  exponent: 1.5,
  maxElapsedMs: 60_000,
  retryConnectionErrors: true,
};

export const once: RetryPolicy = { ...quick, strategy: 'none' };

/** `server`: an origin; the API is taken to be under `/v1`. */
export function clientOf(server: string, options: Partial<ClientOptions> = {}) {
  return createClerkClient({
    secretKey: () => secretKey,
    apiUrl: `${server}/v1`,
    fetch: globalThis.fetch,
    clock: systemClock,
    retryPolicy: () => once,
    timeoutMs: 5000,
    ...options,
  });
}

/** The error of a call that must fail, as the contract can carry it. */
export async function failed(call: Promise<unknown>): Promise<ClerkCallError> {
  const error = await call.then(
    () => new Error('The call succeeded.'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof ClerkCallError)) throw error;
  failureSchema.parse(error.failure);
  return error;
}

export const invitation = {
  object: 'invitation',
  id: 'inv_3K1I63Ew6FCtVnc4qwZU69JqyZB',
  email_address: 'ada@example.com',
  public_metadata: { role: 'editor' },
  status: 'pending',
  url: 'https://clerk.example.com/v1/tickets/accept?ticket=TicketThatMustNotLeak',
  expires_at: 1793310468755,
  created_at: 1790718468757,
  updated_at: 1790718468758,
};
