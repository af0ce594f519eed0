/** What comes of requests, for all of an outbox: written down, and what they teach about the next. */
import type { Failure } from '../../../preload/failure.ts';
import type { ClerkClient, ClerkInvitation } from '../../clerk/api.ts';
import type { Endpoint } from '../../clerk/endpoints.ts';
import type { Clock } from '../../ports.ts';
import type { Tuning } from '../tuning.ts';
import { failed, uncertain } from './changes.ts';
import { addressOf, isUnfinished, type OutboxItem } from './item.ts';
import type { Pace } from './pace.ts';
import { backoffMs } from './refusal.ts';
import type { SenderPorts } from './sender-ports.ts';
import type { Shelf } from './shelf.ts';
import { Suspicion } from './suspicion.ts';

/** What the outbox around it offers. */
export interface OutcomePorts {
  shelf: Shelf;
  client: ClerkClient;
  clock: Clock;
  tuning: Tuning;
  pace: Pace;
  /** See {@link SenderPorts.known}. */
  known: SenderPorts['known'];
  /** See {@link SenderPorts.clerkTime}. */
  clerkTime: SenderPorts['clerkTime'];
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

/** In the queue's file: something was erased, and may still lie in free pages of the files. */
export const purgeFact = 'purge';

/** A refused key stops everything. A resend that may not create would only revoke. */
function isStopped({ step, operation }: OutboxItem, { kind }: Failure, endpoint: Endpoint): boolean {
  if (kind === 'unauthorized' || endpoint === 'list') return true;
  if (endpoint === 'create' || endpoint === 'bulk') return step === 'create' || operation === 'resend';
  return step === endpoint;
}

export class Outcomes {
  readonly suspicion = new Suspicion();
  readonly sender: SenderPorts;
  readonly #ports: OutcomePorts;
  readonly #signal: AbortSignal;
  readonly #isBusy: (id: string) => boolean;
  #blocked: { until: number; failure: Failure; tries: number } | null = null;

  /** `signal`: the outbox stops. `isBusy`: something is being done about this item. */
  constructor(ports: OutcomePorts, signal: AbortSignal, isBusy: (id: string) => boolean) {
    this.#ports = ports;
    this.#signal = signal;
    this.#isBusy = isBusy;
    this.sender = this.#senderPorts();
  }

  /** Until when nothing goes out, and why. */
  get blocked(): { until: number; failure: Failure } | null {
    return this.#blocked;
  }

  /** Whatever kept us from reaching Clerk may be over. */
  unblock(): void {
    this.#blocked = null;
  }

  /** The clock may have been set. */
  followClock(): void {
    const back = this.#ports.shelf.followClock();
    if (this.#blocked !== null) this.#blocked = { ...this.#blocked, until: this.#blocked.until - back };
  }

  /** Nothing goes out for a while, longer with each time. */
  block(failure: Failure): void {
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
      signal: this.#signal,
      timeoutMs: tuning.timeoutMs,
      answered: () => this.unblock(),
      mayGo: (endpoint, spare) => pace.freeAt(endpoint, spare) <= clock.now(),
      writeDown: (items, endpoint) => this.#writeDown(items, endpoint),
      record: (items) => this.#record(items),
      erase: (item) => this.#erase(item),
      closed: (endpoint, until) => this.#close(endpoint, until),
      blocked: (failure) => this.block(failure),
      stopped: (failure, endpoint) => this.#stopLine(failure, endpoint),
      suspected: (items, failure) => {
        if (this.suspicion.add(items.map(({ id }) => id))) this.#stopLine(failure, 'create');
      },
      wentThrough: () => this.suspicion.wentThrough(),
    };
  }

  /** All that would be refused as well fails with it, to be retried as a whole; what is in doubt is looked for. */
  #stopLine(failure: Failure, endpoint: Endpoint): void {
    const own = this.suspicion.ids;
    this.suspicion.reset();
    const { items } = this.#ports.shelf;
    const now = this.#ports.clock.now();
    // What failed on the way to this was not to blame either.
    const blamed = [...own].flatMap((id) => items.get(id) ?? []);
    const cleared = blamed.filter(({ state, canRetry }) => state === 'failed' && !canRetry);
    const stopped = [...items.unfinished()].filter(
      (item) =>
        item.state === 'queued' &&
        item.doubt !== 'open' &&
        (own.has(item.id) || !this.#isBusy(item.id)) &&
        isStopped(item, failure, endpoint),
    );
    this.#record([
      ...cleared.map((item) => ({ ...item, canRetry: true })),
      ...stopped.map((item) => failed(item, failure, true, now)),
    ]);
  }

  #writeDown(items: readonly OutboxItem[], endpoint: Endpoint): void {
    this.#signal.throwIfAborted();
    this.#ports.shelf.writeDown(items, endpoint);
    this.#ports.changed();
  }

  #record(items: readonly OutboxItem[]): void {
    try {
      this.#ports.shelf.record(items);
    } catch (error) {
      this.block(this.#ports.fault(error));
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
      this.block(failure);
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
