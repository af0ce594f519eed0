/** What comes of requests, for all of an outbox: written down, and what they teach about the next. */
import type { Audience, AudienceKind } from '../../../preload/audience.ts';
import type { Failure } from '../../../preload/failure.ts';
import type { Endpoint } from '../../clerk/endpoints.ts';
import type { Clock } from '../../ports.ts';
import type { PlacePorts, RequestKind } from '../audiences/audience.ts';
import { placeOf } from '../audiences/place.ts';
import type { Tuning } from '../tuning.ts';
import { failed, uncertain } from './changes.ts';
import { addressOf, audienceOf, isUnfinished, type OutboxItem, singleRequest } from './item.ts';
import type { Pace } from './pace.ts';
import type { QueueRepository } from './queue-repository.ts';
import { backoffMs } from './refusal.ts';
import type { SenderPorts } from './sender-ports.ts';
import { Suspicion } from './suspicion.ts';

/** What the outbox around it offers. */
export interface OutcomePorts {
  repository: QueueRepository;
  /** What the place of an audience needs to be sent to. */
  at(audience: Audience): PlacePorts;
  clock: Clock;
  tuning: Tuning;
  pace: Pace;
  /** See {@link SenderPorts.clerkTime}. */
  clerkTime: SenderPorts['clerkTime'];
  changed(): void;
  /** Something of these audiences went out, or was given up. */
  ended(kinds: ReadonlySet<AudienceKind>): void;
  /** Writes a line to the log and returns the fault as data. */
  fault(error: unknown): Failure;
}

/** In the queue's file: something was erased, and may still lie in free pages of the files. */
export const purgeFact = 'purge';

/** A refused key stops everything. A resend that may not create would only revoke. */
function isStopped({ step, operation }: OutboxItem, { kind }: Failure, request: RequestKind): boolean {
  if (kind === 'unauthorized' || request === 'list') return true;
  if (request === 'invite' || operation === 'invite') return request === operation;
  if (request === 'create' || request === 'bulk') return step === 'create' || operation === 'resend';
  return step === request;
}

interface Stop {
  place: string;
  suspicion: Suspicion;
  failure: Failure;
  request: RequestKind;
}

/** One place at work: what is learnt from its refusals says nothing of another. */
interface PlaceAtWork {
  suspicion: Suspicion;
  sender: SenderPorts;
}

export class Outcomes {
  readonly #ports: OutcomePorts;
  readonly #signal: AbortSignal;
  readonly #isBusy: (id: string) => boolean;
  readonly #places = new Map<string, PlaceAtWork>();
  #blocked: { until: number; failure: Failure; tries: number } | null = null;

  /** `signal`: the outbox stops. `isBusy`: something is being done about this item. */
  constructor(ports: OutcomePorts, signal: AbortSignal, isBusy: (id: string) => boolean) {
    this.#ports = ports;
    this.#signal = signal;
    this.#isBusy = isBusy;
  }

  suspicionOf(audience: Audience): Suspicion {
    return this.#at(audience).suspicion;
  }

  senderFor(item: OutboxItem): SenderPorts {
    return this.#at(audienceOf(item)).sender;
  }

