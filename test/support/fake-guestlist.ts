/**
 * A `Guestlist` in memory, typed against the contract: what the renderer's own tests and pictures talk to. It keeps
 * the contract's promises (the undo period, durable queue items, events) and none of Clerk's rules.
 */
import { createExports } from '../../main/invitations/import/exports.ts';
import { createImports } from '../../main/invitations/import/imports.ts';
import type { EventName, EventPayload, Guestlist, Handlers } from '../../preload/contract.ts';
import { fakeAccounts } from './fake-accounts.ts';
import { fakeOrganizations, fakeWaitlist, lookedUp } from './fake-audiences.ts';
import { fakeInvitations } from './fake-invitations.ts';
import { FakeLine } from './fake-line.ts';
import { fakeQueue } from './fake-queue.ts';
import type { Scene } from './fake-scene.ts';
import { fakeShell } from './fake-shell.ts';
import { FakeWorld, isUnderWay } from './fake-world.ts';
import { MemorySettingsStore } from './memory-settings-store.ts';

export type { Scene } from './fake-scene.ts';

export interface FakeGuestlist {
  guestlist: Guestlist;
  /** Every call, in order, as the transport saw it. */
  calls: { operation: string; payload: unknown }[];
  /** Sends an event, as main would. */
  emit<E extends EventName>(event: E, payload: EventPayload<E>): void;
  /** Lets what hangs go on, and ends what can be undone; where nothing does yet, what comes. */
  release(): Promise<void>;
}

/** Builds one from a scene. Every call is checked by the contract's schemas, like main's router does. */
export function fakeGuestlist(scene: Scene = {}): FakeGuestlist {
  const line = new FakeLine(scene);
  const world = new FakeWorld(scene, line);
  const emit: FakeGuestlist['emit'] = (event, payload) => line.emit(event, payload);
  const shell = fakeShell(scene, emit);
  const invitations = fakeInvitations(world, shell.settings);
  const handlers: Handlers = {
    app: { info: () => ({ version: '1.0.0', host: 'browser' }) },
    accounts: fakeAccounts(world),
    invitations,
    organizations: fakeOrganizations(world),
    waitlist: fakeWaitlist(world),
    queue: fakeQueue(world, invitations.create),
    // The real reader: it needs no host, and a fake one would have to be right about every comma.
    imports: createImports({
      invitations: { known: invitations.known, create: invitations.create },
      organizations: lookedUp(scene),
      store: new MemorySettingsStore(),
      now: () => Date.now(),
      // An hour for each hundred, or for two hundred and fifty together.
      lastOutIn: async (_, { alone, any }) =>
        3_600_000 * Math.max(Math.floor(alone / 100), Math.floor(any / 250)),
      metadataByBulk: () => false,
      addressesUnderWay: async () =>
        new Set(world.queue.filter(isUnderWay).map(({ emailAddress }) => emailAddress.toLowerCase())),
    }).handlers,
    exports: createExports({ list: invitations.list }),
    alerts: {
      list: () => ({ alerts: [...line.alerts] }),
      dismiss: ({ id }) => line.dismissAlert(id),
    },
    ...shell,
  };
  return { guestlist: line.connect(handlers), calls: line.calls, emit, release: () => line.release() };
}
