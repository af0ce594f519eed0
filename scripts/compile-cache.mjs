/**
 * Node keeps what it compiled of the modules that are loaded after this one, and the next start need not compile them
 * again: only code, none of what it works on. In a folder of ours, for its owner alone, because whoever can write there
 * can have it run. https://nodejs.org/api/module.html#module-compile-cache
 */
import { mkdirSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

/** `folder`: a URL; made when it is missing. Without a place to write each start compiles, as before. */
export function keepCompiled(folder) {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch {
    // A read-only checkout.
    return;
  }
  // Older Nodes, which are told so elsewhere, have none.
  module.enableCompileCache?.(fileURLToPath(folder));
}
