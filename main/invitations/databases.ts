/** Opens the databases of an account (copy, queue, history): on disk under its data key, or in memory without one. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { FailureError } from '../../preload/failure.ts';
import type { OpenAccount } from '../accounts/open-account.ts';
import type { TokenVault } from '../accounts/vault.ts';
import { errorName } from '../fault-facts.ts';
import type { Clock, Log } from '../ports.ts';
import {
  accountFolder,
  type DatabaseName,
  databaseFiles,
  holdsDatabases,
  prepareAccountFolder,
} from '../storage/account-folder.ts';
import { CopyStore } from '../storage/copy-store.ts';
import { dropSetAside, type StorageTrouble, setAside, storageTrouble } from '../storage/damage.ts';
import { HistoryStore } from '../storage/history-store.ts';
import { QueueStore } from '../storage/queue-store.ts';
import { salvageQueue } from '../storage/salvage.ts';
import { newDataKey, Sealer } from '../storage/sealer.ts';
import { InvitationCopy } from './copy/copy.ts';
import { makeDataKey, readDataKey } from './data-key.ts';

export interface DatabasePorts {
  dataDir: string;
  clock: Clock;
  log: Log;
}

/** Called when the disk refused to take a change of a copy. */
type Trouble = (error: unknown) => void;

/** The copies, each in a file of its own: one of an audience that an instance lacks is never begun. */
export type CopyName = Exclude<DatabaseName, 'queue' | 'history'>;

export interface OpenedCopy {
  copy: InvitationCopy;
  /** Whether it survives a restart. */
  durable: boolean;
}

export interface Databases {
  queue: QueueStore;
  /** Whether the queue does: then what is in it needs no one to carry it. */
  queueDurable: boolean;
  /** Throws SQLite's error. */
  openHistory(): HistoryStore;
  /** Removes what was set aside before: what is erased may be in it. */
  dropSetAside(): void;
  /** Never rejects for the disk. */
  openCopy(name: CopyName, onTrouble: Trouble): Promise<OpenedCopy>;
  /** Sets the damaged file of a copy aside and opens an empty one; null when that cannot be done. */
  freshCopy(name: CopyName): CopyStore | null;
}

/** Addresses whose history is kept, and bytes that all of them take. */
const mostHistory = { rows: 20_000, bytes: 32_000_000 };

interface CopyPorts extends DatabasePorts {
  name: CopyName;
  onTrouble: Trouble;
}

/** Where the files lie, and what seals them; null in its place: everything stays in memory. */
interface SealedFolder {
  folder: string;
  sealer: Sealer;
}

interface Opened<T> {
  value: T;
  /** Whether it is on disk. */
  durable: boolean;
}

/**
 * Never rejects for the disk: what cannot be kept is worked with in memory, and the log says why. Rejects with
 * `FailureError` of kind `keychain` where `account` works on disk, something is there, and its key cannot be had: what
 * would be queued in memory beside it would be gone with this process.
 */
export async function openDatabases(
  ports: DatabasePorts,
  { id: accountId, vault, beginsOnDisk }: Pick<OpenAccount, 'id' | 'vault' | 'beginsOnDisk'>,
): Promise<Databases> {
  const sealed = vault === null ? null : await openFolder(ports, accountId, vault, beginsOnDisk);
  const queue = openQueue(ports, sealed);
  return {
    queue: queue.value,
    queueDurable: queue.durable,
    openHistory: () =>
      open(ports, sealed, 'history', (path, sealer) =>
        checked(path, new HistoryStore(path, sealer, mostHistory)),
      ).value,
    dropSetAside() {
      if (sealed !== null) dropSetAside(sealed.folder);
    },
    openCopy: (name, onTrouble) => openCopy({ ...ports, name, onTrouble }, sealed),
    freshCopy: (name) => freshCopy({ ...ports, name }, sealed),
  };
}

function freshCopy(ports: DatabasePorts & { name: CopyName }, sealed: SealedFolder | null): CopyStore | null {
  try {
    if (sealed !== null) aside(ports, join(sealed.folder, databaseFiles[ports.name]), null);
    return openCopyStore(ports, sealed).value;
  } catch (error) {
    ports.log.error('storage.cannot-rebuild', { trouble: storageTrouble(error), error: errorName(error) });
    return null;
  }
}

