/** The keyring that tests are real with: itself worth a test, because so much rests on it. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, vi } from 'vitest';
import { keyringTest as test } from '../../support/file-keyring.ts';
import { startKeyring } from '../../support/keyring.ts';
import { noKeyring } from '../../support/needs-keyring.ts';

const keychainModule = join(import.meta.dirname, '../../../main/accounts/keychain.ts');
const keyringModule = join(import.meta.dirname, '../../support/keyring.ts');

if (noKeyring !== null) process.stdout.write(`${noKeyring}\n`);

/** Runs `script` with a keychain in a process of its own and gives what it printed. */
function inChild(env: Record<string, string>, script: string): string {
  const code = `import { createKeychain } from ${JSON.stringify(keychainModule)};
    const keychain = createKeychain(); console.log(${script});`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module-typescript', '--eval', code], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  return stdout.trim() || stderr;
}

/** Command lines and environments of all processes: the bus has its directory in the one, the daemon in the other. */
function environments(): string {
  const files = readdirSync('/proc').flatMap((pid) => [`/proc/${pid}/cmdline`, `/proc/${pid}/environ`]);
  return files.map((file) => (/\d/.test(file) ? readIfThere(file) : '')).join('\n');
}

/** A process may end while its files are read. */
function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return '';
  }
}

test('serves any process that has its environment, and keeps its secrets for the next start', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'keyring-test-'));
  const first = await startKeyring(dir);
  expect(inChild(first.env, "await keychain.set('key', 'sk_test_one')")).toBe('undefined');
  await first.stop();
  expect(existsSync(first.env.XDG_RUNTIME_DIR)).toBe(false);
  expect(inChild(first.env, 'await keychain.state()')).toBe('no-service');

  const second = await startKeyring(dir);
  expect(inChild(second.env, "await keychain.get('key')")).toBe('sk_test_one');
  second.lock();
  expect(inChild(second.env, 'await keychain.state()')).toBe('locked');
  await second.stop();
  rmSync(dir, { recursive: true });
});

test('leaves no process behind, not even when the test is killed', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'keyring-test-'));
  const code = `import { startKeyring } from ${JSON.stringify(keyringModule)};
    console.log((await startKeyring(${JSON.stringify(dir)})).env.XDG_RUNTIME_DIR); setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module-typescript', '--eval', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const runtime = line.toString().trim();
  expect(environments()).toContain(runtime);
  child.kill('SIGKILL');
  await expect.poll(environments, { timeout: 60_000 }).not.toContain(runtime);
  for (const left of [runtime, dir]) rmSync(left, { recursive: true, force: true });
});

test('names the one command when the machine has no D-Bus and no keyring', async () => {
  vi.stubEnv('PATH', '/nowhere');
  await expect(startKeyring()).rejects.toThrow(
    'There is no dbus-daemon, no dbus-send, no gnome-keyring-daemon here: `sudo apt-get install -y dbus gnome-keyring` installs what is missing.',
  );
  vi.unstubAllEnvs();
});