  /** Nothing stands in line anywhere else: whatever comes next there is looked at anew. */
  keepOnly(places: readonly string[]): void {
    for (const place of this.#places.keys()) if (!places.includes(place)) this.#places.delete(place);
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
    const back = this.#ports.repository.followClock();
    if (this.#blocked !== null) this.#blocked = { ...this.#blocked, until: this.#blocked.until - back };
  }

  /** Nothing goes out for a while, longer with each time. */
  block(failure: Failure): void {
    const tries = (this.#blocked?.tries ?? 0) + 1;
    const { clock, tuning } = this.#ports;
    this.#blocked = { until: clock.now() + backoffMs(tries, tuning.backoffMs), failure, tries };
  }

  #at(audience: Audience): PlaceAtWork {
    const place = placeOf(audience);
    const known = this.#places.get(place);
    if (known !== undefined) return known;
    const suspicion = new Suspicion();
    const atWork = { suspicion, sender: this.#senderPorts(audience, suspicion) };
    this.#places.set(place, atWork);
    return atWork;
  }

  #senderPorts(audience: Audience, suspicion: Suspicion): SenderPorts {
    const { clock, tuning, pace, repository, clerkTime, fault } = this.#ports;
    const { client, rules, known, apply, forget, forgetAddress } = this.#ports.at(audience);
    const { endpoints, codes } = rules;
    const place = placeOf(audience);
    const stop = (failure: Failure, request: RequestKind) =>
      this.#stopLine({ place, suspicion, failure, request });
    return {
      client,
      codes,
      clock,
      tuning,
      known,
      clerkTime,
      isFromEarlier: (item) => repository.isFromEarlier(item),
      apply,
      forget,
      fault,
      signal: this.#signal,
      timeoutMs: tuning.timeoutMs,
      answered: () => this.unblock(),
      mayGo(request, spare) {
        const now = clock.now();
        return pace.freeAt(endpoints[request], now, spare) <= now;
      },
      writeDown: (items, request) => this.#writeDown(items, endpoints[request]),
      record: (items) => this.#record(items),
      erase: (item) => this.#erase(item, forgetAddress),
      closed: (request, until) => this.#close(endpoints[request], until),
      blocked: (failure) => this.block(failure),
      stopped: stop,
      suspected: (items, failure) => {
        const [first] = items;
        if (suspicion.add(items.map(({ id }) => id))) stop(failure, first ? singleRequest(first) : 'create');
      },
      wentThrough: () => suspicion.wentThrough(),
    };
  }

  /** All that would be refused as well fails with it, to be retried as a whole; what is in doubt is looked for. */
  #stopLine({ place, suspicion, failure, request }: Stop): void {
    const own = suspicion.ids;
    suspicion.reset();
    const { items } = this.#ports.repository;
    const now = this.#ports.clock.now();
    // What failed on the way to this was not to blame either.
    const blamed = [...own].flatMap((id) => items.get(id) ?? []);
    const cleared = blamed.filter(({ state, canRetry }) => state === 'failed' && !canRetry);
    // A refused key is refused everywhere.
    const line = failure.kind === 'unauthorized' ? items.unfinished() : items.unfinishedOf(place);
    const stopped = [...line].filter(
      (item) =>
        item.state === 'queued' &&
        item.doubt !== 'open' &&
        (own.has(item.id) || !this.#isBusy(item.id)) &&
        isStopped(item, failure, request),
    );
    this.#record([
      ...cleared.map((item) => ({ ...item, canRetry: true })),
      ...stopped.map((item) => failed(item, failure, true, now)),
    ]);
  }

  #writeDown(items: readonly OutboxItem[], endpoint: Endpoint): void {
    this.#signal.throwIfAborted();
    this.#ports.repository.writeDown(items, endpoint);
    this.#ports.changed();
  }

  #record(items: readonly OutboxItem[]): void {
    try {
      this.#ports.repository.record(items);
    } catch (error) {
      this.block(this.#ports.fault(error));
    }
    this.#ports.changed();
    const over = items.filter((item) => !isUnfinished(item));
    if (over.length > 0) this.#ports.ended(new Set(over.map((item) => audienceOf(item).kind)));
  }

  /** The item goes last: should anything before it fail, the next start looks at Clerk and comes here again. */
  #erase(item: OutboxItem, forgetAddress: PlacePorts['forgetAddress']): void {
    const { repository, clock, tuning, changed, ended, fault } = this.#ports;
    try {
      forgetAddress(addressOf(item), item.targetId ?? '');
      repository.erase(item, { [purgeFact]: true });
      changed();
      ended(new Set([audienceOf(item).kind]));
    } catch (error) {
      const failure = fault(error);
      this.block(failure);
      this.#record([uncertain(item, failure, clock.now(), tuning)]);
    }
  }

  #close(endpoint: Endpoint, until: number): void {
    const { pace, repository, fault } = this.#ports;
    pace.hold(endpoint, until);
    try {
      repository.savePace();
    } catch (error) {
      fault(error);
    }
  }
}
