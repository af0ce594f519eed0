/** Guestlist on a real gnome-keyring: a day, two entries of one name, and keys that are gone. */
import { afterAll, beforeEach, describe, expect, vi } from 'vitest';
import { keyName } from '../../../main/accounts/key-name.ts';
import { createKeychain } from '../../../main/accounts/keychain.ts';
import { SecretService } from '../../../main/accounts/secret-service/secret-service.ts';
import { openSettingsFile } from '../../../main/browser/settings-file.ts';
import { systemClock } from '../../../main/ports.ts';
import { startSandbox } from '../../../main/sandbox/server.ts';
import { fileKeyring, keyringTest as test } from '../../support/file-keyring.ts';
import { type KeychainApp, startKeychainApp } from '../../support/keychain-app.ts';
import { entries, liveOneDay, setAside } from '../../support/keychain-day.ts';

const keyring = await fileKeyring();
afterAll(() => keyring.stop());
beforeEach(async () => {
  await keyring.unlock();
  const service = await SecretService.connect(() => undefined);
  const { unlocked } = await service.find({ service: 'guestlist' });
  for (const item of unlocked) await service.remove(item);
  service.close();
});

test('a day with it loses nothing', () =>
  liveOneDay(
    { restart: keyring.unlock, lock: async () => keyring.lock(), unlock: keyring.unlock },
    'gnome-keyring',
  ));

/** As Python's keyring does, or a person with secret-tool. */
async function writeTwin(username: string, secret: string): Promise<void> {
  const service = await SecretService.connect(() => undefined);
  const attributes = { service: 'guestlist', username, application: 'Python keyring library' };
  const { collection } = await service.look();
  await service.write(collection ?? '', 'twin', attributes, secret);
  service.close();
}

async function keyNameOf(guest: KeychainApp): Promise<string> {
  const settings = openSettingsFile(guest.dataDir, systemClock, guest.log);
  const { accounts } = settings.get('accounts') as { accounts: { keyId: string; apiUrl: string }[] };
  return keyName(accounts[0] ?? { keyId: '', apiUrl: '' });
}

test('asks once at a start, whoever wants it, and again when a person does', async () => {
  await using guest = await startKeychainApp();
  await using other = await startSandbox({ seed: 7, limits: 'none' }).then((sandbox) => ({
    sandbox,
    [Symbol.asyncDispose]: () => sandbox.close(),
  }));
  await guest.connect();
  const { secretKey, apiUrl } = other.sandbox;
  await guest.app.handlers.accounts.connect({ secretKey, apiUrl, keepIn: 'keychain' });
  await guest.stop();
  keyring.lock();
  // Nobody is there to ask, so that each window is sent away at once.
  const asked = vi.spyOn(SecretService.prototype, 'unlock');
  await guest.restart();
  for (let poll = 0; poll < 5; poll += 1) {
    for (const { id: accountId, shut } of (await guest.app.handlers.accounts.list({})).accounts) {
      expect(shut).toBe('locked');
      const refreshing = guest.app.handlers.invitations.refresh({ accountId });
      await expect(refreshing).rejects.toMatchObject({ failure: { kind: 'keychain', state: 'locked' } });
    }
  }
  expect(asked).toHaveBeenCalledTimes(1);
  await guest.app.handlers.accounts.unlock({});
  expect(asked).toHaveBeenCalledTimes(2);
});

