/** Handlers for every operation of the contract that answer with a plausible value; a test replaces those it is about. */

import { noShell } from '../../main/ipc/no-shell.ts';
import type { Accounts } from '../../preload/account.ts';
import type { Handlers } from '../../preload/contract.ts';
import { defaultSettings } from '../../preload/settings-defaults.ts';

const nobody = () => {
  throw new Error('This operation is not part of the test.');
};

/** Handlers that stand in for the plain ones. */
export type HandlerChanges = { [N in keyof Handlers]?: Partial<Handlers[N]> };

const nothingKept = (): Accounts => ({
  accounts: [],
  currentId: null,
  vault: 'ready',
  keychain: { provider: null, canCreate: false },
});

export function plainHandlers(changes: HandlerChanges = {}): Handlers {
  const plain: Handlers = {
    app: { info: () => ({ version: '0.0.0', host: 'browser' }) },
    accounts: {
      list: nothingKept,
      unlock: nothingKept,
      createKeychain: nothingKept,
      startAfresh: nobody,
      connect: nobody,
      trySandbox: nobody,
      select: () => ({}),
      rename: nobody,
      replaceKey: nobody,
      remove: () => ({}),
    },
    invitations: {
      create: () => ({ items: [], known: [] }),
      revoke: () => ({ items: [] }),
      delete: () => ({ items: [] }),
      find: () => ({ lists: [], queue: { total: 0, items: [] } }),
      resend: () => ({ items: [], unknown: 0 }),
      list: () => ({
        rows: [],
        total: 0,
        counts: { pending: 0, accepted: 0, expired: 0, revoked: 0, other: 0 },
      }),
      addresses: () => ({ rows: [] }),
      details: nobody,
      known: () => ({ known: [] }),
      statistics: nobody,
      refresh: nobody,
      syncState: nobody,
    },
    waitlist: {
      invite: () => ({ items: [] }),
      pace: () => ({ lastOutInMs: 0 }),
      reject: () => ({ items: [] }),
    },
    organizations: {
      chosen: () => ({ chosen: null, last: null, waitlist: false }),
      choose: () => ({}),
      find: () => ({ organizations: [] }),
      roles: () => ({ roles: [] }),
    },
    queue: {
      list: nobody,
      addresses: () => ({ rows: [] }),
      details: nobody,
      cancel: () => ({ items: [] }),
      retry: () => ({ items: [] }),
      pause: () => ({}),
      resume: () => ({}),
      dismiss: () => ({}),
      correct: () => ({ items: [] }),
      retryFailed: () => ({ count: 0 }),
      clearFinished: () => ({ count: 0 }),
    },
    imports: {
      preview: nobody,
      choose: nobody,
      settle: nobody,
      rows: nobody,
      commit: nobody,
      discard: () => ({}),
    },
    exports: { csv: () => ({ csv: '', rows: 0 }) },
    alerts: { list: () => ({ alerts: [] }), dismiss: () => ({}) },
    settings: { get: () => defaultSettings, set: () => defaultSettings },
    shell: noShell,
  };
  return {
    app: { ...plain.app, ...changes.app },
    accounts: { ...plain.accounts, ...changes.accounts },
    invitations: { ...plain.invitations, ...changes.invitations },
    organizations: { ...plain.organizations, ...changes.organizations },
    waitlist: { ...plain.waitlist, ...changes.waitlist },
    queue: { ...plain.queue, ...changes.queue },
    imports: { ...plain.imports, ...changes.imports },
    exports: { ...plain.exports, ...changes.exports },
    alerts: { ...plain.alerts, ...changes.alerts },
    settings: { ...plain.settings, ...changes.settings },
    shell: { ...plain.shell, ...changes.shell },
  };
}
