/** The invitations room on a sandbox, with real databases in a folder of its own and periods short enough to wait for. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TokenVault } from '../../main/accounts/vault.ts';
import type { Clerk } from '../../main/clerk/audience-api.ts';
import { createClerkClient } from '../../main/clerk/client.ts';
import { type Limits, publishedLimits } from '../../main/clerk/rate-budgets.ts';
import { createInvitations } from '../../main/invitations/invitations.ts';
import type { Invitations } from '../../main/invitations/service.ts';
import type { InvitationChange } from '../../main/invitations/sync/changes.ts';
import type { Tuning } from '../../main/invitations/tuning.ts';
import { type Clock, type Connectivity, systemClock } from '../../main/ports.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../main/sandbox/server.ts';
import type { EventName } from '../../preload/contract.ts';
import { FailureError, type VaultState } from '../../preload/failure.ts';
import type { SendWith } from '../../preload/history.ts';
import type { Status } from '../../preload/invitation.ts';
import type { QueueItem } from '../../preload/queue.ts';
import { type RecordedLog, recordLog } from './recorded-log.ts';
import { aWindow } from './samples.ts';

export const accountId = 'account-under-test';

/** A keychain that a test can lock, and that outlives the room. */
export class LockableVault implements TokenVault {
  readonly secrets = new Map<string, string>();
  now: VaultState = 'ready';

  async state() {
    return this.now;
  }

  async get(name: string) {
    this.#enter();
    return this.secrets.get(name) ?? null;
  }

  async set(name: string, secret: string) {
    this.#enter();
    this.secrets.set(name, secret);
  }

  async delete(name: string) {
    this.#enter();
    this.secrets.delete(name);
  }

  #enter(): void {
    if (this.now !== 'ready') throw new FailureError({ kind: 'keychain', state: this.now });
  }
}

/** A network that a test can pull out. */
export class PluggedNetwork implements Connectivity {
  readonly #listeners = new Set<(online: boolean) => void>();
  #online = true;

  isOnline() {
    return this.#online;
  }

  onChange(listener: (online: boolean) => void) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  plug(online: boolean) {
    this.#online = online;
    for (const listener of this.#listeners) listener(online);
  }
}

const unlimited = { requests: 1_000_000, windowMs: 1000 };

/** No limits of ours; those of the sandbox are a matter of the test. */
export const noLimits = Object.fromEntries(
  Object.keys(publishedLimits('production')).map((name) => [name, unlimited]),
) as Limits;

/** No period is waited for that a test does not mean; answers may take as long as a machine that stands still. */
export const quick: Partial<Tuning> = {
  undoMs: 40,
  settleMs: 300,
  graceMs: 100,
  backoffMs: 10,
  timeoutMs: 30_000,
  pollMs: 3_600_000,
  limits: noLimits,
};

export interface RoomOptions {
  sandbox?: SandboxOptions;
  tuning?: Partial<Tuning>;
  clock?: Clock;
  monotonic?: () => number;
  /** See `InvitationsPorts`. */
  metadataByBulk?: () => boolean;
  /** See `InvitationsPorts`; Clerk's defaults unless told otherwise. */
  resendWith?: () => SendWith | null;
  vault?: TokenVault | null;
  dataDir?: string;
  /** In place of the platform's own, to act between an answer and the next question. */
  fetch?: typeof fetch;
}

export interface Room extends AsyncDisposable {
  sandbox: Sandbox;
  invitations: Invitations;
  vault: TokenVault | null;
  network: PluggedNetwork;
  log: RecordedLog;
  dataDir: string;
  client: Clerk;
  changes: { change: InvitationChange; silent: boolean }[];
  events: EventName[];
  open(): Promise<void>;
  /** Stops the room and starts another on the same folder and sandbox. */
  restart(): Promise<void>;
  count(status: Status): Promise<number>;
  queue(): Promise<QueueItem[]>;
  /** Resolves when nothing is under way or waiting any more. */
  quiet(): Promise<QueueItem[]>;
}

export const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Opens nothing yet. */
export async function enterRoom(options: RoomOptions = {}): Promise<Room> {
  const sandbox = await startSandbox({ limits: 'none', ...options.sandbox });
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'guestlist-room-'));
  const network = new PluggedNetwork();
  const log = recordLog();
  const changes: Room['changes'] = [];
  const events: EventName[] = [];
  const clock = options.clock ?? systemClock;
  const client = createClerkClient({
    secretKey: () => sandbox.secretKey,
    apiUrl: sandbox.apiUrl,
    fetch: options.fetch ?? fetch,
    clock,
  });
  const make = () =>
    createInvitations({
      dataDir,
      clock,
      connectivity: network,
      log,
      emit: (event) => void events.push(event),
      onChanges: (_, found, silent) => void changes.push(...found.map((change) => ({ change, silent }))),
      tuning: { ...quick, ...options.tuning },
      resendWith: options.resendWith ?? (() => ({})),
      ...(options.metadataByBulk && { metadataByBulk: options.metadataByBulk }),
      ...(options.monotonic && { monotonic: options.monotonic }),
    });
  const vault = options.vault === undefined ? new LockableVault() : options.vault;
  const room: Room = {
    sandbox,
    vault,
    network,
    log,
    dataDir,
    client,
    changes,
    events,
    invitations: make(),
    open: () =>
      room.invitations.open({ id: accountId, environment: 'production', client, vault, beginsOnDisk: true }),
    async restart() {
      await room.invitations.stop();
      room.invitations = make();
      await room.open();
    },
    async count(status) {
      return (await room.invitations.handlers.invitations.list(aWindow({ accountId, status }))).total;
    },
    async queue() {
      const page = await room.invitations.handlers.queue.list({ accountId, offset: 0, limit: 500 });
      return page.items.toReversed();
    },
    async quiet() {
      for (;;) {
        const items = await room.queue();
        if (items.every(({ state }) => ['sent', 'failed', 'cancelled'].includes(state))) return items;
        await pause(10);
      }
    },
    async [Symbol.asyncDispose]() {
      await room.invitations.stop();
      await sandbox.close();
      if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
    },
  };
  return room;
}