describe('two entries of one name', () => {
  test('that hold the same are one key', async () => {
    await using guest = await startKeychainApp();
    await guest.connect();
    await writeTwin(await keyNameOf(guest), guest.sandbox.secretKey);
    await guest.restart();
    await guest.invite('ada@example.com');
    await expect.poll(guest.emails).toEqual(['ada@example.com']);
  });

  test('that differ are named with what wrote them, wait for a decision, and replacing the key leaves one', async () => {
    await using guest = await startKeychainApp();
    const { id: accountId } = await guest.connect();
    await writeTwin(await keyNameOf(guest), 'another secret');
    await guest.restart();
    const sync = await guest.app.handlers.invitations.refresh({ accountId });
    expect(sync.failure).toMatchObject({ kind: 'keychain', state: 'twins', provider: 'gnome-keyring' });
    const words = sync.failure?.kind === 'keychain' ? sync.failure.entries?.join() : '';
    expect(words).toContain('“twin”, written by Python’s keyring');
    expect(words).not.toContain('another secret');
    expect(guest.log.lines.join()).not.toContain('another secret');

    // More than an hour's worth of tries that never left must not use up what Clerk allows.
    await guest.invite('ada@example.com');
    await expect
      .poll(async () => (await guest.app.handlers.queue.list({ accountId, offset: 0, limit: 1 })).items[0])
      .toMatchObject({ state: 'waiting', waitingFor: 'keychain', failure: { state: 'twins' } });

    await guest.app.handlers.accounts.replaceKey({
      accountId,
      secretKey: guest.sandbox.secretKey,
      keepIn: 'keychain',
    });
    expect(await entries()).toBe(2);
    await expect.poll(guest.emails).toEqual(['ada@example.com']);
  });

  test('are both gone when the account is removed', async () => {
    await using guest = await startKeychainApp();
    const { id: accountId } = await guest.connect();
    await writeTwin(await keyNameOf(guest), 'another secret');
    await writeTwin(`data:${accountId}`, 'another data key');
    await guest.app.handlers.accounts.remove({ accountId });
    expect(await entries()).toBe(0);
  });

  test('of a data key keep the account shut, with its queue on disk', async () => {
    await using guest = await startKeychainApp();
    const { id: accountId } = await guest.connect();
    guest.network.plug(false);
    await guest.invite('ada@example.com');
    await writeTwin(`data:${accountId}`, Buffer.alloc(32, 1).toString('base64'));
    await guest.restart();
    expect(await guest.account()).toMatchObject({
      shut: 'twins',
      shutEntries: [expect.any(String), expect.any(String)],
    });
    await expect(guest.invite('eve@example.com')).rejects.toMatchObject({ failure: { state: 'twins' } });
    const service = await SecretService.connect(() => undefined);
    const { unlocked } = await service.find({ application: 'Python keyring library' });
    for (const item of unlocked) await service.remove(item);
    service.close();
    await guest.app.handlers.accounts.unlock({});
    expect(await guest.account()).toMatchObject({ shut: null });
    expect(await guest.queue()).toEqual(['ada@example.com queued']);
  });
});

describe('a data key that is not in the keychain', () => {
  const lose = async (guest: KeychainApp) => {
    const { id } = await guest.connect();
    guest.network.plug(false);
    await guest.invite('ada@example.com');
    const keychain = createKeychain();
    const kept = await keychain.get(`data:${id}`);
    await guest.stop();
    await keychain.delete(`data:${id}`);
    await guest.restart();
    return { id, keychain, kept: kept ?? '' };
  };

  test('shuts the account: nothing is made in its place, set aside or taken into memory', async () => {
    await using guest = await startKeychainApp();
    const { id, keychain, kept } = await lose(guest);
    expect(await guest.account()).toMatchObject({ shut: 'missing', hasKey: true });
    await expect(guest.invite('eve@example.com')).rejects.toMatchObject({ failure: { state: 'missing' } });
    expect(await keychain.get(`data:${id}`)).toBeNull();
    expect(setAside(guest)).toEqual([]);

    // As when a person goes back to the keychain that was there before.
    await keychain.set(`data:${id}`, kept);
    await guest.app.handlers.accounts.unlock({});
    expect(await guest.queue()).toEqual(['ada@example.com queued']);
  });

  test('opens the account by itself once the entry is back', async () => {
    await using guest = await startKeychainApp();
    const { id, keychain, kept } = await lose(guest);
    expect((await guest.account()).shut).toBe('missing');
    await keychain.set(`data:${id}`, kept);
    await expect.poll(async () => (await guest.account()).shut, { timeout: 60_000 }).toBeNull();
    expect(await guest.queue()).toEqual(['ada@example.com queued']);
  });

  test('does not keep the key from being replaced, which leaves the account shut and its queue on disk', async () => {
    await using guest = await startKeychainApp();
    const { id, keychain, kept } = await lose(guest);
    const { secretKey } = guest.sandbox;
    const replaced = await guest.app.handlers.accounts.replaceKey({
      accountId: id,
      secretKey,
      keepIn: 'keychain',
    });
    expect(replaced.shut).toBe('missing');
    expect(guest.log.lines.join('\n')).not.toContain('internal');
    await keychain.set(`data:${id}`, kept);
    await guest.app.handlers.accounts.unlock({});
    expect(await guest.queue()).toEqual(['ada@example.com queued']);
  });

  test('is made anew only when a person starts afresh, and the old files stay', async () => {
    await using guest = await startKeychainApp();
    const { id } = await lose(guest);
    expect(await guest.app.handlers.accounts.startAfresh({ accountId: id })).toMatchObject({ shut: null });
    expect(setAside(guest).some((name) => name.includes('queue.db'))).toBe(true);
    await guest.invite('eve@example.com');
    await guest.restart();
    expect(await guest.queue()).toEqual(['eve@example.com queued']);
    await expect(guest.app.handlers.accounts.startAfresh({ accountId: id })).rejects.toMatchObject({
      failure: { kind: 'invalid-input' },
    });
  });

  test('that has nothing in it is no key either', async () => {
    await using guest = await startKeychainApp();
    const { id, keychain } = await lose(guest);
    await keychain.set(`data:${id}`, '');
    await guest.restart();
    expect(await guest.account()).toMatchObject({ shut: 'missing' });
  });
});
