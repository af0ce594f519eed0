/** One account at work: its databases, its outbox and its sync, wired together. */
import { uptime } from 'node:os';
import { application } from '../../preload/audience.ts';
import type { Failure } from '../../preload/failure.ts';
import type { ClerkInvitation } from '../clerk/api.ts';
import { systemClock } from '../ports.ts';
import { storageTrouble } from '../storage/damage.ts';
import { withAddressLookup } from './address-lookup.ts';
import type { AudiencePorts } from './audiences/audience.ts';
import { audienceRules } from './audiences/rules.ts';
import { ClockSkew } from './clock-skew.ts';
import { coalesce } from './coalesce.ts';
import type { InvitationCopy } from './copy/copy.ts';
import { keptForSearching } from './copy/kept-for-searching.ts';
import { idsAmong } from './copy/known.ts';
import { openDatabases } from './databases.ts';
import { createEraser } from './erasure.ts';
import { asFault } from './fault.ts';
import { History } from './history/history.ts';
import { type Carried, Outbox } from './outbox/outbox.ts';
import { purgeFact } from './outbox/outcomes.ts';
import { Pace } from './outbox/pace.ts';
import { pacedClient } from './paced-client.ts';
import type { InvitationsPorts, OpenAccount } from './service.ts';
import { ClerkTime } from './sync/clerk-time.ts';
import { SyncEngine } from './sync/engine.ts';
import { createLearner } from './sync/learner.ts';
import { defaultTuning } from './tuning.ts';

export interface Session {
  copy: InvitationCopy;
  outbox: Outbox;
  history: History;
  sync: SyncEngine;
  /** Await before the copy is asked with a search. */
  prepareSearch(search: string): Promise<void>;
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

  let troubled = false;
  const copyTrouble = (error: unknown) => {
    if (troubled) return;
    troubled = true;
    fault('storage.copy')(error);
    // Not from within the read or write that failed.
    if (storageTrouble(error) === 'damaged') clock.after(0, rebuild);
    else syncChanged.tell();
  };
  const databases = await openDatabases({ ...ports, copyTrouble }, account);
  const { copy, queue } = databases;
  const searching = keptForSearching(copy, clock);
  // What the machine's uptime goes on with while it sleeps; a clock that is moved by hand has nothing of the kind.
  const real = () => uptime() * 1000;
  const skew = new ClockSkew({
    clock,
    steady: ports.monotonic ?? (clock === systemClock ? real : () => clock.now()),
    stored: copy.fact('clockSkew'),
    changed() {
      copy.setFact('clockSkew', skew.state());
      syncChanged.tell();
      queueChanged.tell();
    },
  });
  const skewMs = () => skew.ms();
  const history = new History({ open: databases.openHistory, clock, log, skewMs });

  const rebuild = () => {
    const store = databases.freshCopy();
    if (store === null) return;
    copy.moveTo(store);
    troubled = false;
    void sync.reread();
  };

  const invitationsChanged = coalesce(clock, eventsEveryMs, () => emit('invitations.changed', { accountId }));
  const queueChanged = coalesce(clock, eventsEveryMs, () => emit('queue.changed', { accountId }));
  const syncChanged = coalesce(clock, eventsEveryMs, () => emit('sync.changed', sync.state()));

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
  const learner = createLearner({
    copy,
    clock,
    time,
    isOwn: (address) => outbox.isOwn(application, address),
    changed: () => invitationsChanged.tell(),
    tell: (changes, silent) => ports.onChanges?.(accountId, changes, silent),
  });
  let catchingUp = true;
  const atApplication: AudiencePorts = {
    rules: audienceRules.application,
    client,
    known: (address) =>
      sync.isFresh()
        ? copy.columns
            .ofAddress(address)
            .map(({ id, createdAt, pendingAtClerk }) => ({ id, createdAt, pending: pendingAtClerk }))
        : null,
    standing: (addresses) => {
      if (sync.state().lastSyncAt === null) return () => undefined;
      const ids = idsAmong(copy.columns, addresses);
      const clerkTime = time.now();
      return (address) => ({ ids: ids.get(address) ?? [], clerkTime });
    },
    learn: (invitations: readonly ClerkInvitation[]) => learner.learn(invitations, true),
    unlearn: (invitationId) => learner.forget([invitationId]),
    forgetAddress(address, invitationId) {
      learner.erase(invitationId);
      history.forget(address);
      eraser.soon();
    },
  };
  const outbox: Outbox = new Outbox({
    store: queue,
    audience: () => atApplication,
    clock,
    ...(monotonic && { monotonic }),
    connectivity,
    log,
    tuning,
    pace,
    noted: (before, after) => history.note(before, after),
    clerkTime: () => time.now(),
    skewMs,
    ...(ports.metadataByBulk && { metadataByBulk: ports.metadataByBulk }),
    isCatchingUp: () => catchingUp,
    changed: () => queueChanged.tell(),
    ended: () => sync.soon(),
    fault: fault('queue.fault'),
  });
  const eraser = createEraser({
    clock,
    log,
    isErasing: () => outbox.isErasing,
    purge() {
      copy.purge();
      history.purge();
      outbox.purge();
      databases.dropSetAside();
      queue.save([], { [purgeFact]: false });
    },
  });
  if (queue.fact(purgeFact) === true) eraser.soon();
  const isDurable = () => databases.durable && !troubled;
  const sync: SyncEngine = new SyncEngine({
    accountId,
    client,
    copy,
    clock,
    connectivity,
    tuning,
    skewMs,
    pollMs: ports.pollMs ?? (() => tuning.pollMs),
    isDurable,
    learn: (invitations) => learner.learn(invitations, false),
    forget: learner.forget,
    expire: learner.expire,
    ended: (ok) => {
      if (ok) {
        learner.speak();
        // An answer is the proof of a network: nothing waits out a back-off beside it.
        outbox.hurry();
      }
      if (catchingUp) {
        catchingUp = false;
        outbox.start();
      }
      // A disk that took everything again is one to rely on.
      if (troubled && copy.save()) troubled = false;
    },
    stateChanged: () => syncChanged.tell(),
    fault: fault('sync.fault'),
  });
  return {
    copy,
    outbox,
    history,
    sync,
    prepareSearch: searching.prepare,
    clerkNow: () => skew.now(),
    isDurable,
    unsaved: () => (databases.queueDurable ? 0 : outbox.unfinished()),
    woke() {
      learner.hush();
      outbox.hurry();
      sync.soon(0);
    },
    async close() {
      eraser.stop();
      searching.stop();
      await Promise.all([sync.stop(), outbox.stop()]);
      learner.stop();
      for (const events of [invitationsChanged, queueChanged, syncChanged]) events.stop();
      copy.close();
      history.close();
      return databases.queueDurable ? null : outbox.carry();
    },
  };
}
