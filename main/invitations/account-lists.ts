/** The lists of one account: the application's, and those of the audiences that its instance is known to have. */
import { type Audience, type AudienceKind, application, audienceKinds } from '../../preload/audience.ts';
import type { SyncState } from '../../preload/sync.ts';
import type { CallOptions } from '../clerk/api.ts';
import type { PlacePorts } from './audiences/audience.ts';
import { Discovery, isSwitchedOff } from './audiences/discovery.ts';
import type { Row } from './audiences/row.ts';
import { audienceRules, audiences } from './audiences/rules.ts';
import type { Databases } from './databases.ts';
import { type FollowedList, type FollowPorts, followList } from './followed-list.ts';
import { entryKnown } from './known-entry.ts';

export interface ListsPorts
  extends Omit<FollowPorts, 'kind' | 'openCopy' | 'freshCopy' | 'ended' | 'stateChanged'> {
  databases: Pick<Databases, 'openCopy' | 'freshCopy'>;
  /** How long somebody waits for the answer to a question. */
  questions: CallOptions;
  /** An attempt to sync has ended; `ok` when the copy is like Clerk now. */
  ended(ok: boolean): void;
  /** The first look of a list since the start has ended. */
  caughtUp(): void;
  stateChanged(): void;
}

/** Those that an instance may lack. */
const others = audienceKinds.filter((kind) => audiences[kind].isThere !== undefined);

export class AccountLists {
  readonly application: FollowedList;
  readonly #ports: ListsPorts;
  readonly #lists: Map<AudienceKind, FollowedList>;
  /** Whose first look since the start has not ended. */
  readonly #catchingUp = new Set<AudienceKind>([application.kind]);
  readonly #discovery: Discovery;
  readonly #ending = new AbortController();
  #opening: Promise<void> = Promise.resolve();
  #started = false;
  #visible = true;

