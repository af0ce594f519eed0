/** What a pasted text looks like, before Clerk is asked. Pure; keeps nothing of the text. */

export type KeyShape = 'empty' | 'development' | 'production' | 'publishable' | 'unknown';

/** Clerk's prefixes: https://clerk.com/docs/deployments/clerk-environment-variables */
export function keyShape(text: string): KeyShape {
  const key = text.trim();
  if (key === '') return 'empty';
  if (key.startsWith('sk_test_')) return 'development';
  if (key.startsWith('sk_live_')) return 'production';
  return /^pk_(test|live)_/u.test(key) ? 'publishable' : 'unknown';
}
