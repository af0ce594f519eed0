/** The commands as a person types them: what they print, and how they end. */
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { runScript, startGuestlist } from '../support/guestlist-process.ts';

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guestlist-serve-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('prints the link and what it is good for, and ends in peace', async () => {
  const guestlist = await startGuestlist(['--data-dir', join(folder, 'data')]);
  const { code, stdout, stderr } = await guestlist.stop();
  expect(stdout).toMatch(
    /^Guestlist is at http:\/\/127\.0\.0\.1:\d+\/\S+\nThe link opens it once, within a minute\. Ctrl\+C ends Guestlist\.\n$/,
  );
  expect(stderr).toBe('');
  expect(code).toBe(0);
});

const badFlags: [string[], RegExp][] = [
  [['--port', 'abc'], /--port takes a whole number from 0 to 65535/],
  [['--port', '70000'], /--port takes a whole number from 0 to 65535/],
  [['--port', '-1'], /--port/],
  [['--prot', '1'], /--prot/],
  [['--data-dir', ''], /--data-dir takes the name of a folder/],
  [['--port'], /--port/],
  [['stray'], /stray/],
];
for (const [flags, sentence] of badFlags) {
  test(`refuses ${flags.map((flag) => JSON.stringify(flag)).join(' ')} in one sentence`, async () => {
    const { code, stdout, stderr } = await runScript('dist/main/serve.js', flags);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toMatch(sentence);
  });
}

test('says when the port is in use', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  const { port } = server.address() as AddressInfo;
  const { code, stderr } = await runScript('dist/main/serve.js', [
    '--no-open',
    '--port',
    String(port),
    '--data-dir',
    join(folder, 'data'),
  ]);
  server.close();
  expect(code).toBe(2);
  expect(stderr).toBe(`Port ${port} is in use. Choose another with --port, or leave the flag out.\n`);
});

test('says when the data directory cannot be used', async () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  for (const dataDir of [file, join(file, 'below')]) {
    const { code, stderr } = await runScript('dist/main/serve.js', ['--no-open', '--data-dir', dataDir]);
    expect(code).toBe(2);
    expect(stderr).toBe(
      `There is a file where the data directory ${dataDir} should be. Move it away, or choose another folder.\n`,
    );
  }
});

test('leads to the Guestlist that already runs there, and says so', async ({ page }) => {
  const dataDir = join(folder, 'data');
  const first = await startGuestlist(['--data-dir', dataDir]);
  const again = () => runScript('dist/main/serve.js', ['--no-open', '--data-dir', dataDir]);
  const { code, stdout } = await again();
  expect(code).toBe(0);
  // A fresh link to the one that runs, and none that was printed before.
  const link = /It is at (\S+)/.exec(stdout)?.[1] ?? '';
  expect(link).not.toBe(first.link);
  expect(new URL(link).origin).toBe(new URL(first.link).origin);
  await page.goto(link);
  await expect(page.getByRole('textbox', { name: 'Secret key' })).toBeVisible();
  expect(statSync(join(dataDir, 'link.sock')).mode & 0o777).toBe(0o600);
  // One that cannot answer is told of as before.
  rmSync(join(dataDir, 'link.sock'));
  const refused = await again();
  await first.stop();
  expect(refused.code).toBe(2);
  expect(refused.stderr).toBe(`Guestlist is already running on the data directory ${dataDir}.\n`);
});

test('sets a damaged settings file aside and starts', async () => {
  const dataDir = join(folder, 'data');
  await (await startGuestlist(['--data-dir', dataDir])).stop();
  writeFileSync(join(dataDir, 'settings.json'), '{"accounts": [');
  const { code } = await (await startGuestlist(['--data-dir', dataDir])).stop();
  expect(code).toBe(0);
});

test('explains itself', async () => {
  const { code, stdout } = await runScript('dist/main/serve.js', ['--help']);
  expect(code).toBe(0);
  expect(stdout).toContain('--data-dir');
});
