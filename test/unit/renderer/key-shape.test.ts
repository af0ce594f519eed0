import { expect, it } from 'vitest';
import { keyShape } from '../../../renderer/accounts/key-shape.ts';

it.each([
  ['', 'empty'],
  ['  sk_test_abc ', 'development'],
  ['sk_live_abc', 'production'],
  ['CLERK_SECRET_KEY=sk_live_abc', 'production'],
  ['NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY=pk_test_abc CLERK_SECRET_KEY="sk_test_abc"', 'development'],
  ['pk_live_abc', 'publishable'],
  ['NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY=pk_test_abc', 'publishable'],
  ['desk_test_abc', 'unknown'],
  ['whsec_abc', 'unknown'],
])('sees in %j a key that is %s', (text, shape) => {
  expect(keyShape(text)).toBe(shape);
});
