/** The application under test and its preload as plain JavaScript: Electron reads no TypeScript. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

export interface Built {
  main: string;
  preload: string;
}

export async function buildApp(root: string): Promise<Built> {
  const outDir = join(root, 'test-results', 'conformance');
  const one = (name: string, format: 'es' | 'cjs', extension: string) =>
    build({
      configFile: false,
      logLevel: 'error',
      root,
      ssr: { noExternal: true },
      build: {
        ssr: join(root, 'test', 'conformance', `${name}.ts`),
        outDir,
        emptyOutDir: false,
        minify: false,
        target: 'node24',
        rolldownOptions: {
          external: [/^node:/, 'electron'],
          output: { format, entryFileNames: `${name}.${extension}`, codeSplitting: false },
        },
      },
    });
  await one('app', 'es', 'mjs');
  await one('check-preload', 'cjs', 'cjs');
  cpSync(join(root, 'test', 'conformance', 'children'), join(outDir, 'children'), { recursive: true });
  return { main: join(outDir, 'app.mjs'), preload: join(outDir, 'check-preload.cjs') };
}
