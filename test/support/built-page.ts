/** The page as it ships, and the fake that stands before it, built once for all test files and all workers. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, root } from '../../scripts/built.ts';
import { fakeFile, isFakeBuilt } from './built-fake.ts';

export interface BuiltPage {
  /** With index.html and what it loads. */
  folder: string;
  /** A script that puts `window.guestlist` there before the page's own scripts run. */
  fake: string;
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
