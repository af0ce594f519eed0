/** Keeps the copy of one account like Clerk: when to sync, and what became of it. */
import { type Failure, FailureError } from '../../../preload/failure.ts';
import type { SyncState } from '../../../preload/sync.ts';
import type { ClerkClient, ClerkInvitation } from '../../clerk/api.ts';
import type { Clock } from '../../ports.ts';
import type { InvitationCopy } from '../copy/copy.ts';
import { fullSync } from './full-sync.ts';

export interface EnginePorts {
  accountId: string;
  client: ClerkClient;
  copy: InvitationCopy;
  clock: Clock;
  durable: boolean;
  learn(invitations: readonly ClerkInvitation[]): void;
  changed(): void;
  stateChanged(): void;
  fault(error: unknown): Failure;
}

const parallelPages = 8;

export class SyncEngine {
  readonly #ports: EnginePorts;
  readonly #stopping = new AbortController();
  #running: Promise<void> | null = null;
  #progress: SyncState['progress'] = null;
  #lastSyncAt: number | null;
  #failure: Failure | null = null;

  constructor(ports: EnginePorts) {
    this.#ports = ports;
    const lastSyncAt = ports.copy.fact('lastSyncAt');
    this.#lastSyncAt = typeof lastSyncAt === 'number' ? lastSyncAt : null;
  }

  state(): SyncState {
    const { accountId, durable } = this.#ports;
    const idle = this.#lastSyncAt === null ? 'never' : 'idle';
    const phase = this.#running !== null ? 'syncing' : this.#failure !== null ? 'failed' : idle;
    return {
      accountId,
      phase,
      progress: this.#progress,
      lastSyncAt: this.#lastSyncAt,
      failure: this.#failure,
      durable,
    };
  }

  /** Syncs now, or joins the sync that is under way. Never rejects: what failed is in the state. */
  async refresh(): Promise<SyncState> {
    this.#running ??= this.#sync().finally(() => {
      this.#running = null;
      this.#progress = null;
      if (!this.#stopping.signal.aborted) this.#ports.stateChanged();
    });
    await this.#running;
    return this.state();
  }

  async stop(): Promise<void> {
    this.#stopping.abort(new Error('The sync stops.'));
    await this.#running;
  }

  async #sync(): Promise<void> {
    const { client, copy, clock } = this.#ports;
    const { signal } = this.#stopping;
    // After a first turn, so that whoever asks for the state now sees that a sync is under way.
    await Promise.resolve();
    this.#ports.stateChanged();
    try {
      const result = await fullSync({
        client,
        options: { signal },
        parallel: parallelPages,
        onPage: (invitations) => this.#ports.learn(invitations),
        onProgress: (done, total) => {
          this.#progress = { done, total };
          this.#ports.stateChanged();
        },
      });
      if (result.complete) this.#sweep(result.ids);
      this.#lastSyncAt = clock.now();
      copy.setFact('lastSyncAt', this.#lastSyncAt);
      this.#failure = null;
    } catch (error) {
      if (signal.aborted) return;
      this.#failure = error instanceof FailureError ? error.failure : this.#ports.fault(error);
    }
  }

  /** What Clerk does not list any more is gone: an instance can be emptied. */
  #sweep(seen: ReadonlySet<string>): void {
    const gone = [...this.#ports.copy.columns.ids()].filter((id) => !seen.has(id));
    if (gone.length === 0) return;
    this.#ports.copy.remove(gone);
    this.#ports.changed();
  }
}
