/** The page as it ships, and the fake that stands before it, built once for all test files and all workers. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, root } from '../../scripts/built.ts';
import { isNewer } from '../../scripts/freshness.ts';

/** Where the bundled fake lies (build-fake.ts). */
export const fakeFile = join(root, 'node_modules/.cache/test-page/fake.js');

const fakeSources = ['test/support', 'preload', 'renderer', 'main', 'package-lock.json'];

export interface BuiltPage {
  /** With index.html and what it loads. */
  folder: string;
  /** A script that puts `window.guestlist` there before the page's own scripts run. */
  fake: string;
}

/** Whether it was made of the sources as they are now. */
export function isFakeBuilt(): boolean {
  return isNewer(
    fakeFile,
    fakeSources.map((source) => join(root, source)),
  );
}

/** Builds what is stale, each in a process of its own: a test runner's NODE_ENV would bring React's slow half. */
export function builtPage(): BuiltPage {
  if (!build()) throw new Error('The page could not be built: see above.');
  if (!isFakeBuilt()) {
    const { status, stderr } = spawnSync(process.execPath, [join(root, 'test/support/build-fake.ts')], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`The fake could not be built: ${stderr}`);
  }
  return { folder: join(root, 'dist/renderer'), fake: readFileSync(fakeFile, 'utf8') };
}
