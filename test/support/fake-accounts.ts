/** The fake's accounts and its keychain. */
import type { Account, Accounts } from '../../preload/account.ts';
import type { Handlers } from '../../preload/contract.ts';
import { FailureError } from '../../preload/failure.ts';
import type { FakeWorld } from './fake-world.ts';
import { anAccount } from './samples.ts';

export function fakeAccounts(world: FakeWorld): Handlers['accounts'] {
  const { scene } = world;
  let accounts = scene.accounts ?? [anAccount()];
  let currentId = accounts[0]?.id ?? null;
  function add(account: Account): Account {
    accounts = [...accounts.filter(({ id }) => id !== account.id), account];
    currentId = account.id;
    world.emit('accounts.changed', {});
    return account;
  }
  const accountOf = (id: string): Account => {
    const found = accounts.find((account) => account.id === id);
    if (!found) throw new FailureError({ kind: 'internal', id: 'no-account' });
    return found;
  };
  const list = (): Accounts => ({
    accounts,
    currentId,
    vault: scene.vault ?? 'ready',
    keychain: { provider: null, canCreate: false, ...scene.keychain },
  });
  return {
    list,
    unlock: list,
    createKeychain: list,
    startAfresh: ({ accountId }) => add({ ...accountOf(accountId), shut: null }),
    connect: ({ secretKey, label, keepIn }) =>
      add(
        anAccount({
          id: `acc_${accounts.length + 1}`,
          label: label ?? 'Nordwind',
          environment: secretKey.startsWith('sk_live_') ? 'production' : 'development',
          keptIn: keepIn,
        }),
      ),
    trySandbox: () => add(anAccount({ id: 'acc_sandbox', label: 'Sandbox', keptIn: 'sandbox' })),
    select({ accountId }) {
      currentId = accountId;
      world.emit('accounts.changed', {});
      return {};
    },
    rename: ({ accountId, label }) => add({ ...accountOf(accountId), label }),
    replaceKey: ({ accountId, keepIn, apiUrl = accountOf(accountId).apiUrl }) =>
      add({ ...accountOf(accountId), keptIn: keepIn, hasKey: true, apiUrl }),
    remove({ accountId }) {
      accounts = accounts.filter(({ id }) => id !== accountId);
      currentId = accounts[0]?.id ?? null;
      world.emit('accounts.changed', {});
      return {};
    },
  };
}
