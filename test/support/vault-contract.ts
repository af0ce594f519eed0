/** What every TokenVault keeps to, whatever is behind it. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { TokenVault } from '../../main/accounts/vault.ts';
import type { VaultState } from '../../preload/failure.ts';

/** `open` is called before each test, on the same store. */
export function describeVault(name: string, usable: VaultState, open: () => TokenVault): void {
  describe(`${name} as a vault`, () => {
    const names = ['key:first', 'key:second'];
    let vault: TokenVault;
    beforeEach(() => {
      vault = open();
    });
    afterEach(() => Promise.all(names.map((each) => vault.delete(each))));

    test('says that it can be used', async () => {
      expect(await vault.state()).toBe(usable);
    });

    test('has nothing under a name that was never set', async () => {
      expect(await vault.get('key:first')).toBeNull();
    });

    test('gives back what was set, under its own name only', async () => {
      await vault.set('key:first', 'sk_test_one');
      await vault.set('key:second', 'sk_test_two');
      expect(await vault.get('key:first')).toBe('sk_test_one');
      expect(await vault.get('key:second')).toBe('sk_test_two');
    });

    test('replaces what was set before', async () => {
      await vault.set('key:first', 'sk_test_old');
      await vault.set('key:first', 'sk_test_new');
      expect(await vault.get('key:first')).toBe('sk_test_new');
    });

    test('forgets what was deleted, and does not mind to delete nothing', async () => {
      await vault.set('key:first', 'sk_test_one');
      await vault.delete('key:first');
      await vault.delete('key:first');
      expect(await vault.get('key:first')).toBeNull();
    });

    test('keeps every character of a secret', async () => {
      const secret = `sk_live_"quotes' \\ ü 漢 🔑 ${'x'.repeat(900)}`;
      await vault.set('key:first', secret);
      expect(await vault.get('key:first')).toBe(secret);
    });

    test('serves many calls at once', async () => {
      await Promise.all(names.map((each) => vault.set(each, `secret of ${each}`)));
      const read = await Promise.all(Array.from({ length: 20 }, (_, i) => vault.get(names[i % 2] ?? '')));
      expect(read).toEqual(Array.from({ length: 20 }, (_, i) => `secret of ${names[i % 2]}`));
    });
  });
}
