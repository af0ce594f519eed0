/** One account at work: its databases, its outbox and the lists that it follows, wired together. */
import { uptime } from 'node:os';
import type { Audience, AudienceKind } from '../../preload/audience.ts';
import type { Failure } from '../../preload/failure.ts';
import type { SyncState } from '../../preload/sync.ts';
import type { OpenAccount } from '../accounts/open-account.ts';
import type { CallOptions } from '../clerk/api.ts';
import { systemClock } from '../ports.ts';
import { asFault } from '../storage/fault.ts';
import { withAddressLookup } from './address-lookup.ts';
import { applicationList, applicationPlace } from './audiences/application.ts';
import type { PlacePorts } from './audiences/audience.ts';
import { Discovery, isSwitchedOff } from './audiences/discovery.ts';
import { organizationList, organizationPlace } from './audiences/organization.ts';
import { Organizations } from './audiences/organizations.ts';
import { placeIn } from './audiences/place.ts';
import { ClockSkew } from './clock-skew.ts';
import { coalesce } from './coalesce.ts';
import { type CopyName, openDatabases } from './databases.ts';
import { createEraser } from './erasure.ts';
import { type FollowedList, type FollowPorts, followList, unfollowedPlace } from './followed-list.ts';
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

  /** Whose first look since the start has not ended. */
  const catchingUp = new Set<AudienceKind>();
  const follow = (
    name: CopyName,
    { kind, list, ended }: Pick<FollowPorts, 'kind' | 'list' | 'ended'>,
  ): Promise<FollowedList> =>
    followList({
      accountId,
      kind,
      list,
      openCopy: (onTrouble) => databases.openCopy(name, onTrouble),
      freshCopy: () => databases.freshCopy(name),
      clock,
      time,
      connectivity,
      giveBack: () => ports.giveBack?.(),
      tuning,
      skewMs,
      pollMs: ports.pollMs ?? (() => tuning.pollMs),
      isDurable: () => databases.queueDurable,
      isOwn: (address, organizationId) => outbox.isOwn(placeIn(organizationId), address),
      changed: () => invitationsChanged.tell(),
      stateChanged: () => syncChanged.tell(),
      tell: (changes, silent) => ports.onChanges?.(accountId, changes, silent),
      ended(ok) {
        // An answer is the proof of a network: nothing waits out a back-off beside it.
        if (ok) outbox.wake();
        if (catchingUp.delete(kind)) outbox.start();
        ended(ok);
      },
      fault,
    });

  catchingUp.add('application');
  const atApplication = await follow('copy', {
    kind: 'application',
    list: () => applicationList(client),
    ended: (ok) => {
      if (ok) void discovery.look();
    },
  });
  const { copy } = atApplication;
  const lists = new Map<AudienceKind, FollowedList>([['application', atApplication]]);

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

  let started = false;
  let visible = true;
  let closing = false;
  let opening: Promise<void> = Promise.resolve();
  const startList = (list: FollowedList) => {
    list.sync.setVisible(visible);
    list.sync.soon(0);
  };
  const followOrganizations = async (): Promise<void> => {
    if (closing || lists.has('organization')) return;
    catchingUp.add('organization');
    const list: FollowedList = await follow('organizations', {
      kind: 'organization',
      list: (own) => organizationList(client, (id) => own.head(id)?.organizationId ?? null),
      ended(ok) {
        const { failure } = list.sync.state();
        if (ok || failure === null || !isSwitchedOff(failure)) return;
        discovery.lost('organization');
        // Not from within the sync that has just ended.
        clock.after(0, () => {
          lists.delete('organization');
          opening = list.close();
          syncChanged.tell();
          invitationsChanged.tell();
        });
      },
    });
    list.copy.nameOrganization = (id) => organizations.nameOf(id);
    lists.set('organization', list);
    if (closing) return;
    if (started) startList(list);
    syncChanged.tell();
  };
  const ending = new AbortController();
  /** Somebody waits for the answer: it does not try for an hour, as the account's policy may allow. */
  const questions: CallOptions = { timeoutMs: tuning.timeoutMs, retries: { strategy: 'none' } };
  const discovery = new Discovery({
    clock,
    stored: copy.fact('audiences'),
    save: (state) => copy.setFact('audiences', state),
    ask: {
      organization: async () => {
        const page = await client.organizations({ limit: 1 }, { ...questions, signal: ending.signal });
        return page.totalCount !== 0;
      },
      waitlist: async () => false,
    },
    found: () => {
      opening = followOrganizations();
    },
  });
  const organizations = new Organizations({
    client,
    options: questions,
    stored: copy.fact('organizations'),
    save: (state) => copy.setFact('organizations', state),
  });
  const forgetAddress: PlacePorts['forgetAddress'] = (address, invitationId) => {
    for (const list of lists.values()) list.erase(invitationId);
    history.forget(address);
    eraser.soon();
  };
  const placeAt = (audience: Audience): PlacePorts => ({
    ...(lists.get(audience.kind)?.place(audience) ?? unfollowedPlace(audience)),
    client:
      audience.kind === 'organization'
        ? organizationPlace(client, audience.organizationId)
        : applicationPlace(client),
    forgetAddress,
  });
  const outbox: Outbox = new Outbox({
    store: queue,
    at: placeAt,
    clock,
    ...(monotonic && { monotonic }),
    connectivity,
    log,
    tuning,
    pace,
    recorded: (before, after) => history.note(before, after),
    clerkTime: () => time.now(),
    skewMs,
    organizationName: (id) =>
      organizations.nameOf(id) ?? lists.get('organization')?.copy.organizationName(id) ?? null,
    ...(ports.metadataByBulk && { metadataByBulk: ports.metadataByBulk }),
    isCatchingUp: (kind) => catchingUp.has(kind),
    changed: () => queueChanged.tell(),
    ended: (kinds) => {
      for (const kind of kinds) lists.get(kind)?.sync.soon();
    },
    fault: fault('queue.fault'),
  });
  const eraser = createEraser({
    clock,
    log,
    isErasing: () => outbox.isErasing,
    purge() {
      for (const list of lists.values()) list.copy.purge();
      history.purge();
      outbox.purge();
      databases.dropSetAside();
      queue.save([], { [purgeFact]: false });
    },
  });
  if (queue.fact(purgeFact) === true) eraser.soon();
  const syncState = (kind: AudienceKind = 'application'): SyncState => {
    const state = (lists.get(kind) ?? atApplication).sync.state();
    const others = [...lists.values()].filter((list) => list.kind !== 'application');
    // A list that was never read tells nothing about who is in it.
    const read = others.filter((list) => list.sync.state().lastSyncAt !== null);
    if (read.length === 0) return state;
    const failure =
      state.failure ?? read.find((list) => list.sync.state().failure)?.sync.state().failure ?? null;
    return { ...state, failure, audiences: read.map((list) => list.kind) };
  };
  if (discovery.has('organization')) await followOrganizations();
  return {
    outbox,
    history,
    organizations,
    list: (kind) => lists.get(kind),
    listWith: (id) => [...lists.values()].find((list) => list.copy.head(id) !== null),
    syncState,
    async refresh() {
      await Promise.all([discovery.look(true), ...[...lists.values()].map((list) => list.sync.refresh())]);
    },
    start(shown) {
      visible = shown;
      started = true;
      outbox.start();
      for (const list of lists.values()) startList(list);
    },
    setVisible(shown) {
      visible = shown;
      for (const list of lists.values()) list.sync.setVisible(shown);
    },
    clerkNow: () => skew.now(),
    isDurable: () => databases.queueDurable && [...lists.values()].every((list) => list.isDurable()),
    unsaved: () => (databases.queueDurable ? 0 : outbox.unfinished()),
    woke() {
      for (const list of lists.values()) list.hush();
      outbox.wake();
      for (const list of lists.values()) list.sync.soon(0);
    },
    async close() {
      closing = true;
      ending.abort();
      await opening;
      eraser.stop();
      await outbox.stop();
      await Promise.all([...lists.values()].map((list) => list.close()));
      for (const events of [invitationsChanged, queueChanged, syncChanged]) events.stop();
      history.close();
      return databases.queueDurable ? null : outbox.carry();
    },
  };
}
