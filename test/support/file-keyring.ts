/**
 * A keyring for a whole Vitest file. Where there can be none its tests are skipped when they are collected, not when
 * they begin: Vitest runs `afterEach` also after a test that a hook has skipped, and what cleans up a keyring of the
 * tests' own would then clean up the person's.
 */
import { test } from 'vitest';
import { type Keyring, type KeyringOptions, startKeyring } from './keyring.ts';
import { noKeyring } from './needs-keyring.ts';

export const keyringTest = test.skipIf(noKeyring !== null);

const idle = async () => undefined;

/** For the places where a skipped file still mentions it. */
const nothing: Keyring = {
  env: {
    DBUS_SESSION_BUS_ADDRESS: '',
    XDG_RUNTIME_DIR: '',
    XDG_DATA_HOME: '',
    XDG_CONFIG_HOME: '',
    XDG_CACHE_HOME: '',
  },
  lock: () => undefined,
  unlock: idle,
  restart: idle,
  setDenied: () => undefined,
  freeze: () => undefined,
  thaw: () => undefined,
  dismissPrompt: () => undefined,
  stop: idle,
};

/** In this process's environment from now on. Elsewhere than on Linux none, and the reason is printed. */
export async function fileKeyring(options?: KeyringOptions): Promise<Keyring> {
  if (noKeyring !== null) {
    process.stdout.write(`${noKeyring}\n`);
    return nothing;
  }
  const keyring = await startKeyring(undefined, options);
  Object.assign(process.env, keyring.env);
  return keyring;
}
