/**
 * The outbox of one account: what a person asked for is on disk before anybody says yes, and leaves from there
 * in order, within Clerk's limits, once.
 */
import type { Failure } from '../../../preload/failure.ts';
import type { Draft } from '../../../preload/invitation.ts';
import type { QueueItem, QueueWindow } from '../../../preload/queue.ts';
import type { ClerkClient, ClerkInvitation } from '../../clerk/api.ts';
import type { Endpoint } from '../../clerk/endpoints.ts';
import type { Clock, Connectivity, Log } from '../../ports.ts';
import type { QueueStore } from '../../storage/queue-store.ts';
import type { Tuning } from '../tuning.ts';
import { canCancel, cancelled, reread, resumed, retried, setBack } from './changes.ts';
import { isUnfinished, type OutboxItem, outboxItemSchema } from './item.ts';
import { Items } from './items.ts';
import { createItem, resendItem, revokeItem, type Target } from './new-items.ts';
import type { Pace } from './pace.ts';
import { type Action, planNext, sparedCreates } from './plan.ts';
import { type Gates, present, summarize } from './present.ts';
import { backoffMs } from './refusal.ts';
import { lookForCreate, sendBulk, sendCreate } from './send-create.ts';
import { sendRevoke } from './send-revoke.ts';
import type { SenderPorts } from './sender-ports.ts';

export interface OutboxPorts {
  store: QueueStore;
  client: ClerkClient;
  clock: Clock;
  connectivity: Connectivity;
  log: Log;
  tuning: Tuning;
  pace: Pace;
  /** Facts from Clerk, for the copy. */
  learn(invitations: readonly ClerkInvitation[]): void;
  unlearn(invitationId: string): void;
  changed(): void;
  /** Something went out, or was given up. */
  ended(): void;
  /** Writes a line to the log and returns the fault as data. */
  fault(error: unknown): Failure;
}

export class Outbox {
  readonly #ports: OutboxPorts;
  readonly #items = new Items();
  readonly #stopping = new AbortController();
  readonly #running = new Set<Promise<void>>();
  /** Ids under way. */
  readonly #busy = new Set<string>();
  /** Recorded in memory while the disk refused. */
  readonly #unsaved = new Map<string, OutboxItem>();
  readonly #sender: SenderPorts;
  readonly #offConnectivity: () => void;
  #paused: boolean;
  #blocked: { until: number; failure: Failure; tries: number } | null = null;
  #callOffTimer: (() => void) | null = null;
  /** The newest time seen, by which a clock that was set back is noticed. */
  #seenAt: number;

  constructor(ports: OutboxPorts) {
    this.#ports = ports;
    this.#paused = ports.store.fact('paused') === true;
    this.#seenAt = ports.clock.now();
    this.#load();
    this.#sender = this.#senderPorts();
    this.#offConnectivity = ports.connectivity.onChange(() => this.hurry());
  }

  /** Starts to send. */
  start(): void {
    this.#pump();
  }

  /** Breaks off what is under way; it is written down as sending and resumed at the next start. */
  async stop(): Promise<void> {
    this.#offConnectivity();
    this.#callOffTimer?.();
    this.#stopping.abort(new Error('The outbox stops.'));
    await Promise.allSettled(this.#running);
    this.#ports.store.close();
  }

  /** Durable when it returns. An address that is already on its way is not queued a second time. */
  create(drafts: readonly Draft[]): QueueItem[] {
    const added = new Map<string, OutboxItem>();
    const now = this.#ports.clock.now();
    const items = drafts.map((draft) => {
      const address = draft.emailAddress.toLowerCase();
      const same = (item: OutboxItem) => item.operation === 'create' && isUnfinished(item);
      const known = added.get(address) ?? this.#items.lane(address).find(same);
      if (known !== undefined) return known;
      const item = createItem(this.#items.nextSeq(), draft, drafts.length, now);
      added.set(address, item);
      return item;
    });
    return this.#enqueue(items, [...added.values()]);
  }

  revoke(targets: readonly Target[]): QueueItem[] {
    const { undoMs } = this.#ports.tuning;
    return this.#target(targets, 'revoke', (seq, target, now) =>
      revokeItem(seq, target, targets.length, now, undoMs),
    );
  }

  resend(targets: readonly Target[]): QueueItem[] {
    return this.#target(targets, 'resend', (seq, target, now) =>
      resendItem(seq, target, targets.length, now),
    );
  }

