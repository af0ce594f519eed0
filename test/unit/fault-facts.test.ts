import { expect, it } from 'vitest';
import { errorName, errorPlace } from '../../main/fault-facts.ts';

it('tell the name and the place of an error, and nothing of its message', () => {
  const error = new TypeError('ada@example.com\nbob@example.com is no address\n');
  expect(errorName(error)).toBe('TypeError');
  expect(errorPlace(error)).toMatch(/^ {4}at .*fault-facts\.test\.ts/);
  expect(errorPlace(error)?.split('\n').length).toBeLessThanOrEqual(5);
  expect(errorPlace(error)).not.toContain('example.com');
});

it('tell the type of what is thrown and is no error', () => {
  expect([errorName('ada@example.com'), errorPlace('ada@example.com')]).toEqual(['string', undefined]);
});