async function openFolder(
  ports: DatabasePorts,
  accountId: string,
  vault: TokenVault,
  onDiskOnly: boolean,
): Promise<SealedFolder | null> {
  const hasBegun = holdsDatabases(accountFolder(ports.dataDir, accountId));
  try {
    const key = await (hasBegun ? readKey(vault, accountId, onDiskOnly) : makeDataKey(vault, accountId));
    if (key === null) {
      ports.log.warn('storage.no-data-key', { accountId, vault: await vault.state() });
      return null;
    }
    return { folder: prepareAccountFolder(ports.dataDir, accountId), sealer: new Sealer(key) };
  } catch (error) {
    if (hasBegun && onDiskOnly && isAboutKeychain(error)) throw error;
    ports.log.warn('storage.in-memory', {
      accountId,
      trouble: storageTrouble(error),
      error: errorName(error),
    });
    return null;
  }
}

/** A person who gave the key for one session only is not asked to unlock for the sake of what is on disk. */
async function readKey(vault: TokenVault, accountId: string, mayAsk: boolean): Promise<Buffer | null> {
  return mayAsk || (await vault.state()) === 'ready' ? readDataKey(vault, accountId) : null;
}

function isAboutKeychain(error: unknown): boolean {
  return error instanceof FailureError && error.failure.kind === 'keychain';
}

/** What can still be read of a damaged queue moves to a new file: queued work exists nowhere else. */
function openQueue(ports: DatabasePorts, sealed: SealedFolder | null): Opened<QueueStore> {
  return open(ports, sealed, 'queue', (path, sealer) => checked(path, new QueueStore(path, sealer)));
}

/** A page that is damaged shows when it is read, which may be days later. Throws SQLite's error. */
function checked<T extends { check(): void; close(): void }>(path: string | null, store: T): T {
  try {
    if (path !== null) store.check();
    return store;
  } catch (error) {
    store.close();
    throw error;
  }
}

/** The queue beside a copy that cannot be opened may be sound, and must not be out of reach for the copy's sake. */
async function openCopy(ports: CopyPorts, sealed: SealedFolder | null): Promise<OpenedCopy> {
  try {
    return await loadCopy(ports, sealed);
  } catch (error) {
    if (sealed === null) throw error;
    const path = join(sealed.folder, databaseFiles[ports.name]);
    if (cannotOpen(ports, path, error) !== 'damaged') return loadCopy(ports, null);
    aside(ports, path, error);
    return loadCopy(ports, sealed);
  }
}

async function loadCopy(ports: CopyPorts, sealed: SealedFolder | null): Promise<OpenedCopy> {
  const { value: store, durable } = openCopyStore(ports, sealed);
  try {
    // Facts are asked for while the account opens, and there a damaged one would keep it shut.
    store.checkFacts();
    return { copy: await InvitationCopy.load(store, ports.onTrouble), durable };
  } catch (error) {
    store.close();
    throw error;
  }
}

function openCopyStore(
  ports: DatabasePorts & { name: CopyName },
  sealed: SealedFolder | null,
): Opened<CopyStore> {
  return open(ports, sealed, ports.name, (path, sealer) => new CopyStore(path, sealer));
}

/** A damaged file makes room for a new one; where nothing can be written, memory has to do. */
function open<T>(
  ports: DatabasePorts,
  sealed: SealedFolder | null,
  name: DatabaseName,
  make: (path: string | null, sealer: Sealer) => T,
): Opened<T> {
  const inMemory = () => ({ value: make(null, new Sealer(newDataKey())), durable: false });
  if (sealed === null) return inMemory();
  const path = join(sealed.folder, databaseFiles[name]);
  try {
    return { value: make(path, sealed.sealer), durable: true };
  } catch (error) {
    if (cannotOpen(ports, path, error) !== 'damaged') return inMemory();
    const damaged = aside(ports, path, error);
    const value = make(path, sealed.sealer);
    if (damaged !== null && value instanceof QueueStore) salvage(ports, damaged, value);
    return { value, durable: true };
  }
}

function salvage({ log }: DatabasePorts, damaged: string, queue: QueueStore): void {
  const rows = salvageQueue(damaged);
  queue.adopt(rows);
  // Nothing that a person held back may go out because nobody can read any more that it was.
  if (rows.items.size > 0 && !rows.factsWhole && !rows.facts.has('paused')) queue.save([], { paused: true });
  log.warn('queue.salvaged', { items: rows.items.size, facts: rows.facts.size });
}

/** Says so in the log, and what the trouble is. */
function cannotOpen({ log }: DatabasePorts, file: string, error: unknown): StorageTrouble {
  const trouble = storageTrouble(error);
  log.error('storage.cannot-open', { file, trouble, error: errorName(error) });
  return trouble;
}

/** The new name of what was there, or null. */
function aside(ports: DatabasePorts, path: string, error: unknown): string | null {
  const to = existsSync(path) ? setAside(path, ports.clock.now()) : null;
  ports.log.error('storage.set-aside', { file: path, to, error: errorName(error) });
  return to;
}
