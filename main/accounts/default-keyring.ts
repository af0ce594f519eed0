/**
 * Whether the default keyring of this session is locked, asked of the Secret Service without opening a prompt:
 * https://specifications.freedesktop.org/secret-service-spec/latest/ (Collection, property Locked).
 * `@napi-rs/keyring` cannot ask that: whatever it does on a locked keyring prompts.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';

const service = 'org.freedesktop.secrets';
const path = '/org/freedesktop/secrets/aliases/default';
const face = 'org.freedesktop.Secret.Collection';
const getter = 'org.freedesktop.DBus.Properties.Get';

/** One of them is on nearly every desktop: they belong to D-Bus, systemd and GLib. */
const askers: readonly (readonly [string, readonly string[]])[] = [
  [
    'dbus-send',
    [
      '--session',
      '--print-reply=literal',
      '--reply-timeout=1500',
      `--dest=${service}`,
      path,
      getter,
      `string:${face}`,
      'string:Locked',
    ],
  ],
  ['busctl', ['--user', '--timeout=1.5', 'get-property', service, path, face, 'Locked']],
  [
    'gdbus',
    [
      'call',
      '--session',
      '--timeout=2',
      '--dest',
      service,
      '--object-path',
      path,
      '--method',
      getter,
      face,
      'Locked',
    ],
  ],
];

/**
 * `missing`: there is no default keyring. `silent`: nobody answered within 1.5 s (gdbus: 2 s). `unknown`: there is no session bus, no
 * service on it, or no tool here to ask with.
 */
export type DefaultKeyring = 'locked' | 'unlocked' | 'missing' | 'silent' | 'unknown';

/** Never rejects; about 5 ms. */
export async function askDefaultKeyring(): Promise<DefaultKeyring> {
  if (!hasSessionBus()) return 'unknown';
  for (const [command, args] of askers) {
    const answer = await ask(command, args);
    if (answer !== null) return answer;
  }
  return 'unknown';
}

/** Without one the tools would start a bus of their own where an X display allows it. */
function hasSessionBus(): boolean {
  const { DBUS_SESSION_BUS_ADDRESS: address, XDG_RUNTIME_DIR: runtime } = process.env;
  return Boolean(address) || (Boolean(runtime) && existsSync(`${runtime}/bus`));
}

/** Null when the tool is not installed. */
function ask(command: string, args: readonly string[]): Promise<DefaultKeyring | null> {
  const { promise, resolve } = Promise.withResolvers<DefaultKeyring | null>();
  execFile(command, args, { timeout: 3000, windowsHide: true }, (error, stdout, stderr) => {
    const locked = /\b(true|false)\b/.exec(stdout)?.[1];
    if (error?.code === 'ENOENT') resolve(null);
    else if (!error && locked) resolve(locked === 'true' ? 'locked' : 'unlocked');
    else if (error?.killed || /NoReply|did not receive a reply|timed out|timeout/i.test(stderr))
      resolve('silent');
    else if (/no such object|unknown ?object|does not exist/i.test(stderr)) resolve('missing');
    else resolve('unknown');
  });
  return promise;
}
