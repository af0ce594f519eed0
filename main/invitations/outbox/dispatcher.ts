/** Keeps an outbox going: plans the next request, sends it, and waits for what holds it back. */
import type { Failure } from '../../../preload/failure.ts';
import type { ClerkClient, ClerkInvitation } from '../../clerk/api.ts';
import type { Endpoint } from '../../clerk/endpoints.ts';
import type { Clock, Connectivity } from '../../ports.ts';
import type { Tuning } from '../tuning.ts';
import { failed, uncertain } from './changes.ts';
import { addressOf, isUnfinished, type OutboxItem } from './item.ts';
import type { Pace } from './pace.ts';
import { type Action, planNext, sparedCreates } from './plan.ts';
import type { Gates } from './present.ts';
import { backoffMs } from './refusal.ts';
import { lookForCreate, sendBulk, sendCreate } from './send-create.ts';
import { sendDelete } from './send-delete.ts';
import { sendRevoke } from './send-revoke.ts';
import type { SenderPorts } from './sender-ports.ts';
import type { Shelf } from './shelf.ts';
import { Suspicion } from './suspicion.ts';

export interface DispatcherPorts {
  shelf: Shelf;
  client: ClerkClient;
  clock: Clock;
  connectivity: Connectivity;
  tuning: Tuning;
  pace: Pace;
  /** See {@link SenderPorts.known}. */
  known: SenderPorts['known'];
  /** See {@link SenderPorts.clerkTime}. */
  clerkTime: SenderPorts['clerkTime'];
  /** The sync has not ended its first look since the start, and what it finds spares a look for each address. */
  isCatchingUp(): boolean;
  /** Facts from Clerk, for the copy. */
  learn(invitations: readonly ClerkInvitation[]): void;
  unlearn(invitationId: string): void;
  /** This invitation is deleted at Clerk: what is kept about its address goes. Throws SQLite's error. */
  forgetAddress(address: string, invitationId: string): void;
  changed(): void;
  /** Something went out, or was given up. */
  ended(): void;
  /** Writes a line to the log and returns the fault as data. */
  fault(error: unknown): Failure;
}

/** A clock that is set right meanwhile would not be noticed by a timer of days. */
const longestTimerMs = 60_000;

/** In the queue's file: something was erased, and may still lie in free pages of the files. */
export const purgeFact = 'purge';

type Work = Exclude<Action, { kind: 'wait' }>;

/** A refused key stops everything. A resend that may not create would only revoke. */
function isStopped({ step, operation }: OutboxItem, { kind }: Failure, endpoint: Endpoint): boolean {
  if (kind === 'unauthorized' || endpoint === 'list') return true;
  if (endpoint === 'create' || endpoint === 'bulk') return step === 'create' || operation === 'resend';
  return step === endpoint;
}

export class Dispatcher {
  readonly #ports: DispatcherPorts;
  readonly #stopping = new AbortController();
  readonly #running = new Set<Promise<void>>();
  readonly #suspicion = new Suspicion();
  /** Requests under way that create. */
  #creating = 0;
  /** Ids under way. */
  readonly #busy = new Set<string>();
  /** Their addresses: one that is tried again must not overtake a newer one that has left. */
  readonly #busyAddresses = new Set<string>();
  readonly #sender: SenderPorts;
  #blocked: { until: number; failure: Failure; tries: number } | null = null;
  #callOffTimer: (() => void) | null = null;

  constructor(ports: DispatcherPorts) {
    this.#ports = ports;
    this.#sender = this.#senderPorts();
  }

  isBusy(id: string): boolean {
    return this.#busy.has(id);
  }

  /** Whatever kept us from reaching Clerk may be over. */
  unblock(): void {
    this.#blocked = null;
  }

