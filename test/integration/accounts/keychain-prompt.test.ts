/** A locked keyring whose prompt is open, and a person who does not answer it. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeEach, expect } from 'vitest';
import { createKeychain } from '../../../main/accounts/keychain.ts';
import { fileKeyring, keyringTest as test } from '../../support/file-keyring.ts';

const keyring = await fileKeyring({ prompter: 'silent' });
afterAll(() => keyring.stop());
beforeEach(() => keyring.unlock());

const waits = { failure: { kind: 'keychain', state: 'waiting', provider: 'gnome-keyring' } };

test('stops waiting after its time-out, and leaves the threads of the app alone', async () => {
  const keychain = createKeychain({ timeoutMs: 2000 });
  await keychain.set('key', 'sk_test_one');
  keyring.lock();
  // More calls than the pool has threads: if each held one until the prompt is answered, nothing else would go on.
  const calls = Array.from({ length: 8 }, () => keychain.get('key'));
  const outcomes = await Promise.allSettled(calls);
  for (const outcome of outcomes) expect(outcome).toMatchObject({ status: 'rejected', reason: waits });
  expect(await readFile(import.meta.filename, 'utf8')).toContain('leaves the threads');
  expect(await keychain.state()).toBe('waiting');
});

test('goes on when the prompt is sent away', async () => {
  const keychain = createKeychain({ timeoutMs: 2000 });
  await keychain.set('key', 'sk_test_one');
  keyring.lock();
  await expect(keychain.get('key')).rejects.toMatchObject(waits);
  keyring.dismissPrompt();
  await expect.poll(() => keychain.state()).toBe('locked');
  await keyring.unlock();
  expect(await keychain.get('key')).toBe('sk_test_one');
});

test('works again when the keyring was unlocked elsewhere and its old prompt never ends', async () => {
  const keychain = createKeychain({ timeoutMs: 2000 });
  await keychain.set('key', 'sk_test_one');
  keyring.lock();
  await expect(keychain.get('key')).rejects.toMatchObject(waits);
  // The daemon that opened the prompt is gone, so nobody will ever say that it was closed.
  await keyring.unlock();
  expect(await keychain.state()).toBe('ready');
  expect(await keychain.get('key')).toBe('sk_test_one');
});
