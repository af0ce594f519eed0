import { execFile, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const worker = join(import.meta.dirname, 'disk-worker.ts');
const canMount = spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'none', '/mnt']).status === 0;
if (!canMount)
  process.stderr.write('Skipped: a disk of one’s own needs Linux and the right to mount in a namespace.\n');
const isRoot = process.getuid?.() === 0;
if (!isRoot) process.stderr.write('Skipped: only root can become another user.\n');

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guestlist-disk-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The mount is gone with the process. */
async function onSmallDisk(scenario: string): Promise<Record<string, unknown>> {
  const script = 'mount -t tmpfs -o size=1500k none "$1" && exec "$2" "$3" "$4" "$1"';
  const args = ['-rm', 'sh', '-c', script, 'sh', folder, process.execPath, worker, scenario];
  const { stdout } = await promisify(execFile)('unshare', args);
  return JSON.parse(stdout) as Record<string, unknown>;
}

async function asSomebodyElse(dataDir: string): Promise<Record<string, unknown>> {
  const { stdout } = await promisify(execFile)(process.execPath, [worker, 'foreign-as-nobody', dataDir]);
  return JSON.parse(stdout) as Record<string, unknown>;
}

describe.skipIf(!canMount)('a disk', () => {
  it('that is full is told, loses nothing that was accepted, and is worked with again when it has room', async () => {
    const { refusal, states, asked, emails, sent, items, durable } = await onSmallDisk('full');
    expect(refusal).toMatchObject({ kind: 'storage', reason: 'full' });
    expect(states).toContainEqual({ state: 'waiting', reason: 'storage' });
    expect(emails).toEqual(asked);
    expect(sent).toBe(items);
    expect(durable).toEqual([true, false, true]);
  });

  it('that is read-only is told, and the queue on it goes out once when it can be written again', async () => {
    const { sentence, meanwhile, after } = await onSmallDisk('read-only');
    expect(sentence).toMatch(/^DataDirError: .* is on a disk that is read-only\.$/);
    expect(meanwhile).toEqual({ items: 0, durable: false });
    expect(after).toEqual(['kept@example.com']);
  });
});

describe.skipIf(!isRoot)('a data directory of another user', () => {
  it.each([0o777, 0o755, 0o700])('with mode %o is refused in a sentence', async (mode) => {
    chmodSync(folder, mode);
    const { sentence } = await asSomebodyElse(folder);
    expect(sentence).toMatch(/^DataDirError: .* belongs to another user, or may not be written\./);
  });
});

it('a file in place of the data directory is told as what it is', async () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  const { stdout } = await promisify(execFile)(process.execPath, [worker, 'foreign', file]);
  expect(stdout).toContain('There is a file where the data directory');
});
