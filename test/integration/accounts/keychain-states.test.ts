/** Every state that a Secret Service can be in, seen on a real one. One process knows one bus, so it stays the same. */
import { afterAll, beforeEach, describe, expect, vi } from 'vitest';
import { createKeychain } from '../../../main/accounts/keychain.ts';
import { SecretService } from '../../../main/accounts/secret-service/secret-service.ts';
import { fileKeyring, keyringTest as test } from '../../support/file-keyring.ts';
import { recordLog } from '../../support/recorded-log.ts';

const keyring = await fileKeyring({ start: 'absent' });
afterAll(() => keyring.stop());

const refused = (state: string) => ({ failure: { kind: 'keychain', state } });

describe('a session bus without a keyring service', () => {
  beforeEach(() => keyring.restart('absent'));

  test('is no keychain, and every call says so', async () => {
    const keychain = createKeychain();
    expect(await keychain.state()).toBe('no-service');
    await expect(keychain.get('key')).rejects.toMatchObject(refused('no-service'));
    await expect(keychain.set('key', 'sk_test_one')).rejects.toMatchObject(refused('no-service'));
    await expect(keychain.delete('key')).rejects.toMatchObject(refused('no-service'));
  });

  test('logs the reason once, and no secret', async () => {
    const log = recordLog();
    const keychain = createKeychain({ log });
    for (let poll = 0; poll < 3; poll += 1) await keychain.set('key', 'sk_test_one').catch(() => undefined);
    expect(log.lines).toHaveLength(1);
    expect(log.lines[0]).toContain('org.freedesktop.secrets');
    expect(log.lines[0]).not.toContain('sk_test_one');
  });
});

describe('a keyring service that has no keyring yet', () => {
  test('says so, keeps nothing, and can be asked to make one', async () => {
    await keyring.restart('empty');
    const keychain = createKeychain();
    expect(await keychain.state()).toBe('no-collection');
    expect(keychain.about?.()).toEqual({ provider: 'gnome-keyring', canCreate: true });
    await expect(keychain.set('key', 'sk_test_one')).rejects.toMatchObject(refused('no-collection'));
    // Absent, for all that anybody knows: what is looked for may lie in a keyring that is not there yet.
    await expect(keychain.get('key')).rejects.toMatchObject(refused('no-collection'));
    // Its window has nobody in front of it here.
    await expect(keychain.createCollection?.()).rejects.toMatchObject(refused('locked'));
  });
});

describe('a locked keyring, with nobody to ask for its password', () => {
  beforeEach(() => keyring.restart('unlocked'));

  test('is locked for all that needs it, and works again at once when it is unlocked', async () => {
    const keychain = createKeychain();
    await keychain.set('key', 'sk_test_one');
    keyring.lock();
    expect(await keychain.state()).toBe('locked');
    await expect(keychain.get('key')).rejects.toMatchObject(refused('locked'));
    await expect(keychain.set('other', 'sk_test_two')).rejects.toMatchObject(refused('locked'));
    await expect(keychain.delete('key')).rejects.toMatchObject(refused('locked'));
    expect(await keychain.state()).toBe('locked');

    await keyring.unlock();
    expect(await keychain.state()).toBe('ready');
    expect(await keychain.get('key')).toBe('sk_test_one');
    expect(await keychain.get('other')).toBeNull();
  });

  test('says that it is locked to an app that has only just started', async () => {
    await createKeychain().set('key', 'sk_test_one');
    keyring.lock();
    expect(await createKeychain().state()).toBe('locked');
  });
});

describe('a keyring service that crashes', () => {
  test('is missed, and found again when it is back', async () => {
    await keyring.restart('unlocked');
    const log = recordLog();
    const keychain = createKeychain({ log });
    await keychain.set('key', 'sk_test_one');
    await keyring.restart('absent');
    await expect(keychain.get('key')).rejects.toMatchObject(refused('no-service'));
    await keyring.restart('unlocked');
    expect(await keychain.get('key')).toBe('sk_test_one');
    expect(log.lines.at(-1)).toContain('keychain.recovered');
  });
});

describe('an answer that cannot be right', () => {
  test('is asked for once more, over a new connection, before anybody hears of it', async () => {
    await keyring.restart('unlocked');
    const log = recordLog();
    const keychain = createKeychain({ log });
    await keychain.set('key', 'sk_test_one');
    // As KWallet gives it to one connection in a hundred.
    const garbled = () => Promise.reject(new Error('bad decrypt'));
    const reading = vi.spyOn(SecretService.prototype, 'read').mockImplementationOnce(garbled);
    expect(await keychain.get('key')).toBe('sk_test_one');
    expect(log.lines.join()).toContain('keychain.asked-again');

    reading.mockImplementationOnce(garbled).mockImplementationOnce(garbled);
    await expect(keychain.get('key')).rejects.toMatchObject(refused('denied'));
    expect(await keychain.get('key')).toBe('sk_test_one');
  });
});

describe('a keyring service that hangs', () => {
  test('is no keychain, and does not stop the rest of the app', async () => {
    await keyring.restart('unlocked');
    const keychain = createKeychain();
    await keychain.set('key', 'sk_test_one');
    keyring.freeze();
    let beats = 0;
    const heart = setInterval(() => {
      beats += 1;
    }, 50);
    try {
      expect(await keychain.state()).not.toBe('ready');
      expect(await createKeychain().state()).toBe('no-service');
      await expect(createKeychain().get('key')).rejects.toMatchObject(refused('no-service'));
    } finally {
      clearInterval(heart);
      keyring.thaw();
    }
    // Three answers that took up to two seconds each: on a blocked thread the heart would have beaten about thrice.
    expect(beats).toBeGreaterThan(10);
    expect(await keychain.get('key')).toBe('sk_test_one');
  });
});
