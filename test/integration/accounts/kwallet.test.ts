/** The keychain on a real KWallet: open, closed, none, switched off, and ended right after a write. */
import { afterAll, describe, expect, test } from 'vitest';
import { createKeychain } from '../../../main/accounts/keychain.ts';
import { liveOneDay } from '../../support/keychain-day.ts';
import { type KWallet, kwalletTools, startKWallet } from '../../support/providers/kwallet.ts';
import { whyNot } from '../../support/providers/provider.ts';
import { describeVault } from '../../support/vault-contract.ts';

const reason = whyNot('KWallet', kwalletTools);
if (reason !== null) process.stdout.write(`${reason}\n`);

const program = reason === null ? await startKWallet('open') : null;
const kwallet = program as KWallet;
if (program) Object.assign(process.env, program.env);
afterAll(() => program?.stop());

const refused = (state: string, known = true) => ({
  failure: { kind: 'keychain', state, ...(known && { provider: 'kwallet' }) },
});
const passwordWindow = 'KDE Wallet Service';

/** KWallet opens no wallet by another way while its window asks for the password. */
async function sendAwayAndOpen(): Promise<void> {
  if (kwallet.display.windows().length > 0) await kwallet.display.press(passwordWindow, 'Escape');
  await kwallet.open();
}

describe.skipIf(reason !== null)('KWallet', () => {
  describeVault('open, it is a keychain:', 'ready', () => createKeychain());

  test('is known by name, and open although it says of itself that it is locked', async () => {
    await kwallet.start('open');
    const keychain = createKeychain();
    expect(await keychain.state()).toBe('ready');
    expect(keychain.about?.()).toEqual({ provider: 'kwallet', canCreate: true });
  });

  test('a day with it loses nothing', () =>
    liveOneDay(
      { restart: () => kwallet.start('open'), lock: kwallet.close, unlock: sendAwayAndOpen },
      'kwallet',
    ));

  test('gives a hundred connections what they ask for', async () => {
    await createKeychain().set('key:many', 'the same');
    for (let connection = 0; connection < 100; connection += 1) {
      expect(await createKeychain().get('key:many')).toBe('the same');
    }
  });

  test('that ends half a second after a write has lost it, which is noticed before the key counts as kept', async () => {
    const keychain = createKeychain();
    await keychain.set('key:late', 'written late');
    await new Promise((resolve) => setTimeout(resolve, 500));
    await kwallet.end('SIGKILL');
    await kwallet.start('open');
    // The entry is there, and nothing in it: that is no key.
    expect(await createKeychain().get('key:late')).toBeNull();
    await keychain.settled?.();
    await kwallet.end('SIGKILL');
    await kwallet.start('open');
    expect(await createKeychain().get('key:late')).toBe('written late');
  });

  test('closed opens no window for a look, and one for a read; what is sent away stays away', async () => {
    await createKeychain().set('key:kept', 'still here');
    await kwallet.close();
    const keychain = createKeychain();
    expect(await keychain.state()).toBe('locked');
    expect(kwallet.display.windows()).toEqual([]);
    const reading = keychain.get('key:kept');
    await kwallet.display.waitFor(passwordWindow);
    expect(await keychain.state()).toBe('waiting');
    await kwallet.display.press(passwordWindow, 'Escape');
    await expect(reading).rejects.toMatchObject(refused('locked'));
    await expect(keychain.get('key:absent')).rejects.toMatchObject(refused('locked'));
    expect(kwallet.display.windows()).toEqual([]);
    await kwallet.open();
    expect(await keychain.state()).toBe('ready');
    expect(await keychain.get('key:kept')).toBe('still here');
    expect(await keychain.get('key:absent')).toBeNull();
  });

  test('without a wallet has nothing to keep a key in, and can be asked to make one', async () => {
    await kwallet.start('none');
    const keychain = createKeychain();
    expect(await keychain.state()).toBe('no-collection');
    expect(keychain.about?.()).toEqual({ provider: 'kwallet', canCreate: true });
    await expect(keychain.set('key:a', 'one')).rejects.toMatchObject(refused('no-collection'));
  });

  test('without a wallet makes one, with the person, in which a key survives', async () => {
    await kwallet.start('none');
    const keychain = createKeychain();
    const making = keychain.createCollection?.();
    await kwallet.makeWallet();
    await making;
    expect(await keychain.state()).toBe('ready');
    await keychain.set('key:first', 'in a new wallet');
    await keychain.settled?.();
    await kwallet.end();
    await kwallet.start('closed');
    const next = createKeychain();
    const reading = next.get('key:first');
    await kwallet.display.answer(passwordWindow, 'only a test');
    expect(await reading).toBe('in a new wallet');
  });

  test('that is switched off is no keychain', async () => {
    await kwallet.start('disabled');
    const keychain = createKeychain();
    expect(await keychain.state()).toBe('no-service');
    await expect(keychain.set('key:a', 'one')).rejects.toMatchObject(refused('no-service', false));
  });
});
