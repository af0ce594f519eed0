/** The built application, made fresh before it is used. */
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

export const root = resolve(import.meta.dirname, '..');

/** Builds in a process of its own, so that the builder's memory is not kept; ends this one when that fails. */
export function buildIfStale(): void {
  const { status } = spawnSync(process.execPath, [join(root, 'scripts', 'build.ts')], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) process.exit(status ?? 1);
}

/** Runs the browser host in this process, so that signals and exit codes are its own. */
export async function importBuiltServe(): Promise<void> {
  buildIfStale();
  await import(pathToFileURL(join(root, 'dist', 'main', 'serve.js')).href);
}
