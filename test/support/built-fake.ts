/** Where the bundled fake lies, and whether it was made of the sources as they are now. */
import { join } from 'node:path';
import { root } from '../../scripts/built.ts';
import { isNewer } from '../../scripts/freshness.ts';

export const fakeFile = join(root, 'node_modules/.cache/test-page/fake.js');

const sources = ['test/support', 'preload', 'renderer', 'main', 'package-lock.json'];

export function isFakeBuilt(): boolean {
  return isNewer(
    fakeFile,
    sources.map((source) => join(root, source)),
  );
}
