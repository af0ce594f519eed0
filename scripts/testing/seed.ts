/** The one seed of `npm test`: of its property tests, kills and fuzz. */
import { randomInt } from 'node:crypto';

const variable = 'GUESTLIST_TEST_SEED';
/** Nothing is special about it, but that it is the same tomorrow. */
const everyday = 1;

/** The seed of this run, a whole number from 1; the everyday one unless `GUESTLIST_TEST_SEED` names another. */
export function seedOf(env: NodeJS.ProcessEnv): number {
  const given = Number(env[variable]);
  return Number.isSafeInteger(given) && given > 0 ? given : everyday;
}

/** For a run that looks for what nobody has asked yet. */
export function freshSeed(): { seed: number; env: Record<string, string> } {
  const seed = randomInt(1, 1_000_000_000);
  return { seed, env: { [variable]: `${seed}` } };
}
