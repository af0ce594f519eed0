/** Both vaults under one contract; the keychain is a real one. */
import { afterAll, describe, expect, test } from 'vitest';
import { createKeychain } from '../../../main/accounts/keychain.ts';
import { createSessionVault } from '../../../main/accounts/session-vault.ts';
import { fileKeyring } from '../../support/file-keyring.ts';
import { noKeyring } from '../../support/needs-keyring.ts';
import { describeVault } from '../../support/vault-contract.ts';

const keyring = await fileKeyring();
afterAll(() => keyring.stop());

describe.skipIf(noKeyring !== null)('where a test can have one', () => {
  describeVault('the keychain', 'ready', () => createKeychain());
});

const session = createSessionVault();
describeVault('the memory of one session', 'session-only', () => session);

describe.skipIf(noKeyring !== null)('the keychain', () => {
  test('keeps its secrets when the keyring daemon ends and the next log-in starts another', async () => {
    const keychain = createKeychain();
    await keychain.set('key:kept', 'sk_test_kept');
    await keyring.restart('absent');
    await keyring.restart('unlocked');
    expect(await keychain.get('key:kept')).toBe('sk_test_kept');
    expect(await createKeychain().get('key:kept')).toBe('sk_test_kept');
    await keychain.delete('key:kept');
  });

  test('keeps the secrets of two services apart', async () => {
    await createKeychain({ service: 'guestlist-one' }).set('key', 'one');
    expect(await createKeychain({ service: 'guestlist-two' }).get('key')).toBeNull();
    await createKeychain({ service: 'guestlist-one' }).delete('key');
  });
});

describe('the memory of one session', () => {
  test('ends with the app: a new one has nothing of the old one', async () => {
    await createSessionVault().set('key', 'sk_test_one');
    expect(await createSessionVault().get('key')).toBeNull();
  });
});
