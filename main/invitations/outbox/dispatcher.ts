/** Keeps an outbox going: plans the next request, sends it, and waits for what holds it back. */
import type { Connectivity } from '../../ports.ts';
import { addressOf, type OutboxItem } from './item.ts';
import { type OutcomePorts, Outcomes } from './outcomes.ts';
import { type Action, planNext, sparedCreates } from './plan.ts';
import type { Gates } from './present.ts';
import { lookForCreate, sendBulk, sendCreate } from './send-create.ts';
import { sendDelete } from './send-delete.ts';
import { sendRevoke } from './send-revoke.ts';

export interface DispatcherPorts extends OutcomePorts {
  connectivity: Connectivity;
  /** The sync has not ended its first look since the start, and what it finds spares a look for each address. */
  isCatchingUp(): boolean;
}

/** A clock that is set right meanwhile would not be noticed by a timer of days. */
const longestTimerMs = 60_000;

type Work = Exclude<Action, { kind: 'wait' }>;

export class Dispatcher {
  readonly #ports: DispatcherPorts;
  readonly #stopping = new AbortController();
  readonly #running = new Set<Promise<void>>();
  readonly #outcomes: Outcomes;
  /** Requests under way that create. */
  #creating = 0;
  /** Ids under way. */
  readonly #busy = new Set<string>();
  /** Their addresses: one that is tried again must not overtake a newer one that has left. */
  readonly #busyAddresses = new Set<string>();
  #callOffTimer: (() => void) | null = null;

  constructor(ports: DispatcherPorts) {
    this.#ports = ports;
    this.#outcomes = new Outcomes(ports, this.#stopping.signal, (id) => this.#busy.has(id));
  }

  isBusy(id: string): boolean {
    return this.#busy.has(id);
  }

  /** Whatever kept us from reaching Clerk may be over. */
  unblock(): void {
    this.#outcomes.unblock();
  }

  /** Something changed: tells so, and sends whatever may go. */
  go(): void {
    this.#ports.changed();
    this.#callOffTimer?.();
    this.#callOffTimer = null;
    if (this.#stopping.signal.aborted) return;
    this.#outcomes.followClock();
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

  /** Breaks off what is under way. */
  async stop(): Promise<void> {
    this.#callOffTimer?.();
    this.#stopping.abort(new Error('The outbox stops.'));
    await Promise.allSettled(this.#running);
  }

  gates(): Gates {
    const { pace, clock, shelf, connectivity } = this.#ports;
    const list = pace.freeAt('list');
    const bulk = pace.freeAt('bulk');
    return {
      now: clock.now(),
      paused: shelf.paused,
      online: connectivity.isOnline(),
      isBusy: (id) => this.#busy.has(id),
      blocked: this.#outcomes.blocked,
      createFreeAt: Math.max(list, Math.min(pace.freeAt('create'), bulk)),
      patientFreeAt: Math.max(list, Math.min(pace.freeAt('create', sparedCreates), bulk)),
      revokeFreeAt: pace.freeAt('revoke'),
      deleteFreeAt: pace.freeAt('delete'),
    };
  }

  #wakeAt(until: number): void {
    const { clock } = this.#ports;
    const ms = Math.min(longestTimerMs, Math.max(1, until - clock.now()));
    this.#callOffTimer = clock.after(ms, () => this.go());
  }

  #plan(): Action {
    const { pace, clock, shelf, connectivity } = this.#ports;
    const look = pace.freeAt('list');
    const { suspicion, blocked } = this.#outcomes;
    if (shelf.items.unfinishedCount === 0) suspicion.reset();
    return planNext({
      now: clock.now(),
      creates: this.#creates(),
      isSuspected: ({ id }) => suspicion.isSuspected(id),
      halfResent: shelf.items.halfResent,
      items: shelf.items.unfinished(),
      isFirst: (item) =>
        shelf.items.isFirst(item) && !this.#busyAddresses.has(addressOf(item)) && !this.#waitsForSync(item),
      paused: shelf.paused,
      online: connectivity.isOnline(),
      blockedUntil: blocked?.until ?? null,
      freeAt: {
        look,
        revoke: pace.freeAt('revoke'),
        delete: pace.freeAt('delete'),
        create: Math.max(look, pace.freeAt('create')),
        patientCreate: Math.max(look, pace.freeAt('create', sparedCreates)),
        bulk: Math.max(look, pace.freeAt('bulk')),
      },
    });
  }

  #creates(): 'free' | 'probe' | 'none' {
    const leeway = this.#outcomes.suspicion.leeway();
    if (leeway.at === 'probe') return this.#creating === 0 ? 'probe' : 'none';
    return this.#creating < leeway.most ? 'free' : 'none';
  }

  /** A first create that lay on disk: thousands of them would each ask Clerk what one sync tells of all. */
  #waitsForSync(item: OutboxItem): boolean {
    const isFirstCreate = item.step === 'create' && item.doubt === 'none';
    return isFirstCreate && this.#ports.shelf.isFromEarlier(item) && this.#ports.isCatchingUp();
  }

  #launch(work: Work): void {
    const items = work.kind === 'bulk' ? work.items : [work.item];
    const creates = work.kind === 'bulk' || work.kind === 'create';
    if (creates) this.#creating += 1;
    for (const item of items) {
      this.#busy.add(item.id);
      this.#busyAddresses.add(addressOf(item));
    }
    const run = this.#perform(work)
      .catch((error: unknown) => this.#stumbled(error))
      .finally(() => {
        this.#running.delete(run);
        if (creates) this.#creating -= 1;
        for (const item of items) {
          this.#busy.delete(item.id);
          this.#busyAddresses.delete(addressOf(item));
        }
        this.go();
      });
    this.#running.add(run);
  }

  async #perform(work: Work): Promise<void> {
    if (work.kind === 'bulk') return sendBulk(this.#outcomes.sender, work.items);
    if (work.item.step === 'revoke') return sendRevoke(this.#outcomes.sender, work.item);
    if (work.item.step === 'delete') return sendDelete(this.#outcomes.sender, work.item);
    return work.kind === 'look'
      ? lookForCreate(this.#outcomes.sender, work.item)
      : sendCreate(this.#outcomes.sender, work.item);
  }

  /** The disk refused, or a fault of ours: nothing was sent that is not written down. */
  #stumbled(error: unknown): void {
    if (!this.#stopping.signal.aborted) this.#outcomes.block(this.#ports.fault(error));
  }
}
