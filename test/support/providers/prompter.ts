/** GNOME's own windows for passwords of keyrings, and the person in front of them. */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { displayTools, startDisplay } from './display.ts';
import { end } from './process.ts';
import { whyNot } from './provider.ts';

const program = ['/usr/libexec/gcr-prompter', '/usr/lib/gcr/gcr-prompter'].find((path) => existsSync(path));

/** Why there are none here, or null. */
export const noPrompter =
  program === undefined
    ? 'There is no gcr-prompter here, so nothing asks for the password of a keyring.'
    : whyNot('The window of GNOME Keyring', displayTools);

export interface Prompter {
  /** Whether a window waits. */
  isAsking(): boolean;
  /** Waits for a window, types the password into each of its fields, and goes on until the window has gone. */
  answer(password: string, fields: number): Promise<void>;
  stop(): Promise<void>;
}

function hasName(env: Record<string, string>): boolean {
  const to = ['--dest=org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus.NameHasOwner'];
  const answer = execFileSync(
    'dbus-send',
    ['--session', '--print-reply', ...to, 'string:org.gnome.keyring.SystemPrompter'],
    { env: { ...process.env, ...env }, encoding: 'utf8' },
  );
  return answer.includes('true');
}

/** On the bus of `env`. */
export async function startPrompter(env: Record<string, string>): Promise<Prompter> {
  const display = await startDisplay();
  const prompter = spawn(program ?? '', [], {
    env: { ...process.env, ...env, ...display.env, NO_AT_BRIDGE: '1' },
    stdio: 'ignore',
  });
  const abandon = () => {
    prompter.kill('SIGKILL');
    display.abandon();
  };
  process.once('exit', abandon);
  // Who asks before it has its name on the bus counts as sent away.
  while (!hasName(env)) await pause(50);
  const window = () => display.newestOf('gcr-prompter');
  return {
    isAsking: () => window() !== null,
    async answer(password, fields) {
      const giveUpAt = Date.now() + 30_000;
      while (window() === null && Date.now() < giveUpAt) await pause(50);
      for (let asking = window(); asking !== null && Date.now() < giveUpAt; asking = window()) {
        await display.fill(asking, password, fields);
        await pause(1000);
        // The next try begins at the first field again.
        if (window() !== null) await display.keys(asking, ...Array<string>(fields - 1).fill('shift+Tab'));
      }
      if (window() !== null) throw new Error('The window of GNOME Keyring takes no answer.');
    },
    async stop() {
      await end(prompter);
      await display.stop();
      process.removeListener('exit', abandon);
    },
  };
}
