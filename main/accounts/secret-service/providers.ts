/**
 * The programs that answer as Secret Service, as data: how each is known, and where its answers mean something else
 * than the specification says. What to say about each stands in renderer/copy/keychain.ts.
 */
import { readFileSync, readlinkSync } from 'node:fs';
import { basename } from 'node:path';
import type { KeychainProvider } from '../../../preload/keychain.ts';

export interface Provider {
  id: KeychainProvider;
  /** Names of its process, as /proc has them: cut to 15 characters. */
  processes: RegExp;
  /** Bus names that it owns as well, for where the process cannot be seen (Flatpak, Snap). */
  busNames: readonly string[];
  /**
   * `told`: the property Locked of a collection is true to what happens. `asked`: KWallet's is true until the first
   * Unlock through the Secret Service, also of a wallet that is open, so that KWallet itself is asked.
   */
  locked: 'told' | 'asked';
  /** Milliseconds until what was written is surely on disk; before that a crash leaves an entry with nothing in it. */
  writtenAfterMs: number;
  /**
   * Milliseconds after a change until it begins to write its file, and must not be changed until `writtenAfterMs`; null
   * where it may be changed at any time.
   */
  savesAfterMs: number | null;
  /** What to call the default collection that it can be asked to make; null: it makes none on request. */
  newCollection: string | null;
}

export const providers: readonly Provider[] = [
  {
    id: 'gnome-keyring',
    processes: /^gnome-keyring/,
    busNames: ['org.gnome.keyring'],
    locked: 'told',
    writtenAfterMs: 0,
    savesAfterMs: null,
    newCollection: 'Default keyring',
  },
  {
    id: 'keepassxc',
    processes: /^keepassxc/i,
    busNames: ['org.keepassxc.KeePassXC.MainWindow'],
    locked: 'told',
    // Killed right after a write, version 2.7.4 came back without the entry.
    writtenAfterMs: 2000,
    // Changed while it writes, version 2.7.4 lost entries or ended. It begins 150 ms after the first change: half of that
    // is left for the way on the bus.
    savesAfterMs: 75,
    // It would make a database of its own beside the person's; which group is shown is set in its settings.
    newCollection: null,
  },
  {
    id: 'kwallet',
    processes: /^(kwalletd|ksecretd)/,
    busNames: ['org.kde.kwalletd5', 'org.kde.kwalletd6', 'org.kde.secretservicecompat'],
    locked: 'asked',
    // kwalletd saves five seconds after the last change.
    writtenAfterMs: 6000,
    savesAfterMs: null,
    newCollection: 'kdewallet',
  },
];

/** One that nobody listed: oo7, pass-secret-service and others keep to the specification. */
const otherProvider: Provider = {
  id: 'other',
  processes: /^$/,
  busNames: [],
  locked: 'told',
  writtenAfterMs: 0,
  savesAfterMs: null,
  newCollection: 'Default keyring',
};

/** `pid`: null where the bus does not tell. `owns`: whether the owner of the service has this name too. */
export async function identify(
  pid: number | null,
  owns: (name: string) => Promise<boolean>,
): Promise<Provider> {
  const names = pid === null ? [] : processNames(pid);
  const byProcess = providers.find(({ processes }) => names.some((name) => processes.test(name)));
  if (byProcess) return byProcess;
  for (const provider of providers) {
    for (const name of provider.busNames) if (await owns(name)) return provider;
  }
  return otherProvider;
}

/** Nothing where the process is not to be seen. */
function processNames(pid: number): string[] {
  const names: string[] = [];
  for (const read of [
    () => basename(readlinkSync(`/proc/${pid}/exe`)),
    () => readFileSync(`/proc/${pid}/comm`, 'utf8').trim(),
  ]) {
    try {
      names.push(read());
    } catch {
      // Of another user, or in a sandbox: its bus names tell as well.
    }
  }
  return names;
}
