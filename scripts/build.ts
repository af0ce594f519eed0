/** Builds main, preload and renderer when a source is newer than what was built last. */
import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createBuilder } from 'vite';
import { licencesOf, licencesText } from './licences.ts';

const root = resolve(import.meta.dirname, '..');
const stamp = join(root, 'dist', '.built');
/** Goes into every package: electron-builder.yml. */
const licences = join(root, 'dist', 'LICENCES.txt');
const sources = ['main', 'preload', 'renderer', 'package.json', 'package-lock.json', 'vite.config.ts'];

function newest(path: string): number {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** Whether what stands in dist/ was built from the sources as they are now. */
function isFresh(): boolean {
  const built = statSync(stamp, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return existsSync(licences) && sources.every((source) => newest(join(root, source)) < built);
}

/** `always`: also when nothing changed, and with the builder's own report. */
async function build(always: boolean): Promise<void> {
  if (!always && isFresh()) return;
  const startedAt = new Date();
  // With another value in a person's shell React's development build would ship, with paths of this machine in it.
  process.env['NODE_ENV'] = 'production';
  const configFile = join(root, 'vite.config.ts');
  const builder = await createBuilder({ configFile, mode: 'production', logLevel: always ? 'info' : 'warn' });
  await builder.buildApp();
  writeFileSync(licences, licencesText(licencesOf(root)));
  writeFileSync(stamp, '');
  utimesSync(stamp, startedAt, startedAt);
}

await build(process.argv.includes('--always'));
