import { expect, test } from 'vitest';
import { defaultLabel, uniqueLabel } from '../../../main/accounts/labels.ts';

test('names the environment', () => {
  expect(defaultLabel('development', 'development', [])).toBe('Development instance');
  expect(defaultLabel('production', 'production', [])).toBe('Production instance');
});

test('counts on when the name is taken', () => {
  const taken = [{ label: 'Production instance' }, { label: 'Production instance 2' }];
  expect(defaultLabel('production', 'production', taken)).toBe('Production instance 3');
  expect(uniqueLabel('Sandbox', taken)).toBe('Sandbox');
});

test('mentions a key that says something else than its instance', () => {
  expect(defaultLabel('development', 'production', [])).toBe('Development instance (live key)');
  expect(defaultLabel('production', 'development', [])).toBe('Production instance (test key)');
});
