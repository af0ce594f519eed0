/** The keychains of macOS and Windows, which cannot be had here: their words are played by a stand-in of the library. */
import type { AsyncEntry } from '@napi-rs/keyring';
import { describe, expect, test } from 'vitest';
import { createNativeKeychain, type NativeKeychainOptions } from '../../../main/accounts/native-keychain.ts';
import { recordLog } from '../../support/recorded-log.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

type EntryCalls = Pick<AsyncEntry, 'getPassword' | 'setPassword' | 'deletePassword'>;

/** A keychain of another platform: `before` runs ahead of each call and may wait or refuse. */
function standIn(before: (verb: string, name: string) => Promise<void> = async () => undefined) {
  const secrets = new Map<string, string>();
  class Entry implements EntryCalls {
    readonly #name: string;
    constructor(_service: string, name: string) {
      this.#name = name;
    }
    async getPassword() {
      await before('get', this.#name);
      return secrets.get(this.#name) ?? null;
    }
    async setPassword(password: string) {
      await before('set', this.#name);
      secrets.set(this.#name, password);
    }
    async deletePassword() {
      await before('delete', this.#name);
      return secrets.delete(this.#name);
    }
  }
  const load = async () => ({ AsyncEntry: Entry as unknown as typeof AsyncEntry });
  const clock = new VirtualClock();
  const open = (options: NativeKeychainOptions = {}) =>
    createNativeKeychain({ load, clock, platform: 'darwin', ...options });
  return { secrets, clock, open };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));
const refused = (state: string) => ({ failure: { kind: 'keychain', state } });

describe('a module that cannot be loaded', () => {
  test.each([
    ['its package is not installed', 'ERR_MODULE_NOT_FOUND', "Cannot find package '@napi-rs/keyring'"],
    ['its binary is of another platform', 'ERR_DLOPEN_FAILED', 'invalid ELF header'],
    ['its binary is not installed', undefined, 'Cannot find native binding. npm has a bug'],
  ])('is a machine without a keychain when %s, and the log has the reason', async (_, code, message) => {
    const log = recordLog();
    const keychain = createNativeKeychain({
      log,
      load: async () => {
        throw Object.assign(new Error(message), code && { code });
      },
    });
    expect(await keychain.state()).toBe('no-service');
    await expect(keychain.set('key', 'sk_test_one')).rejects.toMatchObject(refused('no-service'));
    expect(log.lines).toHaveLength(1);
    expect(log.lines[0]).toContain(message.slice(0, 20));
  });
});

test('refuses a secret that Windows could not hold, and stores nothing of it', async () => {
  const { open, secrets } = standIn();
  await expect(open().set('key', 'x'.repeat(1281))).rejects.toMatchObject(refused('denied'));
  expect(secrets.size).toBe(0);
  await open().set('key', 'x'.repeat(1280));
  expect(secrets.get('key')).toHaveLength(1280);
});

test('keeps nothing of a secret whose prompt was answered after the refusal', async () => {
  const prompt = Promise.withResolvers<void>();
  const { open, secrets, clock } = standIn((verb) => (verb === 'set' ? prompt.promise : Promise.resolve()));
  const keychain = open({ timeoutMs: 30_000 });
  const set = keychain.set('key', 'sk_test_one');
  await settle();
  clock.advance(30_000);
  await expect(set).rejects.toMatchObject(refused('waiting'));
  prompt.resolve();
  await settle();
  expect(secrets.size).toBe(0);
  expect(await keychain.state()).toBe('ready');
});

describe('on a platform that cannot say whether it is locked', () => {
  test('the state is what the newest call met, until one succeeds', async () => {
    let locked = true;
    const { open } = standIn(async (_, name) => {
      if (locked && name !== 'probe') throw new Error('Platform failure: User interaction is not allowed.');
    });
    const keychain = open();
    expect(await keychain.state()).toBe('ready');
    await expect(keychain.set('key', 'sk_test_one')).rejects.toMatchObject(refused('locked'));
    expect(await keychain.state()).toBe('locked');
    locked = false;
    await keychain.set('key', 'sk_test_one');
    expect(await keychain.state()).toBe('ready');
  });

  test('asks no more for a while after the person said no', async () => {
    let prompts = 0;
    const { open, clock } = standIn(async (_, name) => {
      if (name === 'probe') return;
      prompts += 1;
      throw new Error('Platform failure: User canceled the operation.');
    });
    const keychain = open();
    for (let poll = 0; poll < 5; poll += 1) {
      await expect(keychain.get('key')).rejects.toMatchObject(refused('denied'));
      clock.advance(1000);
    }
    expect(prompts).toBe(1);
    clock.advance(15_000);
    await expect(keychain.get('key')).rejects.toMatchObject(refused('denied'));
    expect(prompts).toBe(2);
  });

  test('a quick call that is under way does not make it locked', async () => {
    const call = Promise.withResolvers<void>();
    const { open } = standIn((_, name) => (name === 'probe' ? Promise.resolve() : call.promise));
    const keychain = open();
    const get = keychain.get('key');
    const state = keychain.state();
    call.resolve();
    expect(await state).toBe('ready');
    expect(await get).toBeNull();
  });
});
