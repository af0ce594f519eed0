/**
 * `npm run dev`: Guestlist on the sandbox, following the sources. A saved file of the renderer loads the page again,
 * one of main or preload begins main again. Runs in Electron where that can open a window, else as a page.
 */
import './end-with-parent.mjs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { parseFlags, wholeNumber } from '../main/flags.ts';
import { root } from './built.ts';
import { type Room, watchRooms } from './dev/changes.ts';
import { startOnElectron } from './dev/on-electron.ts';
import { type DevHost, startOnPage } from './dev/on-page.ts';
import { BuildError } from './dev/renderer-build.ts';
import { electronBinary, obstacle } from './find-electron.ts';
import { flagsOrEnd } from './usage.ts';

const say = (line: string) => void process.stdout.write(`${line}\n`);

/** Changes one after the other; what is saved meanwhile is one more change. */
function follower(host: DevHost): (rooms: ReadonlySet<Room>) => void {
  let waiting = new Set<Room>();
  let busy = false;
  return async (rooms) => {
    waiting = new Set([...waiting, ...rooms]);
    if (busy) return;
    busy = true;
    while (waiting.size > 0) {
      const now = waiting;
      waiting = new Set();
      try {
        say(await host.follow(now));
      } catch (error) {
        if (!(error instanceof BuildError)) throw error;
        say(`${error.message}\nThe last good page stays.`);
      }
    }
    busy = false;
  };
}

const flags = flagsOrEnd((args) => {
  const given = parseFlags(args, { port: 'text', 'data-dir': 'text', 'no-open': 'switch', page: 'switch' });
  return { ...given, port: wholeNumber('--port', given.port ?? '0', 0, 65_535) };
});

const folder = mkdtempSync(join(tmpdir(), 'guestlist-dev-'));
const dataDir = resolve(flags['data-dir'] ?? join(folder, 'data'));
const binary = flags.page || obstacle() ? null : electronBinary();

/** Ends with a sentence when there is nothing to show at all. */
async function begin(): Promise<DevHost> {
  if (binary) return startOnElectron(binary, dataDir);
  try {
    return await startOnPage({ folder, dataDir, port: flags.port, open: !flags['no-open'] });
  } catch (error) {
    const inUse = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    if (!inUse && !(error instanceof BuildError)) throw error;
    process.stderr.write(inUse ? `Port ${flags.port} is in use.\n` : `${error.message}\n`);
    rmSync(folder, { recursive: true, force: true });
    process.exit(inUse ? 2 : 1);
  }
}

const host = await begin();
const stopWatching = watchRooms(root, follower(host));
if (host.link()) say(`Guestlist is at ${host.link()}`);
say('It follows what you save in main, preload and renderer. Ctrl+C ends it.');
if (process.stdin.isTTY && host.link()) {
  createInterface({ input: process.stdin }).on('line', () => say(`Guestlist is at ${host.link()}`));
}

let ending = false;
async function end(): Promise<void> {
  if (ending) return;
  ending = true;
  stopWatching();
  await host.close();
  rmSync(folder, { recursive: true, force: true });
  process.exit(0);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end());
