/** Bundles fake-in-page.ts into one script, when a source is newer than what was bundled last. */
import { mkdirSync, renameSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../../scripts/built.ts';
import { oneAtATime } from '../../scripts/one-at-a-time.ts';
import { fakeFile, isFakeBuilt } from './built-page.ts';

async function bundled(): Promise<string> {
  process.env['NODE_ENV'] = 'production';
  const { build } = await import('vite');
  const output = await build({
    configFile: false,
    resolve: { alias: { 'node:url': join(root, 'test/support/url-in-page.ts') } },
    logLevel: 'error',
    build: {
      write: false,
      lib: { entry: join(root, 'test/support/fake-in-page.ts'), formats: ['iife'], name: 'fake' },
    },
  });
  const [bundle] = Array.isArray(output) ? output : [output];
  const chunk = bundle && 'output' in bundle ? bundle.output[0] : undefined;
  if (!chunk) throw new Error('The bundler gave nothing.');
  return chunk.code;
}

await oneAtATime('fake', async () => {
  if (isFakeBuilt()) return;
  const startedAt = new Date();
  mkdirSync(dirname(fakeFile), { recursive: true });
  const own = `${fakeFile}.${process.pid}`;
  writeFileSync(own, await bundled());
  utimesSync(own, startedAt, startedAt);
  renameSync(own, fakeFile);
});
