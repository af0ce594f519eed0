/** The keychain on a real KeePassXC: open, locked with and without its own searching, asked, allowed and denied. */
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, test } from 'vitest';
import { createKeychain } from '../../../main/accounts/keychain.ts';
import { liveOneDay } from '../../support/keychain-day.ts';
import { type KeePassXC, keepassxcTools, startKeePassXC } from '../../support/providers/keepassxc.ts';
import { whyNot } from '../../support/providers/provider.ts';
import { describeVault } from '../../support/vault-contract.ts';

const reason = whyNot('KeePassXC', keepassxcTools);
if (reason !== null) process.stdout.write(`${reason}\n`);

const program = reason === null ? await startKeePassXC('open', { confirmAccess: false }) : null;
const keepassxc = program as KeePassXC;
if (program) Object.assign(process.env, program.env);
afterAll(() => program?.stop());

const refused = (state: string) => ({ failure: { kind: 'keychain', state, provider: 'keepassxc' } });
const access = 'Access Request';
const unlock = 'Unlock Database';

describe.skipIf(reason !== null)('KeePassXC', () => {
  describeVault('open, it is a keychain:', 'ready', () => createKeychain());

  test('is known by name', async () => {
    const keychain = createKeychain();
    await keychain.state();
    expect(keychain.about?.()).toEqual({ provider: 'keepassxc', canCreate: false });
  });

  test('a day with it loses nothing', () =>
    liveOneDay(
      {
        restart: async () => {
          await keepassxc.saved();
          await keepassxc.start('open', { confirmAccess: false });
        },
        lock: keepassxc.lock,
        unlock: keepassxc.unlock,
      },
      'keepassxc',
    ));

  test('is not changed while it writes its file, and has all that it took', async () => {
    const keychain = createKeychain();
    const names = ['key:c', 'key:d', 'key:e'];
    await keychain.set('key:c', 'key:c kept');
    const startedAt = performance.now();
    // It begins 0.15 s after a change, and is done some 0.1 s later.
    await pause(200);
    await keychain.set('key:d', 'key:d kept');
    expect(performance.now() - startedAt).toBeGreaterThan(1900);
    await keychain.set('key:e', 'key:e kept');
    await keepassxc.saved();
    await keepassxc.start('open', { confirmAccess: false });
    for (const name of names) expect(await createKeychain().get(name)).toBe(`${name} kept`);
    for (const name of names) await keychain.delete(name);
    await keepassxc.saved();
  });

  test('asks once for all entries when another run reads them, and goes on when that is allowed', async () => {
    await keepassxc.start('open');
    const before = createKeychain();
    await before.set('key:a', 'one');
    await before.set('key:b', 'two');
    const keychain = createKeychain();
    const reading = keychain.get('key:a');
    await keepassxc.display.waitFor(access);
    expect(await keychain.state()).toBe('waiting');
    await keepassxc.display.press(access, 'Return');
    expect(await reading).toBe('one');
    expect(await keychain.get('key:b')).toBe('two');
    expect(await keychain.state()).toBe('ready');
    expect(keepassxc.display.windows().join()).not.toContain(access);
  });

  test('that says no is asked no more by itself, and again when a person wants it', async () => {
    const keychain = createKeychain();
    const reading = keychain.get('key:a');
    await keepassxc.display.press(access, 'Escape');
    await expect(reading).rejects.toMatchObject(refused('denied'));
    await expect(keychain.get('key:b')).rejects.toMatchObject(refused('denied'));
    expect(keepassxc.display.windows().join()).not.toContain(access);

    const unlocking = keychain.unlock?.();
    await keepassxc.display.press(access, 'Return');
    await unlocking;
    expect(await keychain.get('key:a')).toBe('one');
  });

  test('that is slow to be answered holds up nobody, and its answer counts', async () => {
    const keychain = createKeychain({ timeoutMs: 300 });
    const reads = Array.from({ length: 12 }, () => keychain.get('key:a'));
    for (const read of await Promise.allSettled(reads)) {
      expect(read).toMatchObject({ status: 'rejected', reason: refused('waiting') });
    }
    await keepassxc.display.press(access, 'Return');
    await expect.poll(() => keychain.get('key:a').catch(() => null)).toBe('one');
  });

  test.each([true, false])(
    'locked (it searches while locked: %s) opens no window for a look, and hides nothing as absent',
    async (unlockBeforeSearch) => {
      await keepassxc.start('open', { confirmAccess: false, unlockBeforeSearch });
      const name = `key:kept-${unlockBeforeSearch}`;
      await createKeychain().set(name, 'still here');
      await keepassxc.lock();
      const keychain = createKeychain({ timeoutMs: 300 });
      for (let look = 0; look < 3; look += 1) expect(await keychain.state()).toBe('locked');
      expect(keepassxc.display.windows().join()).not.toContain(unlock);

      // Neither "not there" nor "deleted" is true of what is behind a lock.
      await expect(keychain.get(name)).rejects.toMatchObject(refused('waiting'));
      await expect(keychain.delete(name)).rejects.toMatchObject(refused('waiting'));
      expect(await keychain.state()).toBe('waiting');
      await keepassxc.display.answer(unlock, keepassxc.password);
      await expect.poll(() => keychain.state()).toBe('ready');
      expect(await keychain.get(name)).toBe('still here');
    },
  );

  test('that is unlocked in its own window is noticed without a question', async () => {
    await keepassxc.start('locked', { confirmAccess: false });
    const keychain = createKeychain();
    expect(await keychain.state()).toBe('locked');
    const changed = new Promise<void>((resolve) => keychain.onChange?.(resolve));
    await keepassxc.unlock();
    await changed;
    await expect.poll(() => keychain.state()).toBe('ready');
  });

  test('that is opened in another way while its window waits answers what waited for the window', async () => {
    await keepassxc.start('open', { confirmAccess: false });
    await createKeychain().set('key:kept', 'still here');
    await keepassxc.lock();
    // Longer than the test may take: the window is never answered.
    const keychain = createKeychain({ timeoutMs: 600_000 });
    const reading = keychain.get('key:kept');
    await keepassxc.display.waitFor(unlock);
    await keepassxc.unlock();
    expect(await reading).toBe('still here');
  });

  test('without a database says that there is nothing to keep a key in', async () => {
    await keepassxc.start('empty');
    const keychain = createKeychain();
    expect(await keychain.state()).toBe('no-collection');
    await expect(keychain.set('key:a', 'one')).rejects.toMatchObject(refused('no-collection'));
  });

  test('that was not there is found when it starts', async () => {
    await keepassxc.end();
    const keychain = createKeychain();
    expect(await keychain.state()).toBe('no-service');
    const changed = new Promise<void>((resolve) => keychain.onChange?.(resolve));
    await keepassxc.start('open', { confirmAccess: false });
    await changed;
    await expect.poll(() => keychain.state()).toBe('ready');
  });
});