  /** Those that can no longer be taken back stay as they are. */
  cancel(ids: readonly string[]): QueueItem[] {
    const now = this.#ports.clock.now();
    return this.#change(ids, (item) =>
      canCancel(item) && !this.#busy.has(item.id) ? cancelled(item, now) : item,
    );
  }

  retry(ids: readonly string[]): QueueItem[] {
    const now = this.#ports.clock.now();
    this.#blocked = null;
    return this.#change(ids, (item) => (item.state === 'failed' ? retried(item, now) : item));
  }

  /** Forgets finished items. */
  dismiss(ids: readonly string[]): void {
    const finished = ids.flatMap((id) => this.#items.get(id) ?? []).filter((item) => !isUnfinished(item));
    this.#ports.store.delete(finished.map(({ seq }) => seq));
    for (const { id } of finished) this.#items.forget(id);
    this.#changed();
  }

  setPaused(paused: boolean): void {
    this.#ports.store.save([], { paused });
    this.#paused = paused;
    this.hurry();
  }

  list(states: readonly QueueItem['state'][] | undefined, offset: number, limit: number): QueueWindow {
    const gates = this.#gates();
    const all = Array.from(this.#items.all(), (item) => present(item, gates));
    const wanted = states === undefined ? all : all.filter(({ state }) => states.includes(state));
    return {
      items: wanted.toReversed().slice(offset, offset + limit),
      total: wanted.length,
      summary: summarize(all, this.#paused, this.#lastOutAt()),
    };
  }

  /** The unfinished items of an outbox that was stopped without a place on disk. */
  carry(): OutboxItem[] {
    return [...this.#items.unfinished()].map(resumed).sort((a, b) => a.seq - b.seq);
  }

  /** Takes over what another outbox could only keep in memory. */
  adopt(items: readonly OutboxItem[]): void {
    const adopted = items.map((item) => ({ ...item, seq: this.#items.nextSeq() }));
    this.#ports.store.save(adopted);
    for (const item of adopted) this.#items.put(item);
    this.#changed();
  }

  /** Whether a request for this address is under way or in doubt: what Clerk shows of it is our own doing. */
  isOwn(address: string): boolean {
    return this.#items.lane(address.toLowerCase()).some((item) => item.attempt !== null);
  }

  /** The way is free again (network, key, wake-up): nobody waits out a back-off. */
  hurry(): void {
    this.#blocked = null;
    for (const item of [...this.#items.unfinished()]) {
      if (item.waitingFor === 'network') this.#items.put({ ...item, notBefore: null, waitingFor: null });
    }
    this.#changed();
  }

  #load(): void {
    const { items, unreadable } = this.#ports.store.load();
    let refused = unreadable;
    for (const stored of items) {
      const parsed = outboxItemSchema.safeParse(stored);
      if (parsed.success) this.#items.put(reread(parsed.data, this.#seenAt));
      else refused += 1;
    }
    if (refused > 0) this.#ports.log.error('queue.items-unreadable', { count: refused });
  }

  #target(
    targets: readonly Target[],
    operation: 'revoke' | 'resend',
    make: (seq: number, target: Target, now: number) => OutboxItem,
  ): QueueItem[] {
    const added: OutboxItem[] = [];
    const now = this.#ports.clock.now();
    const items = targets.map((target) => {
      const same = (item: OutboxItem) => item.operation === operation && item.targetId === target.id;
      const known = this.#items.lane(target.emailAddress.toLowerCase()).find(same);
      const item = known ?? added.find(same) ?? make(this.#items.nextSeq(), target, now);
      if (known === undefined && !added.includes(item)) added.push(item);
      return item;
    });
    return this.#enqueue(items, added);
  }

  #enqueue(items: readonly OutboxItem[], added: readonly OutboxItem[]): QueueItem[] {
    this.#ports.store.save(added);
    for (const item of added) this.#items.put(item);
    this.#changed();
    const gates = this.#gates();
    return items.map((item) => present(item, gates));
  }

  #change(ids: readonly string[], step: (item: OutboxItem) => OutboxItem): QueueItem[] {
    const before = ids.flatMap((id) => this.#items.get(id) ?? []);
    const after = before.map(step);
    const changed = after.filter((item, index) => item !== before[index]);
    this.#ports.store.save(changed);
    for (const item of changed) this.#items.put(item);
    this.#changed();
    const gates = this.#gates();
    return after.map((item) => present(item, gates));
  }

  #changed(): void {
    this.#ports.changed();
    this.#pump();
  }

  #pump(): void {
    this.#callOffTimer?.();
    this.#callOffTimer = null;
    if (this.#stopping.signal.aborted) return;
    this.#followClock();
    while (this.#running.size < this.#ports.tuning.lanes) {
      const action = this.#plan();
      if (action.kind !== 'wait') {
        this.#launch(action);
        continue;
      }
      if (action.until !== null) this.#wakeAt(action.until);
      return;
    }
  }

  #followClock(): void {
    const now = this.#ports.clock.now();
    const back = this.#seenAt - now;
    this.#seenAt = now;
    if (back < 1000) return;
    for (const item of [...this.#items.unfinished()]) this.#items.put(setBack(item, back));
    if (this.#blocked !== null) this.#blocked = { ...this.#blocked, until: this.#blocked.until - back };
  }

  #wakeAt(until: number): void {
    const { clock } = this.#ports;
    // Never a timer of days: a clock that is set right meanwhile would not be noticed.
    const ms = Math.min(60_000, Math.max(1, until - clock.now()));
    this.#callOffTimer = clock.after(ms, () => this.#changed());
  }

  #plan(): Action {
    const { pace, clock } = this.#ports;
    const look = pace.freeAt('list');
    return planNext({
      now: clock.now(),
      items: this.#items.unfinished(),
      isFirst: (item) => this.#items.isFirst(item) && !this.#busy.has(item.id),
      paused: this.#paused,
      online: this.#ports.connectivity.isOnline(),
      blockedUntil: this.#blocked?.until ?? null,
      freeAt: {
        look,
        revoke: pace.freeAt('revoke'),
        create: Math.max(look, pace.freeAt('create')),
        patientCreate: Math.max(look, pace.freeAt('create', sparedCreates)),
        bulk: Math.max(look, pace.freeAt('bulk')),
      },
    });
  }

  #launch(action: Exclude<Action, { kind: 'wait' }>): void {
    const items = action.kind === 'bulk' ? action.items : [action.item];
    for (const { id } of items) this.#busy.add(id);
    const run = this.#perform(action)
      .catch((error: unknown) => this.#stumbled(error))
      .finally(() => {
        this.#running.delete(run);
        for (const { id } of items) this.#busy.delete(id);
        this.#changed();
      });
    this.#running.add(run);
  }

  async #perform(action: Exclude<Action, { kind: 'wait' }>): Promise<void> {
    if (action.kind === 'bulk') return sendBulk(this.#sender, action.items);
    if (action.item.step === 'revoke') return sendRevoke(this.#sender, action.item);
    return action.kind === 'look'
      ? lookForCreate(this.#sender, action.item)
      : sendCreate(this.#sender, action.item);
  }

  /** The disk refused, or a fault of ours: nothing was sent that is not written down. */
  #stumbled(error: unknown): void {
    if (this.#stopping.signal.aborted) return;
    this.#block(this.#ports.fault(error));
  }

  #block(failure: Failure): void {
    const tries = (this.#blocked?.tries ?? 0) + 1;
    const { clock, tuning } = this.#ports;
    this.#blocked = { until: clock.now() + backoffMs(tries, tuning.backoffMs), failure, tries };
  }

  #senderPorts(): SenderPorts {
    const { client, clock, tuning, pace, learn, unlearn, fault } = this.#ports;
    return {
      client,
      clock,
      tuning,
      learn,
      unlearn,
      fault,
      signal: this.#stopping.signal,
      timeoutMs: tuning.timeoutMs,
      answered: () => {
        this.#blocked = null;
      },
      mayGo: (endpoint, spare) => pace.freeAt(endpoint, spare) <= clock.now(),
      writeDown: (items, endpoint) => this.#writeDown(items, endpoint),
      record: (items) => this.#record(items),
      closed: (endpoint, until) => this.#close(endpoint, until),
      blocked: (failure) => this.#block(failure),
    };
  }

  #writeDown(items: readonly OutboxItem[], endpoint: Endpoint): void {
    this.#stopping.signal.throwIfAborted();
    const { store, pace } = this.#ports;
    pace.spend(endpoint);
    store.save(items, { pace: pace.state() });
    for (const item of items) this.#items.put(item);
    this.#ports.changed();
  }

  #record(items: readonly OutboxItem[]): void {
    for (const item of items) {
      this.#items.put(item);
      this.#unsaved.set(item.id, item);
    }
    try {
      this.#ports.store.save(this.#unsaved.values());
      this.#unsaved.clear();
    } catch (error) {
      this.#block(this.#ports.fault(error));
    }
    this.#ports.changed();
    if (items.some((item) => !isUnfinished(item))) this.#ports.ended();
  }

  #close(endpoint: Endpoint, until: number): void {
    const { pace, store, fault } = this.#ports;
    pace.hold(endpoint, until);
    try {
      store.save([], { pace: pace.state() });
    } catch (error) {
      fault(error);
    }
  }

  #gates(): Gates {
    const { pace, clock } = this.#ports;
    return {
      now: clock.now(),
      paused: this.#paused,
      online: this.#ports.connectivity.isOnline(),
      blocked: this.#blocked,
      createFreeAt: Math.max(pace.freeAt('list'), Math.min(pace.freeAt('create'), pace.freeAt('bulk'))),
      revokeFreeAt: pace.freeAt('revoke'),
    };
  }

  #lastOutAt(): number | null {
    if (this.#items.unfinishedCount === 0) return null;
    const { clock, pace } = this.#ports;
    let creates = 0;
    let last = clock.now();
    for (const item of this.#items.unfinished()) {
      if (item.operation !== 'revoke') creates += 1;
      last = Math.max(last, item.notBefore ?? 0);
    }
    return Math.max(last, pace.lastOut(creates));
  }
}
