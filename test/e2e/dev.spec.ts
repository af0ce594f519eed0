/** `npm run dev` as a developer sees it: a file is saved in a copy of the tree, and the open page follows. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { GuestPage } from '../support/guest-page.ts';
import { copyTree } from '../support/tree-copy.ts';

test.describe.configure({ mode: 'serial' });

let tree: string;
let dev: ChildProcess;
let printed = '';
let guest: GuestPage;

/** Saves a file of the copy with one text in it replaced. */
function save(file: string, before: string, after: string): void {
  const path = join(tree, file);
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(before);
  writeFileSync(path, text.replace(before, after));
}

/** Only Linux tells of them in files; elsewhere the closed door has to do. */
function childrenOf(parent: number | undefined): number[] {
  if (process.platform !== 'linux') return [];
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const found = pids.filter((pid) => {
    // `pid (name) state parent …`; a process that ended meanwhile has no file any more.
    const stat = existsSync(`/proc/${pid}/stat`) ? readFileSync(`/proc/${pid}/stat`, 'utf8') : '';
    return Number(stat.slice(stat.lastIndexOf(')')).split(' ')[2]) === parent;
  });
  expect(found).not.toEqual([]);
  return found.map(Number);
}

/** Whether a process is still there. */
function lives(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test.beforeAll(async ({ browser }) => {
  tree = copyTree();
  dev = spawn(process.execPath, [join(tree, 'scripts/dev.ts'), '--page', '--no-open'], {
    cwd: tree,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [dev.stdout, dev.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
  }
  await expect.poll(() => printed, { timeout: 60_000 }).toContain('Ctrl+C ends it');
  guest = new GuestPage(await browser.newPage());
  await guest.open(/Guestlist is at (\S+)/.exec(printed)?.[1] ?? '');
  await expect(guest.list.getByRole('row').first()).toBeVisible();
});

test.afterAll(async () => {
  dev.kill('SIGKILL');
  await guest.page.close();
  rmSync(tree, { recursive: true, force: true });
});

test('a saved file of the renderer loads the page again', async () => {
  save('renderer/copy/lists.ts', 'Invite by e-mail', 'Whom to invite');
  await expect(guest.page.getByRole('textbox', { name: 'Whom to invite' })).toBeVisible();
  expect(printed).toContain('The page loads again.');
});

test('what cannot be built is told with its file, and the last good page stays', async () => {
  save('renderer/copy/invite.ts', 'export const', 'export cnst');
  await expect.poll(() => printed).toMatch(/copy\/invite\.ts[\s\S]*The last good page stays\./);
  await expect(guest.page.getByRole('textbox', { name: 'Whom to invite' })).toBeVisible();
  save('renderer/copy/invite.ts', 'export cnst', 'export const');
  save('renderer/copy/lists.ts', 'Whom to invite', 'Invite by e-mail');
  await expect(guest.inviteField).toBeVisible();
});

test('a saved file of main begins main again, behind the same page', async () => {
  save('main/serve.ts', 'version: packageJson.version,\n    dataDir', "version: '9.8.7',\n    dataDir");
  await expect.poll(() => printed).toContain('Main started again.');
  await expect(guest.list.getByRole('row').first()).toBeVisible();
  await guest.page.getByRole('button', { name: 'Settings' }).click();
  await expect(guest.page.getByText('9.8.7')).toBeVisible();
});

test('main that ends at once is told, and begins again with the next saved file', async () => {
  save('main/serve.ts', 'await serve(', "throw new Error('half-written');\nawait serve(");
  await expect.poll(() => printed).toContain('Main ended; it starts again when a file is saved.');
  const before = printed.length;
  save('main/serve.ts', "throw new Error('half-written');\n", '');
  await expect.poll(() => printed.slice(before)).toContain('Main started again.');
  await expect(guest.list.getByRole('row').first()).toBeVisible();
});

test('Ctrl+C ends it, with all that it started', async () => {
  const origin = new URL(guest.page.url()).origin;
  const children = childrenOf(dev.pid);
  const ended = once(dev, 'exit');
  dev.kill('SIGINT');
  expect(await ended).toEqual([0, null]);
  expect(children.filter(lives)).toEqual([]);
  await expect(fetch(origin)).rejects.toThrow();
});
