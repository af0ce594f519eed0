/** The copy of one audience's list with what keeps it like Clerk, and what the outbox learns from it. */
import type { Audience, AudienceKind } from '../../preload/audience.ts';
import type { Failure } from '../../preload/failure.ts';
import type { Clock, Connectivity } from '../ports.ts';
import type { CopyStore } from '../storage/copy-store.ts';
import { storageTrouble } from '../storage/damage.ts';
import type { AudienceList, PlacePorts } from './audiences/audience.ts';
import { audienceRules } from './audiences/rules.ts';
import type { InvitationCopy } from './copy/copy.ts';
import { keptForSearching } from './copy/kept-for-searching.ts';
import { idsAmong } from './copy/known.ts';
import type { OpenedCopy } from './databases.ts';
import type { InvitationChange } from './sync/changes.ts';
import type { ClerkTime } from './sync/clerk-time.ts';
import { SyncEngine } from './sync/engine.ts';
import { createLearner } from './sync/learner.ts';
import { createTidying } from './tidying.ts';
import type { Tuning } from './tuning.ts';

export interface FollowPorts {
  accountId: string;
  kind: AudienceKind;
  list(copy: InvitationCopy): AudienceList;
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
  /** Whether the outbox has just asked something for this address; `organizationId` of its place. */
  isOwn(address: string, organizationId: string | undefined): boolean;
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
  /** What a place of this audience needs of its list. */
  place(audience: Audience): Omit<PlacePorts, 'client' | 'forgetAddress'>;
  /** Deleted for good: answers that are still on their way must not bring it back. */
  erase(invitationId: string): void;
  /** Await before the copy is asked with a search. */
  prepareSearch(search: string): Promise<void>;
  /** Whether the copy survives a restart. */
  isDurable(): boolean;
  /** What is found until the next sync is no news. */
  hush(): void;
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
  const searching = keptForSearching(copy, clock);
  const tidying = createTidying({ copy, clock, giveBack: ports.giveBack });
  const isDurable = () => durable && !troubled;
  const learner = createLearner({
    copy,
    clock,
    time,
    kind,
    isOwn: ports.isOwn,
    changed: ports.changed,
    tell: ports.tell,
  });
  const sync: SyncEngine = new SyncEngine({
    accountId: ports.accountId,
    list: ports.list(copy),
    copy,
    tidying,
    clock,
    connectivity: ports.connectivity,
    tuning: ports.tuning,
    skewMs: ports.skewMs,
    pollMs: ports.pollMs,
    isDurable: () => isDurable() && ports.isDurable(),
    learn: (invitations) => learner.learn(invitations, false),
    forget: learner.forget,
    expire: learner.expire,
    ended(ok) {
      if (ok) learner.speak();
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
    place: (audience) => ({
      rules: audienceRules[kind],
      known: (address) => (sync.isFresh() ? knownAt(copy, address, audience) : null),
      standing(addresses) {
        if (sync.state().lastSyncAt === null) return () => undefined;
        const ids = idsAmong(copy.columns, addresses);
        const clerkTime = time.now();
        return (address) => ({ ids: ids.get(address) ?? [], clerkTime });
      },
      learn: (invitations) => learner.learn(invitations, true),
      unlearn: (invitationId) => learner.forget([invitationId]),
    }),
    erase: learner.erase,
    prepareSearch: searching.prepare,
    isDurable,
    hush: learner.hush,
    async close() {
      searching.stop();
      tidying.stop();
      await sync.stop();
      learner.stop();
      copy.close();
    },
  };
}

const organizationOf = (audience: Audience): string | undefined =>
  audience.kind === 'organization' ? audience.organizationId : undefined;

function knownAt(copy: InvitationCopy, address: string, audience: Audience) {
  return copy.columns
    .ofAddress(address)
    .filter(({ organizationId }) => organizationId === organizationOf(audience))
    .map(({ id, createdAt, pendingAtClerk }) => ({ id, createdAt, pending: pendingAtClerk }));
}

/** A place whose list is not followed (yet): nothing is known of it, so that Clerk is always asked. */
export function unfollowedPlace(audience: Audience): Omit<PlacePorts, 'client' | 'forgetAddress'> {
  return {
    rules: audienceRules[audience.kind],
    known: () => null,
    standing: () => () => undefined,
    learn: () => undefined,
    unlearn: () => undefined,
  };
}
