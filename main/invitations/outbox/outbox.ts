/**
 * The outbox of one account: what a person asked for is on disk before anybody says yes, and leaves from there
 * in order, within Clerk's limits, once.
 */
import { type Audience, application } from '../../../preload/audience.ts';
import type { Found } from '../../../preload/find.ts';
import type { AddressesAnswer, Draft } from '../../../preload/invitation.ts';
import {
  invites,
  type QueueAddressesRequest,
  type QueueItem,
  type QueueWindow,
  type QueueWindowRequest,
} from '../../../preload/queue.ts';
import type { QueueDetails } from '../../../preload/queue-details.ts';
import type { Log } from '../../ports.ts';
import type { QueueStore } from '../../storage/queue-store.ts';
import { placeOf } from '../audiences/place.ts';
import { mailboxKey } from '../mailbox.ts';
import { canCancel, canCorrect, cancelled, merged, resumed, retried } from './changes.ts';
import { Dispatcher, type DispatcherPorts } from './dispatcher.ts';
import { addressKeyOf, addressOf, isUnfinished, type OutboxItem } from './item.ts';
import * as newItems from './new-items.ts';
import { QueueRepository, type QueueRepositoryPorts } from './queue-repository.ts';
import { type PartRequest, QueueView, type QueueViewPorts } from './queue-view.ts';

export interface OutboxPorts
  extends Omit<DispatcherPorts, 'repository'>,
    Pick<QueueRepositoryPorts, 'recorded' | 'monotonic'>,
    Pick<QueueViewPorts, 'skewMs' | 'organizationName'> {
  store: QueueStore;
  log: Log;
  /** Whether metadata may travel by bulk calls where nobody says for a send; unset: no. */
  metadataByBulk?(): boolean;
}

/** The work of an outbox without a place on disk. */
export interface Carried {
  items: readonly OutboxItem[];
  paused: boolean;
}

export interface HowToCreate {
  /** See {@link OutboxPorts}. */
  metadataByBulk?: boolean | undefined;
  /** Unset: the application. */
  audience?: Audience | undefined;
}

const howOf = ({ metadataByBulk, audience }: OutboxItem): HowToCreate => ({ metadataByBulk, audience });

interface Enqueuing<T> {
  keyOf(each: T): string;
  known(each: T): OutboxItem | undefined;
  make(how: newItems.Asked, each: T): OutboxItem;
}

export class Outbox {
  readonly #ports: OutboxPorts;
  readonly #repository: QueueRepository;
  readonly #dispatcher: Dispatcher;
  readonly #view: QueueView;
  readonly #offConnectivity: () => void;

  /** Sends nothing yet. Throws SQLite's error. */
  constructor(ports: OutboxPorts) {
    this.#ports = ports;
    this.#repository = new QueueRepository(ports);
    this.#dispatcher = new Dispatcher({ ...ports, repository: this.#repository });
    this.#view = new QueueView(ports, this.#repository, () => this.#dispatcher.gates());
    this.#offConnectivity = ports.connectivity.onChange(() => this.wake());
  }

  /** Starts to send. */
  start(): void {
    this.#dispatcher.dispatch();
  }

  /** Breaks off what is under way; it is written down as sending and resumed at the next start. */
  async stop(): Promise<void> {
    this.#offConnectivity();
    await this.#dispatcher.stop();
    this.#repository.close();
  }

