/**
 * Whether the default keyring of this session is locked, asked of the Secret Service without opening a prompt:
 * https://specifications.freedesktop.org/secret-service-spec/latest/ (Collection, property Locked).
 * `@napi-rs/keyring` cannot ask that: whatever it does on a locked keyring prompts.
 */
import { execFile } from 'node:child_process';

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
      '--reply-timeout=2000',
      `--dest=${service}`,
      path,
      getter,
      `string:${face}`,
      'string:Locked',
    ],
  ],
  ['busctl', ['--user', '--timeout=2', 'get-property', service, path, face, 'Locked']],
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

/** `unknown`: none of the tools is here. `missing`: the service answered that there is no default keyring. */
export type DefaultKeyring = 'locked' | 'unlocked' | 'missing' | 'unknown';

/** Never rejects; about 10 ms. */
export async function askDefaultKeyring(): Promise<DefaultKeyring> {
  for (const [command, args] of askers) {
    const answer = await ask(command, args);
    if (answer !== 'unknown') return answer;
  }
  return 'unknown';
}

function ask(command: string, args: readonly string[]): Promise<DefaultKeyring> {
  const { promise, resolve } = Promise.withResolvers<DefaultKeyring>();
  execFile(command, args, { timeout: 3000, windowsHide: true }, (error, stdout, stderr) => {
    const value = /\b(true|false)\b/.exec(stdout)?.[1];
    if (!error && value) resolve(value === 'true' ? 'locked' : 'unlocked');
    else resolve(/no such object|unknown ?object|does not exist/i.test(stderr) ? 'missing' : 'unknown');
  });
  return promise;
}
