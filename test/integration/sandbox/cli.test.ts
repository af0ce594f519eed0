import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { createClerkClient } from '@clerk/backend';
import { describe, expect, it, onTestFinished } from 'vitest';

const cli = resolve(import.meta.dirname, '../../../main/sandbox/cli.ts');

/** A busy machine may take its time; what is waited for comes for certain. */
const patiently = { timeout: 15_000 };

/** `npm run sandbox` without npm, so that a signal reaches the sandbox itself. */
function start(...flags: string[]): { child: ChildProcess; out: () => string; err: () => string } {
  const child = spawn(process.execPath, [cli, ...flags], { stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  child.stdout?.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    err += chunk;
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return { child, out: () => out, err: () => err };
}

async function ended(...flags: string[]) {
  const run = start(...flags);
  const [code] = await once(run.child, 'close');
  return { code, out: run.out(), err: run.err() };
}

async function listening(...flags: string[]) {
  const run = start(...flags);
  await expect.poll(run.out, patiently).toContain('\n');
  const [, origin = '', secretKey = ''] =
    /^Sandbox API at (http:\/\/127\.0\.0\.1:\d+)\/v1 with key (sk_test_\w+)\n$/.exec(run.out()) ?? [];
  return { ...run, origin, secretKey };
}

describe('npm run sandbox', () => {
  it('prints one line, with an address and a key that work', async () => {
    const { origin, secretKey, err } = await listening('--invitations', '7', '--seed=3');

    const { totalCount } = await createClerkClient({
      secretKey,
      apiUrl: origin,
    }).invitations.getInvitationList({
      limit: 1,
    });
    const { instances } = await (await fetch(`${origin}/_sandbox/state`)).json();

    expect(Object.values(instances[0].counts).reduce((a, b) => Number(a) + Number(b))).toBe(7);
    expect(totalCount).toBe(7 - instances[0].counts.revoked);
    expect(err()).toBe('');
  });

  it('takes latency and limits', async () => {
    const { origin } = await listening('--latency', '15', '--limits', 'shared', '--port', '0');

    const state = await (await fetch(`${origin}/_sandbox/state`)).json();

    expect(state).toMatchObject({
      latencyMs: 15,
      instances: [
        { limits: 'shared', organizations: { count: 3 }, waitlist: { pending: expect.any(Number) } },
      ],
    });
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('ends with 0 on %s, also while a request waits', async (signal) => {
    const { child, out, err, origin, secretKey } = await listening('--latency', '60000');
    const waiting = fetch(`${origin}/v1/instance`, {
      headers: { Authorization: `Bearer ${secretKey}` },
    }).catch(() => 'ended');
    await expect
      .poll(async () => (await (await fetch(`${origin}/_sandbox/requests`)).json()).maxInFlight, patiently)
      .toBe(1);

    child.kill(signal);
    const [code, killedBy] = await once(child, 'close');

    expect({ code, killedBy, err: err() }).toEqual({ code: 0, killedBy: null, err: '' });
    expect(out().split('\n')).toHaveLength(2);
    expect(await waiting).toBe('ended');
  });

  it('explains itself with --help', async () => {
    const { code, out, err } = await ended('--help');

    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const flag of ['--port', '--invitations', '--latency', '--limits', '--seed'])
      expect(out).toContain(flag);
  });

  const flagsThere =
    'there are --port, --invitations, --organizations, --waitlist, --latency, --limits, --seed, --help.';
  it.each([
    [['--prot', '1'], `There is no flag --prot; ${flagsThere}`],
    [['-x'], `There is no flag -x; ${flagsThere}`],
    [['start'], `"start" is no flag; ${flagsThere}`],
    [['--port'], '--port needs a value.'],
    [['--port', 'http'], '--port takes a whole number from 0 to 65535, not "http".'],
    [['--port', '65536'], '--port takes a whole number from 0 to 65535, not "65536".'],
    [['--invitations=-1'], '--invitations takes a whole number from 0 to 1000000, not "-1".'],
    [['--latency', '1.5'], '--latency takes a whole number from 0 to 60000, not "1.5".'],
    [['--seed', 'x'], '--seed takes a whole number from 0 to 4294967295, not "x".'],
    [['--limits', 'many'], '--limits is one of clerk, development, shared, none, not "many".'],
  ])('refuses %j in one sentence', async (flags, sentence) => {
    expect(await ended(...flags)).toEqual({ code: 2, out: '', err: `${sentence}\n` });
  });

  it('says when the port is in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => {
      other.close();
    });
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;

    expect(await ended('--port', String(port))).toEqual({
      code: 2,
      out: '',
      err: `Port ${port} is in use: choose another, or leave --port out.\n`,
    });
  });
});
