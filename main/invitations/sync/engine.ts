/** Keeps the copy of one account like Clerk: looks when it is time, reads only what differs, tells what changed. */
import { type Failure, FailureError } from '../../../preload/failure.ts';
import type { SyncState } from '../../../preload/sync.ts';
import type { Clock, Connectivity } from '../../ports.ts';
import type { AudienceList } from '../audiences/audience.ts';
import type { Row } from '../audiences/row.ts';
import type { InvitationCopy } from '../copy/copy.ts';
import { failureInClerkTime } from '../in-clerk-time.ts';
import type { Tidying } from '../tidying.ts';
import type { Tuning } from '../tuning.ts';
import type { Overdue } from './copy-updates.ts';
import { type ExtraCounts, Extras } from './extras.ts';
import { Frontiers } from './frontiers.ts';
import { fullSync, pageSize } from './full-sync.ts';
import { lookAtOdd, type PollPorts, type PollResult, poll } from './poll.ts';
import { nextPollIn } from './schedule.ts';

export interface EnginePorts {
  accountId: string;
  list: AudienceList;
  copy: InvitationCopy;
  tidying: Pick<Tidying, 'begin' | 'end'>;
  clock: Clock;
  connectivity: Connectivity;
  tuning: Tuning;
  /** What Clerk's clock is ahead of ours, in milliseconds. */
  skewMs(): number;
  /** Between two polls, in milliseconds. */
  pollMs(): number;
  isDurable(): boolean;
  apply(invitations: readonly Row[]): void;
  forget(ids: readonly string[]): void;
  /** See {@link PollPorts.expire}. */
  expire(): Overdue;
  /** An attempt has ended; `ok` when the copy is like Clerk now. */
  ended(ok: boolean): void;
  stateChanged(): void;
  fault(error: unknown): Failure;
}

/** Our own requests move the counts while we look, and so does time: how many more looks may tell. */
const furtherLooks: Record<PollResult, number> = { agrees: 0, unclear: 1, moving: 5 };
/** Counts that do not agree make us read everything again, but not more than a small part of the time. */
const rereadGapMs = 60_000;
const rereadGapFactor = 20;
/** After a change of our own there may be more to see; many in a row need one look. */
const afterOwnMs = 2000;

/** Asked for at once by a first sync: nobody knows yet how many there are, and each round to Clerk costs the same. */
const pagesAhead = 10;

const patienceMs = 10_000;

/** Longer than the time between two looks of an app that nobody looks at. */
const freshMs = 900_000;

type Thoroughness = 'steady' | 'thorough' | 'whole';

export class SyncEngine {
  readonly #ports: EnginePorts;
  readonly #stopping = new AbortController();
  readonly #offConnectivity: () => void;
  readonly #frontiers: Frontiers;
  readonly #extras: Extras;
  #running: Promise<void> | null = null;
  #wanted: Thoroughness | null = null;
  #progress: SyncState['progress'] = null;
  /** By Clerk's clock. */
  #lastSyncAt: number | null;
  /** Whether the copy was like Clerk since this start: before, its file may be an old one. */
  #looked = false;
  #nextReadAt = Number.NEGATIVE_INFINITY;
  #endedAt: number;
  #failure: Failure | null = null;
  #failures = 0;
  #visible = true;
  #turn = 0;
  #callOffTimer: (() => void) | null = null;

