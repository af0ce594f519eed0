/** `npm run serve` as a process: what it becomes, and that it does not outlive the shell that npm started it in. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { serveCommand, serveEnvironment } from '../../scripts/built.ts';

const root = resolve(import.meta.dirname, '../..');
const script = `'${process.execPath}' --import ./scripts/node24.mjs scripts/serve.ts`;

test.skip(process.platform === 'win32', 'Windows has no way for a process to become another.');

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guestlist-npm-serve-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** A shell that stays around, as npm's does, and the process that it started. */
async function startInShell(dataDir: string) {
  const shell = spawn('sh', ['-c', `${script} --no-open --data-dir '${dataDir}' & echo "pid $!"; wait`], {
    cwd: root,
    env: { ...process.env, DBUS_SESSION_BUS_ADDRESS: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  shell.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
  });
  await expect(() => expect(printed).toContain('Guestlist is at')).toPass();
  return { shell, pid: Number(/pid (\d+)/.exec(printed)?.[1]) };
}

test('becomes the runtime that the benchmarks measure, in the same process', async () => {
  const { shell, pid } = await startInShell(join(folder, 'data'));
  const command = execFileSync('ps', ['-ww', '-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
  const environment = process.platform === 'linux' ? readFileSync(`/proc/${pid}/environ`, 'utf8') : null;
  const ended = once(shell, 'close');
  process.kill(pid, 'SIGINT');
  await ended;
  expect(command).toContain(serveCommand.join(' '));
  expect(command).not.toContain('.ts');
  // Elsewhere the system has another malloc.
  const tuned = Object.entries(serveEnvironment).map((entry) => entry.join('='));
  if (environment !== null) expect(environment.split('\0')).toEqual(expect.arrayContaining(tuned));
});

test('ends when the shell that it was started in is killed', async () => {
  const { shell, pid } = await startInShell(join(folder, 'data'));
  shell.kill('SIGKILL');
  try {
    await expect(() => expect(isRunning(pid)).toBe(false)).toPass({ timeout: 45_000 });
  } finally {
    if (isRunning(pid)) process.kill(pid, 'SIGKILL');
  }
});
