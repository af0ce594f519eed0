/** What would hold memory all day for a sentence that is said now and then. */
import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

it('makes no formatter of Intl when main is loaded: the first one brings 5 MB of the tables of ICU along', () => {
  const sources = globSync('main/**/*.ts', { cwd: root, exclude: ['main/sandbox/**'] });
  expect(sources.length).toBeGreaterThan(200);
  const early = sources.filter((file) =>
    /^(?:export )?(?:const|let) .*= new Intl\./mu.test(readFileSync(resolve(root, file), 'utf8')),
  );
  expect(early).toEqual([]);
});
