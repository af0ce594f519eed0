/** The fixtures of the shell's suite: a machine with a keychain, a Clerk to talk to, and the app on a host. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { type Sandbox, startSandbox } from '../../../main/sandbox/server.ts';
import { electronBinary, obstacle } from '../../../scripts/find-electron.ts';
import { GuestPage } from '../guest-page.ts';
import { type Keyring, startKeyring } from '../keyring.ts';
import type { DialogSeen } from './control.ts';
import { Desktop, type DesktopOptions } from './desktop/desktop.ts';
import { startOnElectron } from './electron-host.ts';
import { type DesktopHand, type Host, startOnStandIn } from './host.ts';

export interface Machine {
  readonly userData: string;
  /** Starts the app; again after it has ended, on the same files. */
  start(options?: Pick<DesktopOptions, 'args' | 'env'>): Promise<Host>;
  /** Starts the app where it cannot run; resolves to what it said in a window before it ended. */
  failToStart(): Promise<{ code: number; dialogs: DialogSeen[] }>;
  /** Connects the current popup to the sandbox, through its form, and waits for the list. */
  connect(host: Host): Promise<GuestPage>;
}

interface Fixtures {
  sandbox: Sandbox;
  machine: Machine;
}

interface WorkerFixtures {
  keyring: Keyring | null;
}

const packaged = process.env['GUESTLIST_BINARY'];
const found = electronBinary();
const hindrance = found === null ? 'The Electron binary is not here' : obstacle();
/** Null: the stand-in takes its place. */
const binary = packaged ?? (hindrance === null ? found : null);

/** Says which of the hosts ran: a report that does not is worth little. */
function report(): void {
  process.stdout.write(
    binary === null
      ? `${hindrance}, so the shell's suite runs on the stand-in.\n`
      : `The shell's suite runs on real Electron (${binary}).\n`,
  );
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  keyring: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern.
    async ({}, use) => {
      report();
      const keyring = process.platform === 'linux' ? await startKeyring() : null;
      await use(keyring);
      await keyring?.stop();
    },
    { scope: 'worker' },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: as above.
  sandbox: async ({}, use) => {
    const sandbox = await startSandbox({ invitations: 40 });
    await use(sandbox);
    await sandbox.close();
  },
  machine: async ({ context, keyring, sandbox }, use) => {
    const userData = mkdtempSync(join(tmpdir(), 'guestlist-shell-'));
    const running: Host[] = [];
    await use({
      userData,
      async start({ args = [], env = {} } = {}) {
        const options = { context, userData, args, env: { ...keyring?.env, ...env } };
        const host =
          binary === null
            ? await startOnStandIn(options)
            : await startOnElectron(binary, options, packaged !== undefined);
        running.push(host);
        return host;
      },
      async failToStart() {
        test.skip(binary !== null, 'an error box of real Electron waits for a person');
        const desktop = new Desktop({ context, userData, env: { ...keyring?.env } });
        const code = await desktop.ended;
        return { code, dialogs: desktop.errorBoxes };
      },
      async connect(host) {
        const guest = new GuestPage(await host.popup());
        await guest.connect(sandbox.secretKey, sandbox.apiUrl);
        await guest.list.getByRole('row').first().waitFor();
        return guest;
      },
    });
    for (const host of running) await host[Symbol.asyncDispose]();
    rmSync(userData, { recursive: true, force: true, maxRetries: 3 });
  },
});

/** The hand on tray and keys; without it (real Electron) the test is skipped, and says why. */
export function desktopOf(host: Host): DesktopHand {
  test.skip(host.desktop === null, 'real Electron gives a test no hand on tray, keys and power');
  if (host.desktop === null) throw new Error('This test was skipped.');
  return host.desktop;
}
