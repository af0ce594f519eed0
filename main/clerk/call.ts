/** One call to Clerk: gate, key, attempts with back-off, and the answer checked. */
import type * as z from 'zod/mini';
import { invalidInput } from '../../preload/failure.ts';
import type { RetryPolicy } from '../../preload/settings.ts';
import type { Clock, Fetch } from '../ports.ts';
import { orAborted } from './abort.ts';
import { type CallOptions, ClerkCallError } from './api.ts';
import { attempt } from './attempt.ts';
import { AttemptError } from './attempt-error.ts';
import type { EndpointGate } from './endpoint-gate.ts';
import { type Endpoint, endpoints } from './endpoints.ts';
import { parseBytes } from './json-bytes.ts';
import { serverTime } from './retry-after.ts';
import { retryWait } from './retry-policy.ts';

/** https://clerk.com/docs/versioning/overview; as a header only, the query form beside it is an error. */
export const apiVersion = '2026-05-12';

/** Loaded with the first call: it tries the runtime's `fetch` as it loads, which a start would wait for. */
let loading: Promise<typeof import('ky')> | null = null;
const kyLoaded = () => {
  loading ??= import('ky');
  return loading;
};

export interface CallPorts {
  secretKey: () => Promise<string> | string;
  apiUrl: string;
  fetch: Fetch;
  clock: Clock;
  gate: EndpointGate;
  retryPolicy: () => RetryPolicy;
  timeoutMs: number;
  userAgent: string;
  random: () => number;
  onServerTime?: ((ms: number, observedAt: number) => void) | undefined;
  onRateLimit?: ((endpoint: Endpoint, until: number) => void) | undefined;
}

export interface Call<S extends z.ZodMiniType> {
  endpoint: Endpoint;
  path: string;
  params?: URLSearchParams;
  body?: unknown;
  answer: S;
}

/** One call. What prepares it may throw `FailureError`: nothing is sent then. */
export type Run = <S extends z.ZodMiniType>(
  prepare: () => Call<S>,
  options?: CallOptions,
) => Promise<z.output<S>>;

/** Rejects with {@link ClerkCallError}, or with the reason of the signal when that is aborted, at any moment. */
export async function call<S extends z.ZodMiniType>(
  ports: CallPorts,
  { endpoint, path, params, body, answer }: Call<S>,
  options: CallOptions = {},
): Promise<z.output<S>> {
  const { signal } = options;
  signal?.throwIfAborted();
  // Before the key is asked for, which may prompt the person.
  ports.gate.pass(endpoint);
  const rule = endpoints[endpoint];
  const key = await readKey(ports, signal);
  /** It goes past the loop, which does not look at it: as the body of a `Response` it would be copied twice. */
  let answered = new Uint8Array();
  const { default: ky } = await kyLoaded();
  signal?.throwIfAborted();
  const response = await ky(ports.apiUrl + path, {
    method: rule.method,
    headers: {
      Authorization: `Bearer ${key}`,
      'Clerk-API-Version': apiVersion,
      'User-Agent': ports.userAgent,
      Accept: 'application/json',
    },
    ...(params && { searchParams: params }),
    ...(body !== undefined && { json: body }),
    ...(signal && { signal }),
    credentials: 'omit',
    cache: 'no-store',
    // The key never follows a redirect.
    redirect: 'error',
    throwHttpErrors: false,
    timeout: false,
    ...retries(ports, endpoint, options),
    fetch: async (input) => {
      // Another call may have met a 429 while this one waited.
      ports.gate.pass(endpoint);
      const came = await attempt(input instanceof Request ? input : new Request(input), {
        fetch: ports.fetch,
        clock: ports.clock,
        endpoint: rule,
        timeoutMs: options.timeoutMs ?? ports.timeoutMs,
        onHeaders(headers) {
          const time = serverTime(headers);
          if (time === null) return;
          ports.onServerTime?.(time, ports.clock.now());
          options.onServerTime?.(time);
        },
      });
      answered = came.bytes;
      return new Response(null, { status: came.status, headers: came.headers });
    },
  }).catch((error: unknown) => {
    signal?.throwIfAborted();
    throw noteRateLimit(ports, endpoint, error);
  });
  return read(response, answered, answer);
}

/** ky runs the loop; whether and how long to wait is the policy's, and the wait is the clock's, so that tests can drive it. */
function retries(ports: CallPorts, endpoint: Endpoint, options: CallOptions) {
  const policy = { ...ports.retryPolicy(), ...options.retries };
  const startedAt = ports.clock.now();
  let wait = 0;
  return {
    retry: {
      limit: policy.strategy === 'none' ? 0 : Number.MAX_SAFE_INTEGER,
      methods: ['get', 'post', 'delete'],
      shouldRetry({ error, retryCount }: { error: Error; retryCount: number }) {
        if (!(error instanceof AttemptError)) return false;
        const elapsedMs = ports.clock.now() - startedAt;
        const rule = endpoints[endpoint];
        const decided = retryWait({
          policy,
          endpoint: rule,
          error,
          retryCount,
          elapsedMs,
          random: ports.random(),
        });
        wait = decided ?? 0;
        return decided !== null;
      },
      delay: () => 0,
    },
    hooks: { beforeRetry: [() => pause(ports.clock, wait, options.signal)] },
  };
}

async function pause(clock: Clock, ms: number, signal: AbortSignal | undefined): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const callOff = clock.after(ms, resolve);
  try {
    await orAborted(promise, signal);
  } finally {
    callOff();
  }
}

async function readKey(ports: CallPorts, signal: AbortSignal | undefined): Promise<string> {
  const key = await orAborted(Promise.resolve(ports.secretKey()), signal);
  // Checked here because the runtime's own complaint about a header would quote the key.
  if (!/^[\x21-\x7e]+$/.test(key)) {
    throw invalidInput('secretKey', 'A secret key is one word of letters, digits and signs.');
  }
  return key;
}

function noteRateLimit(ports: CallPorts, endpoint: Endpoint, error: unknown): unknown {
  if (error instanceof AttemptError && error.failure.kind === 'rate-limited') {
    ports.gate.close(endpoint, error.failure);
    ports.onRateLimit?.(endpoint, error.failure.until);
  }
  return error;
}

function read<S extends z.ZodMiniType>(
  { status, headers }: Response,
  bytes: Uint8Array<ArrayBuffer>,
  answer: S,
): z.output<S> {
  const unreadable = (detail: string) =>
    new ClerkCallError({ kind: 'unreadable', status, detail, traceId: headers.get('cf-ray') }, 'unknown');
  const json = parseBytes(bytes);
  if (json === undefined) throw unreadable('The answer is not JSON.');
  const parsed = answer.safeParse(json);
  if (parsed.success) return parsed.data;
  const path = parsed.error.issues[0]?.path.join('.') ?? '';
  throw unreadable(
    path === '' ? 'The answer has another shape.' : `The answer has another shape at “${path}”.`,
  );
}
