/** A sandbox for one test, the official client on it, and raw requests where the client would not send such a thing. */
import { type ClerkClient, createClerkClient } from '@clerk/backend';
import { isClerkAPIResponseError } from '@clerk/backend/errors';
import { beforeEach, onTestFinished } from 'vitest';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../../main/sandbox/server.ts';

/** Closed when the test ends. */
export async function openSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = await startSandbox(options);
  onTestFinished(() => sandbox.close());
  return sandbox;
}

/** Clerk's own JavaScript client, pointed at the sandbox. */
export function officialClient(sandbox: Sandbox, secretKey = sandbox.secretKey): ClerkClient {
  return createClerkClient({ secretKey, apiUrl: sandbox.origin });
}

/** A request with the key, but otherwise exactly as given; `path` begins after `/v1`. */
export function raw(sandbox: Sandbox, path: string, init: RequestInit = {}): Promise<Response> {
  const headers = { Authorization: `Bearer ${sandbox.secretKey}`, ...init.headers };
  return fetch(sandbox.apiUrl + path, { ...init, headers });
}

export function post(sandbox: Sandbox, path: string, body: unknown): Promise<Response> {
  return raw(sandbox, path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

/** A request to the sandbox's own control; `path` begins after `/_sandbox`. */
export async function askControl(sandbox: Sandbox, method: string, path: string, body?: unknown) {
  const response = await fetch(`${sandbox.origin}/_sandbox${path}`, {
    method,
    headers: { 'Content-Type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json() };
}

export interface ErrorBody {
  errors: { code: string; message: string; long_message: string; meta?: Record<string, unknown> }[];
  clerk_trace_id: string;
}

export async function errorBody(response: Response): Promise<ErrorBody> {
  return (await response.json()) as ErrorBody;
}

/** What the official client makes of a refusal. Fails when the call succeeds. */
export async function refusal(call: Promise<unknown>) {
  const outcome = await call.then(
    () => new Error('The call was not refused.'),
    (error: unknown) => error,
  );
  if (!isClerkAPIResponseError(outcome)) throw outcome;
  const [first] = outcome.errors;
  return {
    status: outcome.status,
    codes: outcome.errors.map((error) => error.code),
    code: first?.code,
    message: first?.message,
    longMessage: first?.longMessage,
    meta: first?.meta,
    traceId: outcome.clerkTraceId,
    retryAfter: outcome.retryAfter,
  };
}

export const second = 1000;
export const hour = 3600 * second;
export const day = 24 * hour;

export interface SandboxSuite {
  /** Of the story that runs. */
  readonly sandbox: Sandbox;
  readonly client: ClerkClient;
  control(method: string, path: string, body?: unknown): ReturnType<typeof askControl>;
  create(emailAddress: string): ReturnType<ClerkClient['invitations']['createInvitation']>;
}

/** A sandbox with twelve invitations for each story of a test file. Call it once, at the top of the file. */
export function sandboxSuite(): SandboxSuite {
  let sandbox: Sandbox;
  let client: ClerkClient;
  beforeEach(async () => {
    sandbox = await openSandbox({ invitations: 12 });
    client = officialClient(sandbox);
  });
  return {
    get sandbox() {
      return sandbox;
    },
    get client() {
      return client;
    },
    control: (method, path, body) => askControl(sandbox, method, path, body),
    create: (emailAddress) => client.invitations.createInvitation({ emailAddress }),
  };
}
