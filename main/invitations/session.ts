/** One account at work: its databases, its outbox and its sync, wired together. */
import type { Failure } from '../../preload/failure.ts';
import type { ClerkInvitation } from '../clerk/api.ts';
import { coalesce } from './coalesce.ts';
import type { InvitationCopy } from './copy/copy.ts';
import { openDatabases } from './databases.ts';
import { asFault } from './fault.ts';
import { Outbox } from './outbox/outbox.ts';
import { Pace } from './outbox/pace.ts';
import type { InvitationsPorts, OpenAccount } from './service.ts';
import { ClerkTime } from './sync/clerk-time.ts';
import { SyncEngine } from './sync/engine.ts';
import { defaultTuning } from './tuning.ts';

export interface Session {
  copy: InvitationCopy;
  outbox: Outbox;
  sync: SyncEngine;
  /** Notes the time of an answer, by Clerk's clock. */
  serverTime(ms: number): void;
  close(): Promise<void>;
}

/** So often at most the views hear of changes. */
const eventsEveryMs = 50;

/** Opens the databases and resumes the outbox; the sync starts when it is told to. */
export async function openSession(ports: InvitationsPorts, account: OpenAccount): Promise<Session> {
  const { id: accountId, client } = account;
  const { clock, log, emit, connectivity } = ports;
  const tuning = { ...defaultTuning, ...ports.tuning };
  const fault =
    (where: string) =>
    (error: unknown): Failure =>
      asFault(log, where, error);
  const time = new ClerkTime(ports.monotonic ?? (() => performance.now()));
  const { copy, queue, durable } = await openDatabases(
    { ...ports, copyTrouble: fault('storage.copy-not-written') },
    accountId,
    account.vault,
  );
  const invitationsChanged = coalesce(clock, eventsEveryMs, () => emit('invitations.changed', { accountId }));
  const queueChanged = coalesce(clock, eventsEveryMs, () => emit('queue.changed', { accountId }));
  const syncChanged = coalesce(clock, eventsEveryMs, () => emit('sync.changed', sync.state()));

  const learn = (invitations: readonly ClerkInvitation[]) => {
    copy.apply(invitations, time.now() ?? 0);
    invitationsChanged.tell();
  };
  const pace = new Pace({
    environment: account.environment,
    limits: tuning.limits,
    clock,
    stored: queue.fact('pace'),
  });
  const outbox = new Outbox({
    store: queue,
    client,
    clock,
    connectivity,
    log,
    tuning,
    pace,
    learn,
    unlearn: (invitationId) => {
      copy.remove([invitationId]);
      invitationsChanged.tell();
    },
    changed: () => queueChanged.tell(),
    fault: fault('queue.fault'),
  });
  const sync: SyncEngine = new SyncEngine({
    accountId,
    client,
    copy,
    clock,
    durable,
    learn,
    changed: () => invitationsChanged.tell(),
    stateChanged: () => syncChanged.tell(),
    fault: fault('sync.fault'),
  });
  return {
    copy,
    outbox,
    sync,
    serverTime: (ms) => time.observe(ms),
    async close() {
      await Promise.all([sync.stop(), outbox.stop()]);
      for (const events of [invitationsChanged, queueChanged, syncChanged]) events.stop();
      copy.close();
    },
  };
}
