import { FailureError, type VaultState } from '../../preload/failure.ts';
import { vaultStateSchema } from '../../preload/keychain.ts';
import type { TokenVault } from './vault.ts';

/** Whether the vault was asked how it is, or met on the way to one of its entries, which may have a word of its own. */
export type Met = 'vault' | 'entry';

/**
 * The same vault, with each state that a call meets on its way told to `report`. Whoever is turned away would otherwise
 * be the only one to know, and nobody would offer it the vault again once that is back.
 */
export function reportingVault(vault: TokenVault, report: (state: VaultState, met: Met) => void): TokenVault {
  const used = async <T>(use: () => Promise<T>): Promise<T> => {
    try {
      const result = await use();
      report('ready', 'entry');
      return result;
    } catch (error) {
      // What is wrong with one entry says nothing of the whole.
      const state = error instanceof FailureError && error.failure.kind === 'keychain' && error.failure.state;
      const whole = vaultStateSchema.safeParse(state);
      if (whole.success) report(whole.data, 'entry');
      throw error;
    }
  };
  return {
    async state() {
      const state = await vault.state();
      report(state, 'vault');
      return state;
    },
    get: (name) => used(() => vault.get(name)),
    set: (name, secret) => used(() => vault.set(name, secret)),
    delete: (name) => used(() => vault.delete(name)),
    settled: () => used(async () => vault.settled?.()),
  };
}
