/** The items of one outbox, in memory and on disk: what is in memory is the truth, and the disk never knows better. */
import { invites } from '../../../preload/queue.ts';
import type { Endpoint } from '../../clerk/endpoints.ts';
import type { Clock, Log } from '../../ports.ts';
import type { QueueStore } from '../../storage/queue-store.ts';
import { afterClockSetBack, afterClockSetForward, reread } from './changes.ts';
import { inTodaysForm } from './earlier-items.ts';
import { addressOf, isUnfinished, type OutboxItem, outboxItemSchema, placeOfItem } from './item.ts';
import { Items } from './items.ts';
import type { Pace } from './pace.ts';

export interface QueueRepositoryPorts {
  store: QueueStore;
  clock: Clock;
  log: Log;
  pace: Pace;
  /** Milliseconds from a clock that nobody can set; unset: one that is set forward is not noticed. */
  monotonic?: () => number;
  /** An item was added (`before` undefined) or has changed. Must not throw. */
  recorded?(before: OutboxItem | undefined, after: OutboxItem): void;
}

/** Clocks are set by less than this all the time, milliseconds. */
const noticedMs = 1000;

/** What went well is of interest for a while; what failed stays until somebody has seen it. */
const keptMs = 7 * 86_400_000;

export class QueueRepository {
  readonly items = new Items();
  readonly #ports: QueueRepositoryPorts;
  /** Ids of what lay on disk at the start, perhaps for the second time: see reconcile.ts. */
  readonly #earlier = new Set<string>();
  /** Recorded in memory while the disk refused. */
  readonly #unsaved = new Map<string, OutboxItem>();
  /** The newest time seen, by which a clock that was set back is noticed. */
  #seenAt: number;
  /** What the clock that nobody can set said then. */
  #steadilyAt: number;
  #paused: boolean;

  /** Throws SQLite's error. */
  constructor(ports: QueueRepositoryPorts) {
    this.#ports = ports;
    this.#seenAt = ports.clock.now();
    this.#steadilyAt = ports.monotonic?.() ?? this.#seenAt;
    // Nothing that a person held back may go out because nobody can read any more that it was.
    this.#paused = ports.store.fact('paused', true) === true;
    this.#load();
  }

  /** Whether it was on disk already when this outbox was opened. */
  isFromEarlier({ id }: OutboxItem): boolean {
    return this.#earlier.has(id);
  }

  get paused(): boolean {
    return this.#paused;
  }

  /** Throws SQLite's error, and then nothing is paused or resumed. */
  setPaused(paused: boolean): void {
    this.#ports.store.save([], { paused });
    this.#paused = paused;
  }

