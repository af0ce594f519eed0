/** One account at work: its databases, its outbox and the lists that it follows, wired together. */
import { uptime } from 'node:os';
import type { Audience, AudienceKind } from '../../preload/audience.ts';
import type { Failure } from '../../preload/failure.ts';
import type { SyncState } from '../../preload/sync.ts';
import type { OpenAccount } from '../accounts/open-account.ts';
import type { CallOptions } from '../clerk/api.ts';
import { systemClock } from '../ports.ts';
import { asFault } from '../storage/fault.ts';
import { AccountLists } from './account-lists.ts';
import { withAddressLookup } from './address-lookup.ts';
import type { PlacePorts } from './audiences/audience.ts';
import { Organizations } from './audiences/organizations.ts';
import { audiences } from './audiences/rules.ts';
import { ClockSkew } from './clock-skew.ts';
import { coalesce } from './coalesce.ts';
import { openDatabases } from './databases.ts';
import { createEraser } from './erasure.ts';
import type { FollowedList } from './followed-list.ts';
import { History } from './history/history.ts';
import { type Carried, Outbox } from './outbox/outbox.ts';
import { purgeFact } from './outbox/outcomes.ts';
import { Pace } from './outbox/pace.ts';
import { pacedClient } from './paced-client.ts';
import type { InvitationsPorts } from './service.ts';
import { ClerkTime } from './sync/clerk-time.ts';
import { defaultTuning } from './tuning.ts';

export interface Session {
  outbox: Outbox;
  history: History;
  organizations: Organizations;
  /** Of an audience that the instance is known to have; undefined where it is not. */
  list(kind: AudienceKind): FollowedList | undefined;
  /** The list that has this invitation. */
  listWith(invitationId: string): FollowedList | undefined;
  /** How a list stands; unset: the application's. */
  syncState(kind?: AudienceKind): SyncState;
  /** Looks at all lists now and thoroughly, and for audiences that were not there. Never rejects. */
  refresh(): Promise<void>;
  /** Begins to send and to sync. */
  start(visible: boolean): void;
  setVisible(visible: boolean): void;
  /** Clerk's time, as far as it is known. */
  clerkNow(): number;
  /** Whether everything survives a restart. */
  isDurable(): boolean;
  /** How many invites, resends and revokes have not gone out and are in memory only. */
  unsaved(): number;
  /** After a sleep: what is found now is no news. */
  woke(): void;
  /** Resolves to the queued work that was in memory only, for a session that follows this one; null: it is on disk. */
  close(): Promise<Carried | null>;
}

/** So often at most the views hear of changes. */
const eventsEveryMs = 50;

