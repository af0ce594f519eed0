/** The copy of one audience's list with what keeps it like Clerk, and what the outbox learns from it. */
import type { Audience, AudienceKind } from '../../preload/audience.ts';
import type { Failure } from '../../preload/failure.ts';
import type { Clerk } from '../clerk/audience-api.ts';
import type { Clock, Connectivity } from '../ports.ts';
import type { CopyStore } from '../storage/copy-store.ts';
import { storageTrouble } from '../storage/damage.ts';
import type { KnownInvitation, PlacePorts } from './audiences/audience.ts';
import { placeIn } from './audiences/place.ts';
import type { Row } from './audiences/row.ts';
import { audienceRules, audiences } from './audiences/rules.ts';
import type { InvitationCopy } from './copy/copy.ts';
import { keptForSearching } from './copy/kept-for-searching.ts';
import { idsAmong } from './copy/known.ts';
import type { OpenedCopy } from './databases.ts';
import type { InvitationChange } from './sync/changes.ts';
import type { ClerkTime } from './sync/clerk-time.ts';
import { createCopyUpdates } from './sync/copy-updates.ts';
import { SyncEngine } from './sync/engine.ts';
import { createTidying } from './tidying.ts';
import type { Tuning } from './tuning.ts';

export interface FollowPorts {
  accountId: string;
  kind: AudienceKind;
  client: Clerk;
  openCopy(onTrouble: (error: unknown) => void): Promise<OpenedCopy>;
  /** See `Databases`. */
  freshCopy(): CopyStore | null;
  clock: Clock;
  time: ClerkTime;
  connectivity: Connectivity;
  giveBack(): void;
  tuning: Tuning;
  skewMs(): number;
  pollMs(): number;
  /** Whether all else survives a restart. */
  isDurable(): boolean;
  /** Whether the outbox has just asked something for this address of a place. */
  isOwn(place: string, address: string): boolean;
  /** What an organization is called; null: nobody knows. */
  nameOrganization(organizationId: string): string | null;
  changed(): void;
  stateChanged(): void;
  tell(changes: InvitationChange[], silent: boolean): void;
  /** An attempt to sync has ended; `ok` when the copy is like Clerk now. */
  ended(ok: boolean): void;
  /** Writes a line to the log and returns the fault as data. */
  fault(where: string): (error: unknown) => Failure;
}

export interface FollowedList {
  kind: AudienceKind;
  copy: InvitationCopy;
  sync: SyncEngine;
  /** What it has of an address of a place, by `mailboxKey`; null while it cannot be relied on. */
  known(address: string, audience: Audience): KnownInvitation[] | null;
  baseline: PlacePorts['baseline'];
  /** What a request of the outbox was answered with. */
  apply(rows: readonly Row[]): void;
  forget(id: string): void;
  /** Deleted for good: answers that are still on their way must not bring it back. */
  erase(invitationId: string): void;
  /** Await before the copy is asked with a search. */
  prepareSearch(search: string): Promise<void>;
  /** Whether the copy survives a restart. */
  isDurable(): boolean;
  /** What is found until the next sync is no news. */
  silence(): void;
  close(): Promise<void>;
}

export async function followList(ports: FollowPorts): Promise<FollowedList> {
  const { kind, clock, time, fault } = ports;
  let troubled = false;
  const { copy, durable } = await ports.openCopy((error) => {
    if (troubled) return;
    troubled = true;
    fault('storage.copy')(error);
    // Not from within the read or write that failed.
    if (storageTrouble(error) === 'damaged') clock.after(0, rebuild);
    else ports.stateChanged();
  });
  const rebuild = () => {
    const store = ports.freshCopy();
    if (store === null) return;
    copy.moveTo(store);
    troubled = false;
    void sync.reread();
  };
  copy.nameOrganization = ports.nameOrganization;
  const searching = keptForSearching(copy, clock);
  const tidying = createTidying({ copy, clock, giveBack: ports.giveBack });
  const isDurable = () => durable && !troubled;
  const updates = createCopyUpdates({
    copy,
    clock,
    time,
    kind,
    isOwn: (address, scope) => ports.isOwn(placeIn(kind, scope), address),
    changed: ports.changed,
    tell: ports.tell,
  });
  const sync: SyncEngine = new SyncEngine({
    accountId: ports.accountId,
    list: audiences[kind].list(ports.client, (id) => copy.head(id)?.organizationId ?? null),
    copy,
    tidying,
    clock,
    connectivity: ports.connectivity,
    tuning: ports.tuning,
    skewMs: ports.skewMs,
    pollMs: ports.pollMs,
    isDurable: () => isDurable() && ports.isDurable(),
    apply: (invitations) => updates.apply(invitations, false),
    forget: updates.forget,
    expire: updates.expire,
    ended(ok) {
      if (ok) updates.announce();
      ports.ended(ok);
      // A disk that took everything again is one to rely on.
      if (troubled && copy.save()) troubled = false;
    },
    stateChanged: ports.stateChanged,
    fault: fault('sync.fault'),
  });
  return {
    kind,
    copy,
    sync,
    known(address, audience) {
      if (!sync.isFresh()) return null;
      const scope = audienceRules[kind].scopeOf(audience);
      return copy.columns
        .ofAddress(address)
        .filter(({ organizationId }) => organizationId === scope)
        .map(({ id, createdAt, pendingAtClerk }) => ({ id, createdAt, pending: pendingAtClerk }));
    },
    baseline(addresses) {
      if (sync.state().lastSyncAt === null) return () => undefined;
      const ids = idsAmong(copy.columns, addresses);
      const clerkTime = time.now();
      return (address) => ({ ids: ids.get(address) ?? [], clerkTime });
    },
    apply: (rows) => updates.apply(rows, true),
    forget: (id) => updates.forget([id]),
    erase: updates.erase,
    prepareSearch: searching.prepare,
    isDurable,
    silence: updates.silence,
    async close() {
      searching.stop();
      tidying.stop();
      await sync.stop();
      updates.stop();
      copy.close();
    },
  };
}
