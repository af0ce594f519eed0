/** The built application, made fresh before it is used. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isNewer } from './freshness.ts';

export const root = resolve(import.meta.dirname, '..');
/** As old as what was built last. */
export const stamp = join(root, 'dist', '.built');
/** Goes into every package: electron-builder.yml. */
export const licences = join(root, 'dist', 'LICENCES.txt');
/** What Node compiled of it: scripts/keep-compiled.mjs. */
export const compiled = join(root, 'dist', 'compiled');
const sources = ['main', 'preload', 'renderer', 'package.json', 'package-lock.json', 'vite.config.ts'];

/** Whether what stands in dist/ was built from the sources as they are now. */
export function isBuilt(): boolean {
  return (
    existsSync(licences) &&
    isNewer(
      stamp,
      sources.map((source) => join(root, source)),
    )
  );
}

/** Builds what is stale in a process of its own, so that the builder's memory is not kept. False: it says why not. */
export function build(): boolean {
  if (isBuilt()) return true;
  const { status } = spawnSync(process.execPath, [join(root, 'scripts', 'build.ts')], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return status === 0;
}

/** Ends this process where there is nothing to go on with. */
export function buildOrEnd(): void {
  if (!build()) process.exit(1);
}

/**
 * What node is told beside the script. Guestlist lies idle most of the time, and each of these gives back memory that
 * it would hold all the while; neither a first sync nor a start takes longer by them.
 * - The nursery of the heap stays small: otherwise 16 MB are kept for the garbage of the last burst.
 * - The HTTP parser of `fetch` is WebAssembly, and optimizing it takes 20 MB for an instant, which malloc then keeps.
 */
const memoryFlags = ['--max-semi-space-size=1', '--liftoff-only'];

/**
 * Linux: few pools for all threads, and what is free goes back to the system, also where something small lies above it:
 * pieces of an answer are mapped by themselves. Without it 100,000 invitations that were just read leave 60 MB behind. https://www.gnu.org/software/libc/manual/html_node/Malloc-Tunable-Parameters.html
 */
export const serveEnvironment = {
  MALLOC_ARENA_MAX: '1',
  MALLOC_TRIM_THRESHOLD_: '131072',
  MALLOC_MMAP_THRESHOLD_: '32768',
};

const builtServe = join(root, 'dist', 'main', 'serve.js');

/** How node is started to be the built browser host, as `npm run serve` does it. */
export const serveCommand: readonly string[] = [
  ...memoryFlags,
  '--import',
  pathToFileURL(join(root, 'scripts', 'keep-compiled.mjs')).href,
  builtServe,
];

const parent = process.ppid;

/** Becomes the browser host: the same process, so that signals and exit codes are its own, in a runtime started anew. */
export async function becomeBuiltServe(): Promise<void> {
  buildOrEnd();
  const args = process.argv.slice(2);
  if (process.platform === 'win32' || !process.execve) {
    await import(pathToFileURL(builtServe).href);
    return;
  }
  const endWithParent = pathToFileURL(join(root, 'scripts', 'end-with-parent.mjs'));
  endWithParent.searchParams.set('parent', String(parent));
  process.execve(
    process.execPath,
    [process.execPath, '--import', endWithParent.href, ...serveCommand, ...args],
    { ...serveEnvironment, ...process.env },
  );
}