  constructor(ports: EnginePorts) {
    this.#ports = ports;
    this.#frontiers = new Frontiers(ports.copy.fact('frontiers'));
    this.#extras = new Extras(ports.copy.fact('extras'));
    const lastSyncAt = ports.copy.fact('lastSyncAt');
    this.#lastSyncAt = typeof lastSyncAt === 'number' ? lastSyncAt : null;
    this.#endedAt = ports.clock.now();
    this.#offConnectivity = ports.connectivity.onChange((online) => {
      if (online) this.soon(0);
    });
  }

  state(): SyncState {
    const idle = this.#lastSyncAt === null ? 'never' : 'idle';
    const skewMs = this.#ports.skewMs();
    return {
      accountId: this.#ports.accountId,
      phase: this.#running !== null ? 'syncing' : this.#failure !== null ? 'failed' : idle,
      progress: this.#progress,
      lastSyncAt: this.#lastSyncAt,
      unreadable: this.#ports.copy.columns.unreadable + this.#extras.nameless,
      clockSkewMs: skewMs,
      failure: this.#failure && failureInClerkTime(this.#failure, skewMs),
      durable: this.#ports.isDurable(),
    };
  }

  /** Whether this engine has found the copy like Clerk a short while ago, and nothing has failed since. */
  isFresh(): boolean {
    if (!this.#looked || this.#lastSyncAt === null || this.#failure !== null) return false;
    const age = this.#clerkNow() - this.#lastSyncAt;
    return age >= 0 && age < freshMs;
  }

  /** Looks now and thoroughly, after the look that is under way. Never rejects: what failed is in the state. */
  async refresh(): Promise<SyncState> {
    this.#want('thorough');
    while (this.#running !== null) await this.#running;
    return this.state();
  }

  /** Reads everything again, whatever the counts say. */
  async reread(): Promise<void> {
    this.#want('whole');
    await this.#running;
  }

  /** A steady look in `ms` milliseconds, or earlier when one is due. */
  soon(ms: number = afterOwnMs): void {
    this.#wakeIn(Math.min(ms, this.#due() ?? ms));
  }

  /** While nobody looks at the list it is looked after less often. */
  setVisible(visible: boolean): void {
    const shown = visible && !this.#visible;
    this.#visible = visible;
    if (shown) this.#want('steady');
    else this.#schedule();
  }

  async stop(): Promise<void> {
    this.#offConnectivity();
    this.#callOffTimer?.();
    this.#stopping.abort(new Error('The sync stops.'));
    await this.#running;
  }

  #want(how: Thoroughness): void {
    if (this.#stopping.signal.aborted) return;
    const rank = { steady: 0, thorough: 1, whole: 2 };
    if (this.#wanted === null || rank[how] > rank[this.#wanted]) this.#wanted = how;
    this.#running ??= this.#run();
  }

  async #run(): Promise<void> {
    this.#callOffTimer?.();
    // After a first turn, so that whoever asks for the state now sees that a sync is under way.
    await Promise.resolve();
    for (let how = this.#wanted; how !== null; how = this.#wanted) {
      this.#wanted = null;
      this.#ports.stateChanged();
      await this.#attempt(how);
    }
    this.#running = null;
    this.#progress = null;
    if (this.#stopping.signal.aborted) return;
    this.#ports.ended(this.#failure === null);
    this.#ports.stateChanged();
    this.#schedule();
  }

  async #attempt(how: Thoroughness): Promise<void> {
    const { copy, clock } = this.#ports;
    try {
      if (this.#lastSyncAt === null || how === 'whole') await this.#readAll();
      // Of what came and went since the copy was written, one list alone does not tell.
      else await this.#look(this.#looked ? how : 'thorough');
      this.#lastSyncAt = this.#clerkNow();
      this.#looked = true;
      copy.setFact('lastSyncAt', this.#lastSyncAt);
      copy.setFact('frontiers', this.#frontiers.state());
      this.#failure = null;
      this.#failures = 0;
    } catch (error) {
      if (this.#stopping.signal.aborted) return;
      this.#failure = error instanceof FailureError ? error.failure : this.#ports.fault(error);
      this.#failures += 1;
    }
    this.#endedAt = clock.now();
  }

  async #look(how: Thoroughness): Promise<void> {
    const { list, copy, apply, forget, expire, clock } = this.#ports;
    const { thorough, inTurn } = list.looks;
    const names = (how === 'steady' && inTurn[this.#turn % inTurn.length]) || thorough;
    this.#turn += 1;
    const options = this.#options();
    const frontiers = this.#frontiers;
    const extras = this.#extras;
    const ports: PollPorts = { list, copy, frontiers, extras, apply, forget, expire, options };
    if (how !== 'steady' && !(await lookAtOdd(ports))) return this.#readAll();
    let result = await poll(ports, names);
    for (let more = 0; more < furtherLooks[result]; more += 1) result = await poll(ports, thorough);
    if (result === 'agrees') return;
    if (how !== 'steady' || clock.now() >= this.#nextReadAt) await this.#readAll();
  }

  async #readAll(): Promise<void> {
    const { list, copy, tidying, apply, forget, expire, clock, tuning } = this.#ports;
    // What is created while we read may be missing from the pages, and is not gone for that.
    const before = [...copy.columns.ids()];
    const startedAt = clock.now();
    const report = (done: number, total: number) => {
      this.#progress = { done, total };
      this.#ports.stateChanged();
    };
    const known = Math.ceil(before.length / pageSize);
    tidying.begin();
    const result = await fullSync({
      list,
      options: this.#options(),
      parallel: tuning.parallelPages,
      ahead: this.#lastSyncAt === null ? pagesAhead : Math.max(1, known),
      onPage: apply,
      onProgress: report,
    }).finally(() => tidying.end());
    const endedAt = clock.now();
    this.#nextReadAt = endedAt + Math.max(rereadGapMs, rereadGapFactor * (endedAt - startedAt));
    this.#progress = null;
    // An instance can be emptied: what Clerk does not list any more is gone.
    this.#frontiers.reset(result.newest);
    if (result.complete) this.#rememberExtras(result.extras);
    if (result.complete) forget(before.filter((id) => !result.ids.has(id)));
    expire();
  }

  #clerkNow(): number {
    return this.#ports.clock.now() + this.#ports.skewMs();
  }

  #rememberExtras(extras: ExtraCounts): void {
    this.#extras.reset(extras);
    this.#ports.copy.setFact('extras', this.#extras.state());
  }

  #options() {
    // The engine backs off by itself, and says so; a call that tries for an hour would leave it silent.
    const retries = { maxElapsedMs: patienceMs };
    return { signal: this.#stopping.signal, timeoutMs: this.#ports.tuning.timeoutMs, retries };
  }

  #due(): number | null {
    const { clock, connectivity, tuning } = this.#ports;
    return nextPollIn({
      now: clock.now(),
      online: connectivity.isOnline(),
      visible: this.#visible,
      pollMs: this.#ports.pollMs(),
      hiddenFactor: tuning.hiddenFactor,
      endedAt: this.#endedAt,
      failure: this.#failure,
      failures: this.#failures,
    });
  }

  #schedule(): void {
    const due = this.#due();
    if (due !== null) this.#wakeIn(due);
  }

  #wakeIn(ms: number): void {
    if (this.#stopping.signal.aborted) return;
    this.#callOffTimer?.();
    this.#callOffTimer = this.#ports.clock.after(ms, () => this.#want('steady'));
  }
}
