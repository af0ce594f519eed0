import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { testsOf } from '../../../scripts/tests-of.ts';

const root = resolve(import.meta.dirname, '../../..');

describe('the tests of a file', () => {
  it('are those that import it', () => {
    expect(testsOf('scripts/tests-of.ts', root)).toEqual({
      tests: ['test/unit/scripts/tests-of.test.ts'],
      more: 0,
    });
    expect(testsOf('main/clerk/retry-after.ts', root).tests).toContain('test/unit/clerk/retry-after.test.ts');
  });

  it('leave integration tests out where there are unit tests, and have them where there are none', () => {
    expect(testsOf('scripts/licences.ts', root).tests).toEqual(['test/unit/scripts/licences.test.ts']);
    const { tests } = testsOf('main/sandbox/server.ts', root);
    expect(tests.every((test) => test.startsWith('test/integration/'))).toBe(true);
  });

  it('are the one of its name before those of what uses it, though that be an integration test', () => {
    expect(testsOf('main/storage/database.ts', root).tests).toEqual([
      'test/integration/storage/database.test.ts',
    ]);
  });

  it('are those of what uses it, where no test imports it', () => {
    expect(testsOf('main/sandbox/create-body.ts', root).tests).not.toEqual([]);
  });

  it('are a few, of many those that are named like it or its room', () => {
    const { tests, more } = testsOf('main/alerts/policy.ts', root);
    expect(tests[0]).toBe('test/unit/alerts/policy.test.ts');
    expect(tests).toHaveLength(3);
    expect(more).toBeGreaterThan(0);
    expect(testsOf('main/invitations/sync/engine.ts', root).tests).toEqual([
      'test/integration/invitations/sync.test.ts',
    ]);
  });

  it('are itself, for a test', () => {
    const test = 'test/unit/scripts/tests-of.test.ts';
    expect(testsOf(test, root)).toEqual({ tests: [test], more: 0 });
  });

  it('are none for a file that no test reaches, or that does not exist', () => {
    for (const file of ['README.md', 'main/nowhere.ts']) {
      expect(testsOf(file, root)).toEqual({ tests: [], more: 0 });
    }
  });
});