  private constructor(ports: ListsPorts, atApplication: FollowedList) {
    this.#ports = ports;
    this.application = atApplication;
    this.#lists = new Map([[application.kind, atApplication]]);
    const { clock, client, questions } = ports;
    const { copy } = atApplication;
    this.#discovery = new Discovery({
      clock,
      stored: copy.fact('audiences'),
      save: (state) => copy.setFact('audiences', state),
      kinds: others,
      ask: async (kind) =>
        (await audiences[kind].isThere?.(client, { ...questions, signal: this.#ending.signal })) === true,
      found: (kind) => this.#begin(kind),
    });
  }

  /** Opens the copies that are known to be needed; nothing is synced before `start`. */
  static async open(ports: ListsPorts): Promise<AccountLists> {
    let lists = null as AccountLists | null;
    const first = await follow(ports, application.kind, (ok) => {
      if (lists !== null) lists.#hasEnded(application.kind, ok);
    });
    lists = new AccountLists(ports, first);
    for (const kind of others) if (lists.#discovery.has(kind)) await lists.#follow(kind);
    return lists;
  }

  /** Of an audience that the instance is known to have; undefined where it is not. */
  get(kind: AudienceKind): FollowedList | undefined {
    return this.#lists.get(kind);
  }

  all(): FollowedList[] {
    return [...this.#lists.values()];
  }

  /** The list that has this row. */
  with(id: string): FollowedList | undefined {
    return this.all().find((list) => list.copy.head(id) !== null);
  }

  /** The first look of this list since the start has not ended. */
  isCatchingUp(kind: AudienceKind): boolean {
    return this.#catchingUp.has(kind);
  }

  start(visible: boolean): void {
    this.#visible = visible;
    this.#started = true;
    for (const list of this.all()) this.#startOne(list);
  }

  setVisible(visible: boolean): void {
    this.#visible = visible;
    for (const list of this.all()) list.sync.setVisible(visible);
  }

  /** Looks at all lists now and thoroughly, and for audiences that were not there. Never rejects. */
  async refresh(): Promise<void> {
    await Promise.all([this.#discovery.look(true), ...this.all().map((list) => list.sync.refresh())]);
  }

  /** Something went out: there is more to see at Clerk, in the lists of its audience and of those it leads into. */
  soon(kinds: ReadonlySet<AudienceKind>): void {
    for (const kind of kinds) {
      const { leadsInto } = audienceRules[kind];
      const list = this.get(kind);
      if (list === undefined) void this.#discovery.look(true);
      else list.sync.soon();
      if (leadsInto !== undefined) this.get(leadsInto)?.sync.soon();
    }
  }

  /** How a list stands; unset: the application's. What others met stands beside it. */
  state(kind: AudienceKind = application.kind): SyncState {
    const state = (this.get(kind) ?? this.application).sync.state();
    // A list that was never read tells nothing about who is in it.
    const read = this.all().filter(
      (list) => list !== this.application && list.sync.state().lastSyncAt !== null,
    );
    if (read.length === 0) return state;
    const failure =
      state.failure ?? read.find((list) => list.sync.state().failure)?.sync.state().failure ?? null;
    return { ...state, failure, audiences: read.map((list) => list.kind) };
  }

  /** What is known of a place; of one whose list is not followed nothing is, so that Clerk is always asked. */
  place(audience: Audience): Omit<PlacePorts, 'client' | 'forgetAddress'> {
    const { kind } = audience;
    const rules = audienceRules[kind];
    return {
      rules,
      known: (address, entryId) =>
        entryId === null
          ? (this.get(kind)?.known(address, audience) ?? null)
          : entryKnown(this.get(kind), this.application, entryId, address),
      baseline: (addresses) => this.#baseline(kind, addresses),
      apply: (rows) => this.#apply(rows, rules.ownerOf),
      forget: (id) => this.get(kind)?.forget(id),
    };
  }

  /** Begins nothing any more. Returns what closes the copies, once nobody writes to them. */
  end(): () => Promise<void> {
    this.#ending.abort();
    return async () => {
      await this.#opening;
      await Promise.all(this.all().map((list) => list.close()));
    };
  }

  /** See {@link ListsPorts.ended}. */
  #hasEnded(kind: AudienceKind, ok: boolean): void {
    this.#ports.ended(ok);
    if (this.#catchingUp.delete(kind)) this.#ports.caughtUp();
    if (kind === application.kind) {
      if (ok) void this.#discovery.look();
      return;
    }
    const failure = this.get(kind)?.sync.state().failure ?? null;
    if (ok || failure === null || !isSwitchedOff(failure)) return;
    this.#discovery.lost(kind);
    // Not from within the sync that has just ended.
    this.#ports.clock.after(0, () => this.#end(kind));
  }

  #begin(kind: AudienceKind): void {
    this.#opening = this.#opening
      .then(() => this.#follow(kind))
      .catch((error: unknown) => {
        this.#ports.fault('storage.copy')(error);
      });
  }

  async #follow(kind: AudienceKind): Promise<void> {
    if (this.#ending.signal.aborted || this.#lists.has(kind)) return;
    this.#catchingUp.add(kind);
    const list = await follow(this.#ports, kind, (ok) => this.#hasEnded(kind, ok));
    this.#lists.set(kind, list);
    if (this.#ending.signal.aborted || !this.#started) return;
    this.#startOne(list);
    this.#ports.stateChanged();
  }

  #end(kind: AudienceKind): void {
    const list = this.get(kind);
    this.#lists.delete(kind);
    this.#opening = this.#opening.then(() => list?.close());
    this.#ports.stateChanged();
    this.#ports.changed();
  }

  #startOne(list: FollowedList): void {
    list.sync.setVisible(this.#visible);
    list.sync.soon(0);
  }

  #apply(rows: readonly Row[], ownerOf: (row: Row) => AudienceKind): void {
    for (const [kind, those] of Map.groupBy(rows, ownerOf)) this.get(kind)?.apply(those);
  }

  /** Of an audience that leads into another, how both stand. */
  #baseline(kind: AudienceKind, addresses: readonly string[]): ReturnType<PlacePorts['baseline']> {
    const { leadsInto } = audienceRules[kind];
    const own = this.get(kind)?.baseline(addresses);
    const beyond = leadsInto && this.get(leadsInto)?.baseline(addresses);
    if (own === undefined || beyond === undefined) return own ?? (() => undefined);
    return (address) => {
      const [here, there] = [own(address), beyond(address)];
      return here && there && { ...here, ids: [...here.ids, ...there.ids] };
    };
  }
}

function follow(ports: ListsPorts, kind: AudienceKind, ended: (ok: boolean) => void): Promise<FollowedList> {
  const { database } = audiences[kind];
  const { databases, ...rest } = ports;
  return followList({
    ...rest,
    kind,
    openCopy: (onTrouble) => databases.openCopy(database, onTrouble),
    freshCopy: () => databases.freshCopy(database),
    ended,
  });
}