  /**
   * Durable when it returns. An address that is on its way already (`known`, by id) is not queued a second time, and
   * one that was given up in doubt goes on as it is asked for now.
   */
  create(
    drafts: readonly Draft[],
    { metadataByBulk, audience = application }: HowToCreate = {},
  ): { items: QueueItem[]; known: string[] } {
    const newest = this.#repository.items.lastSeq;
    const doubtful = this.#repository.items.givenUpInDoubt();
    const queued = this.#enqueue(drafts, audience, {
      keyOf: ({ emailAddress }) => mailboxKey(emailAddress),
      known: ({ emailAddress }) =>
        this.#underWay(audience, emailAddress, ({ operation }) => operation === 'create'),
      make: (how, draft) => {
        const item = newItems.createItem(
          metadataByBulk === undefined ? how : { ...how, metadataByBulk },
          draft,
        );
        const before = doubtful.get(addressKeyOf(item));
        return before === undefined ? item : merged(before, item);
      },
    });
    const again = new Set([...doubtful.values()].map(({ id }) => id));
    const known = queued.filter(({ seq, id }) => seq <= newest && !again.has(id)).map(({ id }) => id);
    return { items: this.#view.shown(queued), known };
  }

  /**
   * Asks something about what is there; all but a deletion waits out the undo period first. A resend, an invite and a
   * deletion that failed before are tried again, because what they did is known of them alone.
   */
  ask(operation: newItems.Targeted, targets: readonly newItems.Target[]): QueueItem[] {
    const { undoMs } = this.#ports.tuning;
    if (operation !== 'revoke' && operation !== 'reject') this.#retryFor(operation, targets);
    const places = Map.groupBy(targets, ({ audience = application }) => placeOf(audience));
    // Place by place, in the order in which they are named.
    const queued = [...places.values()].flatMap((those) =>
      this.#enqueue(those, those[0]?.audience ?? application, {
        keyOf: ({ id }) => id,
        known: (target) => this.#targeted(target, operation),
        make: (how, target) => newItems.targetedItem(operation, how, target, undoMs),
      }),
    );
    return this.#view.shown(queued);
  }

  /** Those that can no longer be taken back stay as they are. */
  cancel(ids: readonly string[]): QueueItem[] {
    const now = this.#ports.clock.now();
    return this.#view.shown(
      this.#change(ids, (item) =>
        canCancel(item) && !this.#dispatcher.isBusy(item.id) ? cancelled(item, now) : item,
      ),
    );
  }

  retry(ids: readonly string[]): QueueItem[] {
    return this.#view.shown(this.#tryAgain(ids));
  }

  /** What failed for certain is asked for anew, for another address; null where it did not, or may have gone out. */
  correct(id: string, emailAddress: string): QueueItem[] | null {
    const item = this.#repository.items.get(id);
    if (item === undefined || !canCorrect(item)) return null;
    const { items } = this.create([{ ...item.draft, emailAddress }], howOf(item));
    this.dismiss([id]);
    return items;
  }

  /** All that failed and can be retried; answers how many. */
  retryFailed(): number {
    const ids = this.#idsOf(({ state, canRetry }) => state === 'failed' && canRetry);
    return this.#tryAgain(ids).length;
  }

  /** Forgets all that is finished; answers how many. */
  clearFinished(): number {
    const ids = this.#idsOf((item) => !isUnfinished(item));
    this.dismiss(ids);
    return ids.length;
  }

  /** Forgets finished items. */
  dismiss(ids: readonly string[]): void {
    this.#repository.forget(ids);
    this.#dispatcher.dispatch();
  }

  setPaused(paused: boolean): void {
    this.#repository.setPaused(paused);
    this.wake();
  }

  list(request: PartRequest<QueueWindowRequest>): QueueWindow {
    return this.#view.window(request);
  }

  addresses = (request: PartRequest<QueueAddressesRequest>): AddressesAnswer => this.#view.addresses(request);

  details = (id: string): Omit<QueueDetails, 'history'> | null => this.#view.details(id);

  find = (search: string, limit: number): Found['queue'] => this.#view.find(search, limit);

  /** See {@link QueueView.lastOutIn}. */
  lastOutIn(...asked: Parameters<QueueView['lastOutIn']>): number {
    return this.#view.lastOutIn(...asked);
  }

  /** How many items have not gone out. */
  unfinished(): number {
    return [...this.#repository.items.unfinished()].length;
  }

  /** Addresses, by `mailboxKey`, that an invitation of an audience is on its way to. */
  addressesUnderWay(audience: Audience = application): Set<string> {
    const addresses = new Set<string>();
    for (const item of this.#repository.items.unfinishedOf(placeOf(audience))) {
      if (invites(item.operation)) addresses.add(addressOf(item));
    }
    return addresses;
  }

  /** What an outbox that was stopped without a place on disk still had to do, or failed to. */
  carry(): Carried {
    const { items, paused } = this.#repository;
    const left = [...items.all()].filter((item) => isUnfinished(item) || item.state === 'failed');
    return { items: left.map(resumed).sort((a, b) => a.seq - b.seq), paused };
  }

  /** Takes over what another outbox could only keep in memory, where it stays as long as the disk refuses it. */
  adopt({ items, paused }: Carried): void {
    const renumbered = items.map((item) => ({ ...item, seq: this.#repository.items.nextSeq() }));
    try {
      this.#repository.adopt(renumbered, paused);
    } catch (error) {
      this.#ports.fault(error);
    }
    this.#dispatcher.dispatch();
  }

  /** Whether a request for this address is under way or in doubt: what Clerk shows of it is our own doing. */
  isOwn(place: string, address: string): boolean {
    const items = this.#repository.items.ofAddress(place, mailboxKey(address));
    return items.some((item) => item.attempt !== null);
  }

  /** Whether something is still to be deleted. */
  get isErasing(): boolean {
    return [...this.#repository.items.unfinished()].some(({ operation }) => operation === 'delete');
  }

  /** Leaves nothing of what was forgotten on disk. Throws SQLite's error. */
  purge(): void {
    this.#repository.purge();
  }

  /** The way is free again (network, key, wake-up): nobody waits out a back-off. */
  wake(): void {
    const { items } = this.#repository;
    for (const item of [...items.unfinished()]) {
      if (item.waitingFor === 'network' || item.waitingFor === 'keychain')
        items.put({ ...item, notBefore: null, waitingFor: null });
    }
    this.#dispatcher.unblock();
    this.#dispatcher.dispatch();
  }

  #idsOf(wanted: (item: OutboxItem) => boolean): string[] {
    return Array.from(this.#repository.items.all())
      .filter(wanted)
      .map(({ id }) => id);
  }

  #underWay(
    audience: Audience,
    address: string,
    wanted: (item: OutboxItem) => boolean,
  ): OutboxItem | undefined {
    const items = this.#repository.items.ofAddress(placeOf(audience), mailboxKey(address));
    return items.find((item) => isUnfinished(item) && wanted(item));
  }

  #targeted(target: newItems.Target, operation: OutboxItem['operation']): OutboxItem | undefined {
    const { id, emailAddress, audience = application } = target;
    return this.#underWay(audience, emailAddress, (item) => {
      return item.operation === operation && item.targetId === id;
    });
  }

  /** One item for each key, new or known, in the order of what was asked. */
  #enqueue<T extends { emailAddress: string; audience?: Audience }>(
    asked: readonly T[],
    audience: Audience,
    how: Enqueuing<T>,
  ): OutboxItem[] {
    const added = new Map<string, OutboxItem>();
    const now = this.#ports.clock.now();
    const metadataByBulk = this.#ports.metadataByBulk?.();
    const { baseline } = this.#ports.at(audience);
    const baselineOf = baseline(asked.map(({ emailAddress }) => mailboxKey(emailAddress)));
    const items = asked.map((each) => {
      const key = how.keyOf(each);
      const known = added.get(key) ?? how.known(each);
      if (known !== undefined) return known;
      const whenAsked = baselineOf(mailboxKey(each.emailAddress));
      const seq = this.#repository.items.nextSeq();
      const of = asked.length;
      const at = each.audience ?? audience;
      const item = how.make({ seq, of, now, whenAsked, metadataByBulk, audience: at }, each);
      added.set(key, item);
      return item;
    });
    this.#repository.save([...added.values()]);
    this.#dispatcher.dispatch();
    return items.map((item) => this.#repository.items.get(item.id) ?? item);
  }

  #retryFor(wanted: OutboxItem['operation'], targets: readonly newItems.Target[]): void {
    const asked = new Set(targets.map(({ id }) => id));
    const failed = this.#idsOf(
      ({ operation, state, targetId }) =>
        operation === wanted && state === 'failed' && asked.has(targetId ?? ''),
    );
    if (failed.length > 0) this.#tryAgain(failed);
  }

  #tryAgain(ids: readonly string[]): OutboxItem[] {
    const now = this.#ports.clock.now();
    this.#dispatcher.unblock();
    return this.#change(ids, (item) => (item.state === 'failed' ? retried(item, now) : item));
  }

  #change(ids: readonly string[], step: (item: OutboxItem) => OutboxItem): OutboxItem[] {
    const before = ids.flatMap((id) => this.#repository.items.get(id) ?? []);
    const after = before.map(step);
    this.#repository.save(after.filter((item, index) => item !== before[index]));
    this.#dispatcher.dispatch();
    return after;
  }
}