  /** On disk when it returns; throws SQLite's error, and then nothing has changed. */
  save(items: readonly OutboxItem[], facts: Record<string, unknown> = {}): void {
    const newer = new Set(items.map(({ id }) => id));
    const older = [...this.#unsaved.values()].filter(({ id }) => !newer.has(id));
    this.#ports.store.save([...older, ...items], facts);
    this.#unsaved.clear();
    for (const item of items) this.#put(item);
  }

  /** Notes requests that are about to leave. Throws SQLite's error, and then they must not. */
  writeDown(items: readonly OutboxItem[], endpoint: Endpoint): void {
    const { pace } = this.#ports;
    pace.spend(endpoint);
    this.save(items, { pace: pace.state() });
  }

  /** What has happened has happened: true in memory at once. Throws SQLite's error; the next change brings it to disk. */
  record(items: readonly OutboxItem[]): void {
    for (const item of [...items, ...items.flatMap((each) => this.#followers(each))]) {
      this.#put(item);
      this.#unsaved.set(item.id, item);
    }
    this.#ports.store.save(this.#unsaved.values());
    this.#unsaved.clear();
  }

  /** Takes over items, and that a person held them back, as {@link record} does. Throws SQLite's error. */
  adopt(items: readonly OutboxItem[], paused: boolean): void {
    if (paused) this.#paused = true;
    for (const item of items) {
      this.#put(item);
      this.#unsaved.set(item.id, item);
    }
    this.#ports.store.save(this.#unsaved.values(), paused ? { paused } : {});
    this.#unsaved.clear();
  }

  savePace(): void {
    this.#ports.store.save([], { pace: this.#ports.pace.state() });
  }

  /** Forgets those that are finished. Throws SQLite's error. */
  forget(ids: readonly string[]): void {
    const finished = ids.flatMap((id) => this.items.get(id) ?? []).filter((item) => !isUnfinished(item));
    this.#ports.store.delete(finished.map(({ seq }) => seq));
    for (const { id } of finished) this.#drop(id);
  }

  /**
   * Forgets an item whose invitation is gone for good, with everything that is finished about its address; `facts` go
   * along. Throws SQLite's error, and then nothing is forgotten.
   */
  erase(item: OutboxItem, facts: Record<string, unknown>): void {
    const mailbox = addressOf(item);
    const gone = [...this.items.all()].filter(
      (each) => each.id === item.id || (!isUnfinished(each) && addressOf(each) === mailbox),
    );
    this.#ports.store.delete(
      gone.map(({ seq }) => seq),
      facts,
    );
    for (const { id } of gone) this.#drop(id);
  }

  /** Leaves nothing of what was forgotten on disk. Throws SQLite's error. */
  purge(): void {
    this.#ports.store.purge();
  }

  #drop(id: string): void {
    this.items.forget(id);
    this.#earlier.delete(id);
    this.#unsaved.delete(id);
  }

  /** Follows a clock that was set; returns by how many milliseconds it was set back, 0 when it was not. */
  followClock(): number {
    const now = this.#ports.clock.now();
    const steadily = this.#ports.monotonic?.() ?? now;
    const back = this.#seenAt - now;
    const forward = -back - (steadily - this.#steadilyAt);
    this.#seenAt = now;
    this.#steadilyAt = steadily;
    if (forward >= noticedMs) this.#move((item) => afterClockSetForward(item, forward));
    if (back < noticedMs) return 0;
    this.#move((item) => afterClockSetBack(item, back));
    return back;
  }

  #move(step: (item: OutboxItem) => OutboxItem): void {
    for (const item of [...this.items.unfinished()]) {
      const moved = step(item);
      if (moved !== item) this.items.put(moved);
    }
  }

  close(): void {
    this.#ports.store.close();
  }

  /** What waits behind an item that was sent, with the news that this invitation is not its own doing. */
  #followers({ state, resultId, ...item }: OutboxItem): OutboxItem[] {
    if (state !== 'sent' || resultId === null || !invites(item.operation)) return [];
    // By the address that was asked for: Clerk may have answered another form.
    const asked = this.items.get(item.id) ?? item;
    return this.items.ofAddress(placeOfItem(asked), addressOf(asked)).flatMap((follower) => {
      const { asked: known } = follower.baseline;
      if (follower.id === item.id || !known || known.ids.includes(resultId)) return [];
      const baseline = { ...follower.baseline, asked: { ...known, ids: [...known.ids, resultId] } };
      return [{ ...follower, baseline }];
    });
  }

  #put(item: OutboxItem): void {
    this.#ports.recorded?.(this.items.get(item.id), item);
    this.items.put(item);
  }

  #load(): void {
    const { store, log } = this.#ports;
    const { items, unreadable } = store.load();
    let refused = unreadable;
    const old: string[] = [];
    for (const stored of items) {
      const parsed = outboxItemSchema.safeParse(inTodaysForm(stored));
      if (parsed.success) {
        this.items.put(reread(parsed.data, this.#seenAt));
        this.#earlier.add(parsed.data.id);
      } else refused += 1;
      if (parsed.success && this.#isOld(parsed.data)) old.push(parsed.data.id);
    }
    if (refused > 0) log.error('queue.items-unreadable', { count: refused });
    if (old.length > 0) this.forget(old);
  }

  #isOld({ state, updatedAt }: OutboxItem): boolean {
    return (state === 'sent' || state === 'cancelled') && updatedAt < this.#seenAt - keptMs;
  }
}
