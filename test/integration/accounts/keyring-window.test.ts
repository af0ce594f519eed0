/** GNOME Keyring with its own windows, in which a person makes a keyring and opens it. */
import { afterAll, describe, expect, test } from 'vitest';
import { createKeychain } from '../../../main/accounts/keychain.ts';
import { startKeyring } from '../../support/keyring.ts';
import { noKeyring } from '../../support/needs-keyring.ts';
import { noPrompter, startPrompter } from '../../support/providers/prompter.ts';

const reason = noKeyring ?? noPrompter;
if (reason !== null) process.stdout.write(`${reason}\n`);

const keyring = reason === null ? await startKeyring(undefined, { start: 'empty' }) : null;
const prompter = keyring ? await startPrompter(keyring.env) : null;
if (keyring) Object.assign(process.env, keyring.env);
afterAll(async () => {
  await prompter?.stop();
  await keyring?.stop();
});

describe.skipIf(reason !== null)('GNOME Keyring and its windows', () => {
  test('a first keyring is made with the person, and a key in it survives a new log-in', async () => {
    const keychain = createKeychain();
    expect(await keychain.state()).toBe('no-collection');
    expect(prompter?.isAsking()).toBe(false);
    const making = keychain.createCollection?.();
    await prompter?.answer('only a test', 2);
    await making;
    expect(await keychain.state()).toBe('ready');
    await keychain.set('key:first', 'in a new keyring');

    await keyring?.restart('empty');
    const next = createKeychain();
    expect(await next.state()).toBe('locked');
    const reading = next.get('key:first');
    await expect.poll(() => next.state()).toBe('waiting');
    await prompter?.answer('only a test', 1);
    expect(await reading).toBe('in a new keyring');
    expect(await next.state()).toBe('ready');
  });
});
