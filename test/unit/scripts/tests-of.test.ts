import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { testsOf } from '../../../scripts/tests-of.ts';

const root = resolve(import.meta.dirname, '../../..');

it('finds the tests that import a file', () => {
  expect(testsOf(['scripts/tests-of.ts'], root)).toEqual(['test/unit/scripts/tests-of.test.ts']);
  expect(testsOf(['main/clerk/retry-after.ts'], root)).toContain('test/unit/clerk/retry-after.test.ts');
});

it('leaves integration tests out where there are unit tests, and has them where there are none', () => {
  expect(testsOf(['scripts/licences.ts'], root)).toEqual(['test/unit/scripts/licences.test.ts']);
  expect(
    testsOf(['main/sandbox/server.ts'], root).every((test) => test.startsWith('test/integration/')),
  ).toBe(true);
});

it('takes a test as its own, and each once', () => {
  const both = testsOf(['scripts/tests-of.ts', 'test/unit/scripts/tests-of.test.ts'], root);
  expect(both).toEqual(['test/unit/scripts/tests-of.test.ts']);
});

it('finds none for a file that no test imports, or that does not exist', () => {
  expect(testsOf(['README.md', 'main/nowhere.ts'], root)).toEqual([]);
});
