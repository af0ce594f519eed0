/** Test files that rest on a keychain of their own: Linux can start one beside the person's, other systems cannot. */
import { type Keyring, type KeyringOptions, startKeyring } from './keyring.ts';

/** Why a test cannot have a keychain of its own here, or null. */
export const noKeyring =
  process.platform === 'linux'
    ? null
    : `On ${process.platform} a test would have to use your own keychain, so what needs one of its own is tested on Linux.`;

type Skip = (reason: string) => void;

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

/**
 * A keyring for a whole Vitest file, in this process's environment. Where there can be none every test of the file is
 * skipped with the reason, which is printed too, because a reporter may keep it to itself. Call it before other hooks.
 */
export async function fileKeyring(
  beforeEach: (hook: (context: { skip: Skip }) => void) => void,
  options?: KeyringOptions,
): Promise<Keyring> {
  if (noKeyring !== null) {
    const reason = noKeyring;
    process.stdout.write(`${reason}\n`);
    beforeEach(({ skip }) => skip(reason));
    return nothing;
  }
  const keyring = await startKeyring(undefined, options);
  Object.assign(process.env, keyring.env);
  return keyring;
}

/** For a Playwright file, first thing: the same reason, printed and in the report. */
export function needsKeyring(test: { skip(condition: boolean, reason: string): void }): void {
  if (noKeyring !== null) process.stdout.write(`${noKeyring}\n`);
  test.skip(noKeyring !== null, noKeyring ?? '');
}