/** Opens the databases; neither outbox nor sync starts before it is told to. */
export async function openSession(ports: InvitationsPorts, account: OpenAccount): Promise<Session> {
  const { id: accountId } = account;
  const { clock, log, emit, connectivity } = ports;
  const tuning = { ...defaultTuning, ...ports.tuning };
  const fault =
    (where: string) =>
    (error: unknown): Failure =>
      asFault(log, where, error);
  const steady = () => performance.now();
  const time = new ClerkTime(ports.monotonic ?? steady);
  // A clock that is moved by hand has none beside it that goes on by itself.
  const monotonic = ports.monotonic ?? (clock === systemClock ? steady : undefined);

  const databases = await openDatabases(ports, account);
  const { queue } = databases;
  const skewMs = (): number => skew.ms();
  const history = new History({ open: databases.openHistory, clock, log, skewMs });

  const invitationsChanged = coalesce(clock, eventsEveryMs, () => emit('invitations.changed', { accountId }));
  const queueChanged = coalesce(clock, eventsEveryMs, () => emit('queue.changed', { accountId }));
  const syncChanged = coalesce(clock, eventsEveryMs, () => emit('sync.changed', syncState()));

  const pace = new Pace({
    environment: account.environment,
    limits: tuning.limits,
    clock,
    stored: queue.fact('pace'),
  });
  const onServerTime = (ms: number) => {
    time.observe(ms);
    skew.observe(ms);
  };
  const client = withAddressLookup(pacedClient({ client: account.client, pace, clock, onServerTime }));

  const organizationName = (id: string): string | null => {
    const told = organizations.nameOf(id);
    if (told !== null) return told;
    for (const { copy } of lists.all()) {
      const name = copy.organizationName(id);
      if (name !== null) return name;
    }
    return null;
  };
  /** Somebody waits for the answer: it does not try for an hour, as the account's policy may allow. */
  const questions: CallOptions = { timeoutMs: tuning.timeoutMs, retries: { strategy: 'none' } };
  const lists = await AccountLists.open({
    accountId,
    client,
    databases,
    clock,
    time,
    connectivity,
    giveBack: () => ports.giveBack?.(),
    tuning,
    skewMs,
    questions,
    pollMs: ports.pollMs ?? (() => tuning.pollMs),
    isDurable: () => databases.queueDurable,
    isOwn: (place, address) => outbox.isOwn(place, address),
    nameOrganization: (id) => organizations.nameOf(id),
    changed: () => invitationsChanged.tell(),
    stateChanged: () => syncChanged.tell(),
    tell: (changes, silent) => ports.onChanges?.(accountId, changes, silent),
    // An answer is the proof of a network: nothing waits out a back-off beside it.
    ended: (ok) => ok && outbox.wake(),
    caughtUp: () => outbox.start(),
    fault,
  });
  const { copy } = lists.application;

  // What the machine's uptime goes on with while it sleeps; a clock that is moved by hand has nothing of the kind.
  const real = () => uptime() * 1000;
  const skew: ClockSkew = new ClockSkew({
    clock,
    steady: ports.monotonic ?? (clock === systemClock ? real : () => clock.now()),
    stored: copy.fact('clockSkew'),
    changed() {
      copy.setFact('clockSkew', skew.state());
      syncChanged.tell();
      queueChanged.tell();
    },
  });

  const organizations = new Organizations({
    client,
    options: questions,
    stored: copy.fact('organizations'),
    save: (state) => copy.setFact('organizations', state),
  });
  const forgetAddress: PlacePorts['forgetAddress'] = (address, id) => {
    for (const list of lists.all()) list.erase(id);
    history.forget(address);
    eraser.soon();
  };
  const outbox: Outbox = new Outbox({
    store: queue,
    at: (audience: Audience): PlacePorts => ({
      ...lists.place(audience),
      client: audiences[audience.kind].place(client, audience),
      forgetAddress,
    }),
    clock,
    ...(monotonic && { monotonic }),
    connectivity,
    log,
    tuning,
    pace,
    recorded: (before, after) => history.note(before, after),
    clerkTime: () => time.now(),
    skewMs,
    organizationName,
    ...(ports.metadataByBulk && { metadataByBulk: ports.metadataByBulk }),
    isCatchingUp: (kind) => lists.isCatchingUp(kind),
    changed: () => queueChanged.tell(),
    ended: (kinds) => lists.soon(kinds),
    fault: fault('queue.fault'),
  });
  const eraser = createEraser({
    clock,
    log,
    isErasing: () => outbox.isErasing,
    purge() {
      for (const list of lists.all()) list.copy.purge();
      history.purge();
      outbox.purge();
      databases.dropSetAside();
      queue.save([], { [purgeFact]: false });
    },
  });
  if (queue.fact(purgeFact) === true) eraser.soon();
  const syncState = (kind?: AudienceKind): SyncState => lists.state(kind);
  return {
    outbox,
    history,
    organizations,
    list: (kind) => lists.get(kind),
    listWith: (id) => lists.with(id),
    syncState,
    refresh: () => lists.refresh(),
    start(shown) {
      outbox.start();
      lists.start(shown);
    },
    setVisible: (shown) => lists.setVisible(shown),
    clerkNow: () => skew.now(),
    isDurable: () => databases.queueDurable && lists.all().every((list) => list.isDurable()),
    unsaved: () => (databases.queueDurable ? 0 : outbox.unfinished()),
    woke() {
      for (const list of lists.all()) list.silence();
      outbox.wake();
      for (const list of lists.all()) list.sync.soon(0);
    },
    async close() {
      // What is about to be found must not begin any more.
      const closed = lists.end();
      eraser.stop();
      await outbox.stop();
      await closed();
      for (const events of [invitationsChanged, queueChanged, syncChanged]) events.stop();
      history.close();
      return databases.queueDurable ? null : outbox.carry();
    },
  };
}
