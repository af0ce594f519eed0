/** `npm run serve` in a checkout, until it prints its link; each start is a process of its own on an empty folder. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from './statistics.ts';
import { within } from './within.ts';

const starts = 7;

/** Without a desktop, and without what npm and this runtime hand down. */
function plainEnv(): NodeJS.ProcessEnv {
  const env = { ...process.env };
  for (const name of ['DBUS_SESSION_BUS_ADDRESS', 'DISPLAY', 'WAYLAND_DISPLAY', 'NODE_OPTIONS'])
    delete env[name];
  return env;
}

async function start(tree: string): Promise<number> {
  const dataDir = mkdtempSync(join(tmpdir(), 'guestlist-start-'));
  const begin = performance.now();
  const args = ['--import', './scripts/node24.mjs', 'scripts/serve.ts', '--no-open', '--data-dir', dataDir];
  const child = spawn(process.execPath, args, {
    cwd: tree,
    env: plainEnv(),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const link = new Promise<void>((found) => {
    child.stdout.on('data', (text) => String(text).includes('Guestlist is at ') && found());
  });
  try {
    await within('the browser host prints its link', link);
    return performance.now() - begin;
  } finally {
    child.kill('SIGTERM');
    await ended;
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Milliseconds, the median. The first start, which may have to build, is not counted. */
export async function serveStart(tree: string): Promise<number> {
  await start(tree);
  const times: number[] = [];
  for (let count = 0; count < starts; count += 1) times.push(await start(tree));
  return median(times);
}

// For another commit, from the bench that compares: it prints the milliseconds.
const [, script, tree] = process.argv;
if (script === import.meta.filename && tree) process.stdout.write(String(await serveStart(tree)));
