/** One run: a sandbox in one process, the outbox in another, and a hand that kills the latter until all is done. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { inForm } from '../../main/sandbox/address-form.ts';
import type { Bundle } from './bundle.ts';
import { judge } from './judge.ts';
import { planTasks, randomOf, type Seeded } from './plan.ts';

/** What a killed process has written is there whatever it lay on: where there is memory for files, no disk is waited for. */
const place = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

export interface RunOptions {
  bundle: Bundle;
  seed: number;
  operations: number;
  ignoreExisting: boolean;
}

export interface RunResult {
  complaints: string[];
  kills: number;
  seconds: number;
}

/** Each meets some of the requests, for the whole run. Answers that lie in Clerk's own name are not among them. */
const faults = [
  { kind: 'drop', when: 'after', method: 'POST', probability: 0.06 },
  { kind: 'drop', when: 'before', method: 'POST', probability: 0.04 },
  { kind: 'status', status: 502, when: 'after', method: 'POST', probability: 0.03 },
  { kind: 'error', code: 'internal_clerk_error', when: 'before', method: 'POST', probability: 0.02 },
  { kind: 'slow', when: 'after', ms: 700, method: 'POST', probability: 0.01 },
  { kind: 'slow', when: 'before', ms: 700, method: 'POST', probability: 0.01 },
  // Sooner than the worker's tuning gives a plain create up.
  { kind: 'late', ms: 200, method: 'POST', probability: 0.02 },
  { kind: 'cut', method: 'POST', probability: 0.03 },
  { kind: 'broken-json', method: 'POST', probability: 0.02 },
  { kind: 'shape', method: 'POST', probability: 0.01 },
  { kind: 'html', when: 'before', method: 'POST', probability: 0.02 },
  { kind: 'html', when: 'after', method: 'POST', probability: 0.01 },
  // A firewall that does not like a body, more often than not.
  { kind: 'html', when: 'before', method: 'POST', bodyIncludes: 'person.7', probability: 0.5 },
  {
    kind: 'status',
    status: 413,
    contentType: 'text/html',
    body: '<h1>413</h1>',
    method: 'POST',
    probability: 0.01,
  },
  { kind: 'status', status: 403, body: { error: { message: 'limit' } }, method: 'POST', probability: 0.01 },
  { kind: 'status', status: 402, body: { message: 'Payment required' }, method: 'POST', probability: 0.001 },
  // A batch of the dashboard works on the entry.
  {
    kind: 'error',
    code: 'waitlist_entry_locked',
    when: 'before',
    method: 'POST',
    path: '/waitlist_entries/*/invite',
    probability: 0.05,
  },
  { kind: 'lose-metadata', method: 'POST', path: '/invitations/bulk', probability: 0.05 },
  { kind: 'odd-rows', method: 'GET', probability: 0.03 },
  { kind: 'drop', when: 'before', method: 'GET', probability: 0.02 },
  { kind: 'broken-json', method: 'GET', probability: 0.01 },
  { kind: 'error', code: 'service_unavailable', when: 'before', method: 'GET', probability: 0.01 },
  { kind: 'rate-limit', retryAfterSeconds: 1, method: 'POST', path: '/invitations', probability: 0.002 },
  { kind: 'rate-limit', retryAfterSeconds: 1, method: 'POST', path: '/invitations/bulk', probability: 0.01 },
];

interface SandboxProcess {
  apiUrl: string;
  secretKey: string;
  control(method: string, path: string, body?: unknown): Promise<Record<string, unknown>>;
  stop(): void;
}

