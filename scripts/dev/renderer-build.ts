/** The renderer as it ships, built into a folder of its own so that `dist/` stays what `npm run build` made. */
import { join } from 'node:path';
import { createBuilder } from 'vite';
import { root } from '../built.ts';

/** What was saved cannot be built: the builder's words, with file and line. */
export class BuildError extends Error {
  override readonly name = 'BuildError';
}

/** Throws {@link BuildError}. */
export async function buildRenderer(outDir: string): Promise<void> {
  process.env['NODE_ENV'] = 'production';
  const builder = await createBuilder({
    configFile: join(root, 'vite.config.ts'),
    mode: 'production',
    logLevel: 'silent',
    environments: { client: { build: { outDir, emptyOutDir: true } } },
  });
  const client = builder.environments['client'];
  if (!client) throw new Error('vite.config.ts names no environment for the renderer.');
  try {
    await builder.build(client);
  } catch (error) {
    // After the words comes a trace of the builder itself, which helps nobody here.
    const [words = ''] = String(error instanceof Error ? error.message : error).split(/\n\s*Stack backtrace/);
    throw new BuildError(words.trim(), { cause: error });
  }
}
