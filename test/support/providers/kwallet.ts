/** KWallet (kwalletd5) with a wallet that is opened by a hash, as a log-in does, or by nobody. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { end } from './process.ts';
import { openRoom, type Room } from './provider.ts';

export const kwalletTools = ['kwalletd5'];

/** `none`: it runs and has no wallet. `disabled`: its settings say that it shall not be used. */
export type KWalletStart = 'open' | 'closed' | 'none' | 'disabled';

export interface KWallet extends Room {
  start(how: KWalletStart): Promise<void>;
  end(signal?: NodeJS.Signals): Promise<void>;
  close(): Promise<void>;
  open(): Promise<void>;
  /** Goes through its windows for a new wallet, as a person does who has no GPG key. */
  makeWallet(): Promise<void>;
}

/** Where in its first window. */
const classicAt = [109, 167] as const;
const module = ['org.kde.kwalletd5', '/modules/kwalletd5'] as const;
/** What a log-in derives from the password; any will do. */
const hash = Array.from({ length: 56 }, (_, index) => index + 1).join(',');

export async function startKWallet(how: KWalletStart): Promise<KWallet> {
  const room = await openRoom();
  let daemon: ChildProcess | null = null;
  let hasWallet = false;
  const abandon = () => {
    daemon?.kill('SIGKILL');
    room.abandon();
  };
  process.once('exit', abandon);

  const stop = async (signal?: NodeJS.Signals) => {
    if (daemon) await end(daemon, signal);
    daemon = null;
  };
  // On its first use it leads through making a wallet, which nobody wants who has one.
  const spawnDaemon = async (enabled: boolean, firstUse = false) => {
    await stop();
    writeFileSync(
      join(room.home, 'config', 'kwalletrc'),
      `[Wallet]\nEnabled=${enabled}\nFirst Use=${firstUse}\n`,
    );
    daemon = spawn('kwalletd5', [], { env: { ...process.env, ...room.env }, stdio: 'ignore' });
    if (enabled) await room.until('kwalletd5', room.isServed);
  };
  const ask = (method: string, ...args: string[]) =>
    room.send(...module, `org.kde.KWallet.${method}`, ...args);
  const isOpen = () => ask('isOpen', 'string:kdewallet')?.includes('true') ?? false;
  /** It opens by no other way while its window asks for the password, which whoever needs it may bring at any moment. */
  const open = async () => {
    const giveUpAt = Date.now() + 60_000;
    while (!isOpen()) {
      if (Date.now() > giveUpAt) throw new Error('the wallet open: not within 60 s.');
      const window = room.display.newestOf('kwalletd5');
      if (window !== null) await room.display.keys(window, 'Escape');
      ask('pamOpen', 'string:kdewallet', `array:byte:${hash}`, 'int32:0');
      await pause(50);
    }
  };
  const start: KWallet['start'] = async (next) => {
    if ((next === 'open' || next === 'closed') && !hasWallet) {
      // A wallet made while it runs is shown as a collection only when it starts again.
      await spawnDaemon(true);
      await open();
      hasWallet = true;
    }
    if (next === 'none') {
      await stop();
      rmSync(join(room.home, 'data', 'kwalletd'), { recursive: true, force: true });
      hasWallet = false;
    }
    await spawnDaemon(next !== 'disabled', next === 'none');
    if (next === 'open') await open();
  };
  await start(how);

  return {
    ...room,
    start,
    open,
    end: stop,
    async close() {
      ask('close', 'string:kdewallet', 'boolean:true');
      await room.until('the wallet closed', () => !isOpen());
    },
    async makeWallet() {
      const { display } = room;
      const window = () => display.newestOf('kwalletd5');
      await room.until('its first window', () => window() !== null);
      const first = window() ?? '';
      // “Classic, blowfish encrypted file”, and Finish.
      while (window() === first) {
        await display.click(first, ...classicAt);
        await display.keys(first, 'Return');
        await pause(500);
      }
      await room.until('its window for the password', () => window() !== null);
      for (let second = window(); second !== null; second = window()) {
        await display.fill(second, 'only a test', 2);
        await pause(1500);
      }
      hasWallet = true;
    },
    async stop() {
      await stop();
      process.removeListener('exit', abandon);
      await room.stop();
    },
  };
}

/** Whether its number theory is there: it is only recommended by its package. */
export function kwalletCanSeal(): boolean {
  try {
    return (
      execFileSync('dpkg', ['-s', 'libqca-qt5-2-plugins'], { stdio: ['ignore', 'pipe', 'ignore'] }).length > 0
    );
  } catch {
    return false;
  }
}