  /** Something changed: tells so, and sends whatever may go. */
  go(): void {
    this.#ports.changed();
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
      blocked: this.#blocked,
      createFreeAt: Math.max(list, Math.min(pace.freeAt('create'), bulk)),
      patientFreeAt: Math.max(list, Math.min(pace.freeAt('create', sparedCreates), bulk)),
      revokeFreeAt: pace.freeAt('revoke'),
      deleteFreeAt: pace.freeAt('delete'),
    };
  }

  #followClock(): void {
    const back = this.#ports.shelf.followClock();
    if (this.#blocked !== null) this.#blocked = { ...this.#blocked, until: this.#blocked.until - back };
  }

  #wakeAt(until: number): void {
    const { clock } = this.#ports;
    const ms = Math.min(longestTimerMs, Math.max(1, until - clock.now()));
    this.#callOffTimer = clock.after(ms, () => this.go());
  }

  #plan(): Action {
    const { pace, clock, shelf, connectivity } = this.#ports;
    const look = pace.freeAt('list');
    if (shelf.items.unfinishedCount === 0) this.#suspicion.reset();
    return planNext({
      now: clock.now(),
      creates: this.#creates(),
      isSuspected: ({ id }) => this.#suspicion.isSuspected(id),
      halfResent: shelf.items.halfResent,
      items: shelf.items.unfinished(),
      isFirst: (item) =>
        shelf.items.isFirst(item) && !this.#busyAddresses.has(addressOf(item)) && !this.#waitsForSync(item),
      paused: shelf.paused,
      online: connectivity.isOnline(),
      blockedUntil: this.#blocked?.until ?? null,
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
    const leeway = this.#suspicion.leeway();
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
    if (work.kind === 'bulk') return sendBulk(this.#sender, work.items);
    if (work.item.step === 'revoke') return sendRevoke(this.#sender, work.item);
    if (work.item.step === 'delete') return sendDelete(this.#sender, work.item);
    return work.kind === 'look'
      ? lookForCreate(this.#sender, work.item)
      : sendCreate(this.#sender, work.item);
  }

  /** The disk refused, or a fault of ours: nothing was sent that is not written down. */
  #stumbled(error: unknown): void {
    if (!this.#stopping.signal.aborted) this.#block(this.#ports.fault(error));
  }

  #block(failure: Failure): void {
    const tries = (this.#blocked?.tries ?? 0) + 1;
    const { clock, tuning } = this.#ports;
    this.#blocked = { until: clock.now() + backoffMs(tries, tuning.backoffMs), failure, tries };
  }

  #senderPorts(): SenderPorts {
    const { client, clock, tuning, pace, shelf, known, clerkTime, learn, unlearn, fault } = this.#ports;
    return {
      client,
      clock,
      tuning,
      known,
      clerkTime,
      isFromEarlier: (item) => shelf.isFromEarlier(item),
      learn,
      unlearn,
      fault,
      signal: this.#stopping.signal,
      timeoutMs: tuning.timeoutMs,
      answered: () => this.unblock(),
      mayGo: (endpoint, spare) => pace.freeAt(endpoint, spare) <= clock.now(),
      writeDown: (items, endpoint) => this.#writeDown(items, endpoint),
      record: (items) => this.#record(items),
      erase: (item) => this.#erase(item),
      closed: (endpoint, until) => this.#close(endpoint, until),
      blocked: (failure) => this.#block(failure),
      stopped: (failure, endpoint) => this.#stopLine(failure, endpoint),
      suspected: (items, failure) => {
        if (this.#suspicion.add(items.map(({ id }) => id))) this.#stopLine(failure, 'create');
      },
      wentThrough: () => this.#suspicion.wentThrough(),
    };
  }

  /** All that would be refused as well fails with it, to be retried as a whole; what is in doubt is looked for. */
  #stopLine(failure: Failure, endpoint: Endpoint): void {
    const own = this.#suspicion.ids;
    this.#suspicion.reset();
    const { items } = this.#ports.shelf;
    const now = this.#ports.clock.now();
    // What failed on the way to this was not to blame either.
    const blamed = [...own].flatMap((id) => items.get(id) ?? []);
    const cleared = blamed.filter(({ state, canRetry }) => state === 'failed' && !canRetry);
    const stopped = [...items.unfinished()].filter(
      (item) =>
        item.state === 'queued' &&
        item.doubt !== 'open' &&
        (own.has(item.id) || !this.#busy.has(item.id)) &&
        isStopped(item, failure, endpoint),
    );
    this.#record([
      ...cleared.map((item) => ({ ...item, canRetry: true })),
      ...stopped.map((item) => failed(item, failure, true, now)),
    ]);
  }

  #writeDown(items: readonly OutboxItem[], endpoint: Endpoint): void {
    this.#stopping.signal.throwIfAborted();
    this.#ports.shelf.writeDown(items, endpoint);
    this.#ports.changed();
  }

  #record(items: readonly OutboxItem[]): void {
    try {
      this.#ports.shelf.record(items);
    } catch (error) {
      this.#block(this.#ports.fault(error));
    }
    this.#ports.changed();
    if (items.some((item) => !isUnfinished(item))) this.#ports.ended();
  }

  /** The item goes last: should anything before it fail, the next start looks at Clerk and comes here again. */
  #erase(item: OutboxItem): void {
    const { shelf, clock, tuning, forgetAddress, changed, ended, fault } = this.#ports;
    try {
      forgetAddress(addressOf(item), item.targetId ?? '');
      shelf.erase(item, { [purgeFact]: true });
      changed();
      ended();
    } catch (error) {
      const failure = fault(error);
      this.#block(failure);
      this.#record([uncertain(item, failure, clock.now(), tuning)]);
    }
  }

  #close(endpoint: Endpoint, until: number): void {
    const { pace, shelf, fault } = this.#ports;
    pace.hold(endpoint, until);
    try {
      shelf.savePace();
    } catch (error) {
      fault(error);
    }
  }
}
