/** What an account is called until the person names it. */
import type { SecretKey } from './secret-key.ts';

type Environment = SecretKey['environment'];

/** Names the environment of the instance, and the key's own word where the two disagree. */
export function defaultLabel(
  instance: Environment,
  key: Environment,
  taken: readonly { label: string }[],
): string {
  const word = instance === 'production' ? 'Production' : 'Development';
  const disagreement = instance === key ? '' : ` (${key === 'production' ? 'live' : 'test'} key)`;
  return uniqueLabel(`${word} instance${disagreement}`, taken);
}

export function uniqueLabel(label: string, taken: readonly { label: string }[]): string {
  const labels = new Set(taken.map((account) => account.label));
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? label : `${label} ${number}`;
    if (!labels.has(candidate)) return candidate;
  }
}
