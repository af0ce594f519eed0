/** The Backend API client of one account: https://clerk.com/docs/reference/backend-api/tag/Invitations */
import { FailureError } from '../../preload/failure.ts';
import type { RetryPolicy } from '../../preload/settings.ts';
import type { Clock, Fetch } from '../ports.ts';
import { ClerkCallError, type ClerkClient } from './api.ts';
import { parseApiUrl } from './api-url.ts';
import type { Clerk } from './audience-api.ts';
import { audienceClients } from './audience-client.ts';
import { type CallPorts, call, type Run } from './call.ts';
import { EndpointGate } from './endpoint-gate.ts';
import type { Endpoint } from './endpoints.ts';
import { bulkBody, draftBody, invitationParams, pathId } from './requests.ts';
import { defaultRetryPolicy } from './retry-policy.ts';
import { answers } from './schemas.ts';

export interface ClientOptions {
  /** Asked once per call, so that a replaced key is used at once and none is kept here. */
  secretKey: () => Promise<string> | string;
  apiUrl: string;
  fetch: Fetch;
  clock: Clock;
  /** Asked once per call; the SDKs' defaults when unset. */
  retryPolicy?: () => RetryPolicy;
  /** Milliseconds for one attempt, 20 s when unset. */
  timeoutMs?: number;
  /** See {@link userAgentOf}; `Guestlist` when unset. */
  userAgent?: string;
  /** In [0, 1), for jitter. */
  random?: () => number;
  /** Clerk's clock (the `Date` header) beside ours, both in milliseconds since 1970, with each answer. */
  onServerTime?: (ms: number, observedAt: number) => void;
  /** Clerk answered 429: `endpoint` refuses everything until then (milliseconds since 1970). */
  onRateLimit?: (endpoint: Endpoint, until: number) => void;
}

/** Distinct and honest: Clerk's CDN turns away clients that do not say what they are. */
export function userAgentOf(version: string): string {
  return `Guestlist/${version} (desktop app for Clerk invitations)`;
}

/** Throws `FailureError` (`invalid-input`) when a key must not be sent to `apiUrl`. */
export function createClerkClient(options: ClientOptions): Clerk {
  const ports: CallPorts = {
    secretKey: options.secretKey,
    apiUrl: parseApiUrl(options.apiUrl),
    fetch: options.fetch,
    clock: options.clock,
    gate: new EndpointGate(options.clock),
    retryPolicy: options.retryPolicy ?? (() => defaultRetryPolicy),
    timeoutMs: options.timeoutMs ?? 20_000,
    userAgent: options.userAgent ?? 'Guestlist',
    random: options.random ?? Math.random,
    onServerTime: options.onServerTime,
    onRateLimit: options.onRateLimit,
  };
  const run: Run = async (prepare, callOptions) => {
    try {
      return await call(ports, prepare(), callOptions);
    } catch (error) {
      throw asCallError(error);
    }
  };
  return { ...applicationClient(run), ...audienceClients(run) };
}

function applicationClient(run: Run): ClerkClient {
  return {
    create: (draft, callOptions) =>
      run(
        () => ({
          endpoint: 'create',
          path: '/invitations',
          body: draftBody(draft),
          answer: answers.invitation,
        }),
        callOptions,
      ),
    createBulk: (drafts, callOptions) =>
      run(
        () => ({
          endpoint: 'bulk',
          path: '/invitations/bulk',
          body: bulkBody(drafts, draftBody),
          answer: answers.invitations,
        }),
        callOptions,
      ),
    list: (query, callOptions) =>
      run(
        () => ({
          endpoint: 'list',
          path: '/invitations',
          params: invitationParams(query),
          answer: answers.page,
        }),
        callOptions,
      ),
    revoke: (invitationId, callOptions) =>
      run(
        () => ({
          endpoint: 'revoke',
          path: `/invitations/${pathId('invitationId', invitationId)}/revoke`,
          answer: answers.invitation,
        }),
        callOptions,
      ),
    delete: (invitationId, callOptions) =>
      run(
        () => ({
          endpoint: 'delete',
          path: `/invitations/${pathId('invitationId', invitationId)}`,
          answer: answers.deleted,
        }),
        callOptions,
      ),
    instance: (callOptions) =>
      run(() => ({ endpoint: 'instance', path: '/instance', answer: answers.instance }), callOptions),
  };
}

/** Refusals of our own (a bad number, a locked keychain) are calls that certainly had no effect. */
function asCallError(error: unknown): unknown {
  if (error instanceof FailureError && !(error instanceof ClerkCallError)) {
    return new ClerkCallError(error.failure, 'refused');
  }
  return error;
}
