/** A sandbox in a process of its own, as far from the measured one as Clerk is, with its control over HTTP. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

export interface SandboxNeeds {
  invitations: number;
  /** Milliseconds added to every answer. */
  latencyMs: number;
}

/** Counts since the sandbox started, without headers. */
export interface Requests {
  requests: number;
  bytesOut: number;
  maxInFlight: number;
  /** Answers with status 429. */
  refused: number;
}

export interface SandboxProcess {
  /** `http://127.0.0.1:PORT`, for the official client. */
  origin: string;
  apiUrl: string;
  /** Of a production instance under Clerk's published limits. */
  secretKey: string;
  requests(): Promise<Requests>;
  /** The invited person signs up. */
  accept(invitationId: string): Promise<void>;
  stop(): Promise<void>;
}

interface Totals {
  requests: number;
  bytesOut: number;
  maxInFlight: number;
  endpoints: Record<string, { statuses: Record<string, number> }>;
}

export async function startSandboxProcess({ invitations, latencyMs }: SandboxNeeds): Promise<SandboxProcess> {
  const none = ['--invitations=0', '--organizations=0', '--waitlist=0'];
  const flags = [...none, '--limits', 'clerk', '--latency', String(latencyMs)];
  const child = spawn(process.execPath, [join(root, 'scripts/sandbox.ts'), ...flags], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(child.stdout.setEncoding('utf8'), 'data');
  const origin = /(http:\/\/127\.0\.0\.1:\d+)\/v1/.exec(String(line))?.[1];
  if (!origin) throw new Error(`The sandbox did not start: ${line}`);
  const control = async <T>(path: string, body?: object): Promise<T> => {
    const answer = await fetch(`${origin}/_sandbox${path}`, {
      method: body ? 'POST' : 'GET',
      ...(body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}),
    });
    if (!answer.ok) throw new Error(`The sandbox refused ${path}: ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  const wanted = { environment: 'production', limits: 'clerk', invitations };
  const { secretKey } = await control<{ secretKey: string }>('/instances', wanted);
  return {
    origin,
    apiUrl: `${origin}/v1`,
    secretKey,
    async requests() {
      const { endpoints, requests, bytesOut, maxInFlight } = await control<Totals>('/requests');
      const refused = Object.values(endpoints).reduce((sum, { statuses }) => sum + (statuses['429'] ?? 0), 0);
      return { requests, bytesOut, maxInFlight, refused };
    },
    async accept(invitationId) {
      await control(`/invitations/${invitationId}/accept`, {});
    },
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}