async function startSandbox(script: string, invitations: number, seed: number): Promise<SandboxProcess> {
  const flags = [
    '--port',
    '0',
    '--invitations',
    String(invitations),
    '--organizations=3',
    '--waitlist',
    String(invitations),
    '--limits',
    'none',
    '--latency',
    '8',
    '--seed',
    String(seed),
  ];
  const child = spawn(process.execPath, [script, ...flags], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const line = await new Promise<string>((done, fail) => {
    createInterface({ input: child.stdout }).once('line', done);
    child.once('exit', (code) => fail(new Error(`The sandbox ended with code ${code}.`)));
  });
  const [, apiUrl = '', secretKey = ''] = /at (\S+) with key (\S+)/.exec(line) ?? [];
  return {
    apiUrl,
    secretKey,
    async control(method, path, body) {
      const response = await fetch(`${new URL(apiUrl).origin}/_sandbox${path}`, {
        method,
        ...(body !== undefined && {
          body: JSON.stringify(body),
          headers: { 'Content-Type': 'application/json' },
        }),
      });
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
      return (await response.json()) as Record<string, unknown>;
    },
    stop: () => void child.kill('SIGKILL'),
  };
}

/**
 * When to kill. By what was sent or answered, because by time a busy machine would be killed before it got anywhere;
 * and by time, because much lies between and before that.
 */
interface Moment {
  /** Requests and answers, each counted. */
  events: number;
  /** After the last of them, milliseconds. */
  delayMs: number;
  /** From the start of the process, whatever was sent, milliseconds. */
  latestMs: number;
}

/** Most in the midst of sending, one in five while it opens, reads or waits. Later and later, so that it ends. */
function nextMoment(random: () => number, operations: number, kills: number): Moment {
  const early = random() < 0.2;
  const factor = 1 + kills / 20;
  return {
    events: Math.ceil((10 + random() ** 2 * (100 + operations / 4)) * factor),
    delayMs: random() < 0.5 ? 0 : random() * 25,
    latestMs: early ? random() * 500 * factor : 4000 * factor,
  };
}

/** Resolves to the exit code, or null when it was killed. */
function work(script: string, config: object, moment: Moment | null): Promise<number | null> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [script], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const timers: NodeJS.Timeout[] = [];
    const killIn = (ms: number) => void timers.push(setTimeout(() => child.kill('SIGKILL'), ms));
    if (moment !== null) killIn(moment.latestMs);
    let events = 0;
    createInterface({ input: child.stdout }).on('line', () => {
      events += 1;
      if (events === moment?.events) killIn(moment.delayMs);
    });
    child.once('error', fail);
    child.once('exit', (code) => {
      for (const timer of timers) clearTimeout(timer);
      done(code);
    });
    // Killed before it has read what it is to do.
    child.stdin.on('error', () => undefined);
    child.stdin.end(JSON.stringify(config));
  });
}

/** An entry that is pending is no invitation that is. */
const asEntry: Record<string, string> = {
  pending: 'waiting',
  invited: 'let-in',
  rejected: 'rejected',
  completed: 'signed-up',
};

/** Those to the application, those into organizations, and the entries of the waitlist. */
async function invitationsOf(sandbox: SandboxProcess): Promise<Seeded[]> {
  const lists = await Promise.all(
    ['/invitations', '/organization-invitations', '/waitlist'].map((path) => sandbox.control('GET', path)),
  );
  return lists.flatMap(({ invitations = [], entries = [] }) => [
    ...(invitations as Seeded[]),
    ...(entries as Seeded[]).map((each) => ({ ...each, status: asEntry[each.status] ?? each.status })),
  ]);
}

const maxKills = 200;

export async function run(options: RunOptions): Promise<RunResult> {
  const started = performance.now();
  const { worker } = options.bundle;
  const random = randomOf(options.seed);
  const folder = mkdtempSync(join(place, 'guestlist-kill-'));
  const sandbox = await startSandbox(options.bundle.sandbox, options.operations * 3, options.seed);
  let kills = 0;
  try {
    const before = await invitationsOf(sandbox);
    const tasks = planTasks(before, options.operations, options.ignoreExisting, random);
    const earlier = ((await sandbox.control('GET', '/ledger'))['emails'] as unknown[]).length;
    await sandbox.control('POST', '/address-form', { form: 'punycode' });
    for (const fault of faults) await sandbox.control('POST', '/faults', { times: null, ...fault });
    const { apiUrl, secretKey } = sandbox;
    const config = {
      apiUrl,
      secretKey,
      dataDir: join(folder, 'data'),
      vaultFile: join(folder, 'vault'),
      tasks,
    };
    // A colleague on another machine, whom nobody kills, and who wants some of the same.
    const shared = tasks.filter((task) => task.shared);
    const elsewhere = { dataDir: join(folder, 'data-2'), vaultFile: join(folder, 'vault-2'), tasks: shared };
    const colleague = work(worker, { ...config, ...elsewhere }, null);
    for (;;) {
      const moment = kills < maxKills ? nextMoment(random, options.operations, kills) : null;
      const code = await work(worker, config, moment);
      if (code === 0) break;
      if (code !== null) return { complaints: [`The worker ended with code ${code}.`], kills, seconds: 0 };
      kills += 1;
    }
    const code = await colleague;
    if (code !== 0) return { complaints: [`The second host ended with code ${code}.`], kills, seconds: 0 };
    const emails = ((await sandbox.control('GET', '/ledger'))['emails'] as { emailAddress: string }[]).slice(
      earlier,
    );
    const evidence = {
      before,
      after: await invitationsOf(sandbox),
      emails: emails.map(({ emailAddress }) => emailAddress),
    };
    const asked = tasks.map((task) => ({ ...task, address: inForm(task.address.toLowerCase(), 'punycode') }));
    return { complaints: judge(asked, evidence), kills, seconds: (performance.now() - started) / 1000 };
  } finally {
    sandbox.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
