/** Keeps an outbox going: plans the next request, sends it, and waits for what holds it back. */
import type { AudienceKind } from '../../../preload/audience.ts';
import type { Connectivity } from '../../ports.ts';
import { audienceRules } from '../audiences/rules.ts';
import { addressKeyOf, audienceOf, type OutboxItem, placeOfItem } from './item.ts';
import { type OutcomePorts, Outcomes } from './outcomes.ts';
import { type Action, planNext, sparedCreates } from './plan.ts';
import { type Gates, gatesOf } from './present.ts';
import { lookForCreate, sendBulk, sendCreate } from './send-create.ts';
import { sendDelete } from './send-delete.ts';
import { sendRevoke } from './send-revoke.ts';
import type { Suspicion } from './suspicion.ts';

export interface DispatcherPorts extends OutcomePorts {
  connectivity: Connectivity;
  /** The sync of its list has not ended its first look since the start, and what it finds spares a look for each address. */
  isCatchingUp(kind: AudienceKind): boolean;
}

/** A clock that is set right meanwhile would not be noticed by a timer of days. */
const longestTimerMs = 60_000;

type Work = Exclude<Action, { kind: 'wait' }>;

export class Dispatcher {
  readonly #ports: DispatcherPorts;
  readonly #stopping = new AbortController();
  readonly #running = new Set<Promise<void>>();
  readonly #outcomes: Outcomes;
  /** Requests under way that create, by place. */
  readonly #creating = new Map<string, number>();
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
  dispatch(): void {
    this.#ports.changed();
    this.#callOffTimer?.();
    this.#callOffTimer = null;
    if (this.#stopping.signal.aborted) return;
    this.#outcomes.followClock();
    while (this.#running.size < this.#ports.tuning.concurrency) {
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
    const { pace, clock, repository, connectivity } = this.#ports;
    const now = clock.now();
    return {
      now,
      paused: repository.paused,
      online: connectivity.isOnline(),
      isBusy: (id) => this.#busy.has(id),
      blocked: this.#outcomes.blocked,
      freeAt: gatesOf(pace, now),
    };
  }

  #wakeAt(until: number): void {
    const { clock } = this.#ports;
    const ms = Math.min(longestTimerMs, Math.max(1, until - clock.now()));
    this.#callOffTimer = clock.after(ms, () => this.dispatch());
  }

  #plan(): Action {
    const { repository } = this.#ports;
    let until = Number.POSITIVE_INFINITY;
    const places = repository.items.places();
    this.#outcomes.keepOnly(places);
    for (const place of places) {
      const action = this.#planAt(place);
      if (action.kind !== 'wait') return action;
      until = Math.min(until, action.until ?? Number.POSITIVE_INFINITY);
    }
    return { kind: 'wait', until: until === Number.POSITIVE_INFINITY ? null : until };
  }

  /** Each place has limits, and people who are refused, of its own. */
  #planAt(place: string): Action {
    const { pace, clock, repository, connectivity } = this.#ports;
    const [first] = repository.items.unfinishedOf(place);
    if (first === undefined) return { kind: 'wait', until: null };
    const audience = audienceOf(first);
    const { endpoints } = audienceRules[audience.kind];
    const { blocked } = this.#outcomes;
    const suspicion = this.#outcomes.suspicionOf(audience);
    const now = clock.now();
    const look = pace.freeAt(endpoints.list, now);
    return planNext({
      now,
      creates: this.#creates(place, suspicion),
      isSuspected: ({ id }) => suspicion.isSuspected(id),
      halfResent: repository.items.halfResentOf(place),
      items: repository.items.unfinishedOf(place),
      isFirst: (item) =>
        repository.items.isFirst(item) &&
        !this.#busyAddresses.has(addressKeyOf(item)) &&
        !this.#waitsForSync(item),
      paused: repository.paused,
      online: connectivity.isOnline(),
      blockedUntil: blocked?.until ?? null,
      freeAt: {
        look,
        revoke: pace.freeAt(endpoints.revoke, now),
        delete: pace.freeAt(endpoints.delete, now),
        create: Math.max(look, pace.freeAt(endpoints.create, now)),
        patientCreate: Math.max(look, pace.freeAt(endpoints.create, now, sparedCreates)),
        bulk: Math.max(look, pace.freeAt(endpoints.bulk, now)),
        invite: Math.max(look, pace.freeAt(endpoints.invite, now)),
        patientInvite: Math.max(look, pace.freeAt(endpoints.invite, now, sparedCreates)),
      },
    });
  }

  #creates(place: string, suspicion: Suspicion): 'free' | 'probe' | 'none' {
    const creating = this.#creating.get(place) ?? 0;
    const leeway = suspicion.leeway();
    if (leeway.at === 'probe') return creating === 0 ? 'probe' : 'none';
    return creating < leeway.most ? 'free' : 'none';
  }

  /** A first create that lay on disk: thousands of them would each ask Clerk what one sync tells of all. */
  #waitsForSync(item: OutboxItem): boolean {
    const isFirstCreate = item.step === 'create' && item.doubt === 'none';
    return (
      isFirstCreate &&
      this.#ports.repository.isFromEarlier(item) &&
      this.#ports.isCatchingUp(audienceOf(item).kind)
    );
  }

  #launch(work: Work): void {
    const items = work.kind === 'bulk' ? work.items : [work.item];
    const creates = work.kind === 'bulk' || work.kind === 'create';
    const [first] = items;
    const place = first === undefined ? '' : placeOfItem(first);
    if (creates) this.#countCreating(place, 1);
    for (const item of items) {
      this.#busy.add(item.id);
      this.#busyAddresses.add(addressKeyOf(item));
    }
    const run = this.#perform(work)
      .catch((error: unknown) => this.#stumbled(error))
      .finally(() => {
        this.#running.delete(run);
        if (creates) this.#countCreating(place, -1);
        for (const item of items) {
          this.#busy.delete(item.id);
          this.#busyAddresses.delete(addressKeyOf(item));
        }
        this.dispatch();
      });
    this.#running.add(run);
  }

  #countCreating(place: string, by: 1 | -1): void {
    const count = (this.#creating.get(place) ?? 0) + by;
    if (count === 0) this.#creating.delete(place);
    else this.#creating.set(place, count);
  }

  async #perform(work: Work): Promise<void> {
    const [first] = work.kind === 'bulk' ? work.items : [work.item];
    if (first === undefined) return;
    const sender = this.#outcomes.senderFor(first);
    if (work.kind === 'bulk') return sendBulk(sender, work.items);
    if (first.step === 'revoke') return sendRevoke(sender, first);
    if (first.step === 'delete') return sendDelete(sender, first);
    return work.kind === 'look' ? lookForCreate(sender, first) : sendCreate(sender, first);
  }

  /** The disk refused, or a fault of ours: nothing was sent that is not written down. */
  #stumbled(error: unknown): void {
    if (!this.#stopping.signal.aborted) this.#outcomes.block(this.#ports.fault(error));
  }
}
