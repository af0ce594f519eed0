/** The processes of a run, each as one script: a run starts dozens, and most of their time went into reading sources. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '../..');

/** Paths of the scripts. */
export interface Bundle extends Disposable {
  worker: string;
  sandbox: string;
}

/** Made anew for each call, so that what runs is what stands in the work tree. */
export async function bundle(): Promise<Bundle> {
  const folder = mkdtempSync(join(tmpdir(), 'guestlist-kill-bundle-'));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      target: 'node24',
      rolldownOptions: {
        input: { worker: join(root, 'test/kill/worker.ts'), sandbox: join(root, 'main/sandbox/cli.ts') },
        output: { entryFileNames: '[name].js' },
      },
    },
  });
  return {
    worker: join(folder, 'worker.js'),
    sandbox: join(folder, 'sandbox.js'),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}
