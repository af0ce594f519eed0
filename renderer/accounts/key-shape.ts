/** What a pasted text looks like, before Clerk is asked. Pure; keeps nothing of the text. */

export type KeyShape = 'empty' | 'development' | 'production' | 'publishable' | 'unknown';

/** Clerk's prefixes, also within a line of an `.env` file: https://clerk.com/docs/deployments/clerk-environment-variables */
export function keyShape(text: string): KeyShape {
  // Marks that nobody sees are taken away by main as well.
  const key = text.replace(/\p{Cf}/gu, '').trim();
  if (key === '') return 'empty';
  const kind = /\bsk_(test|live)_/u.exec(key)?.[1];
  if (kind) return kind === 'test' ? 'development' : 'production';
  return /\bpk_(test|live)_/u.test(key) ? 'publishable' : 'unknown';
}
