/** Builds main, preload and renderer when a source is newer than what was built last. */
import { rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compiled, isBuilt, licences, root, stamp } from './built.ts';
import { licencesOf, licencesText } from './licences.ts';
import { oneAtATime } from './one-at-a-time.ts';

/** `always`: also when nothing changed, and with the builder's own report. */
async function build(always: boolean): Promise<void> {
  if (!always && isBuilt()) return;
  const { createBuilder } = await import('vite');
  const startedAt = new Date();
  rmSync(compiled, { recursive: true, force: true });
  // With another value in a person's shell React's development build would ship, with paths of this machine in it.
  process.env['NODE_ENV'] = 'production';
  const configFile = join(root, 'vite.config.ts');
  const builder = await createBuilder({ configFile, mode: 'production', logLevel: always ? 'info' : 'warn' });
  await builder.buildApp();
  writeFileSync(licences, licencesText(licencesOf(root)));
  writeFileSync(stamp, '');
  utimesSync(stamp, startedAt, startedAt);
}

await oneAtATime('build', () => build(process.argv.includes('--always')));
