/** The composition of the core. It knows no host: everything outside comes in as a port. */
import type { EventListener, EventName, Handlers } from '../preload/contract.ts';
import type { Result } from '../preload/failure.ts';
import { createAccounts } from './accounts/accounts.ts';
import { createSessionVault } from './accounts/session-vault.ts';
import type { TokenVault } from './accounts/vault.ts';
import { type Alerts, createAlerts } from './alerts/alerts.ts';
import type { Notifier, Presence } from './alerts/notifier.ts';
import { createClerkClient, userAgentOf } from './clerk/client.ts';
import { createDiagnostics } from './diagnostics/diagnostics.ts';
import { createExports } from './invitations/import/exports.ts';
import { importsLater } from './invitations/import/imports-later.ts';
import { createInvitations } from './invitations/invitations.ts';
import { createEventHub } from './ipc/events.ts';
import { noShell } from './ipc/no-shell.ts';
import { createRouter } from './ipc/router.ts';
import { createSettings } from './ipc/settings.ts';
import type { Clock, Connectivity, Fetch, Log } from './ports.ts';
import type { Sandbox } from './sandbox/server.ts';
import type { SettingsStore } from './storage/settings-store.ts';

export interface AppPorts {
  host: 'electron' | 'browser';
  version: string;
  /** Folder of the databases. */
  dataDir: string;
  clock: Clock;
  fetch: Fetch;
  connectivity: Connectivity;
  log: Log;
  /** The newest lines of that log, for a report; unset: there is none to read. */
  logTail?: (lines: number) => string[];
  settings: SettingsStore;
  keychain: TokenVault;
  /** See `createGiveBack`; unset: memory is kept for the next burst. */
  giveBack?: () => void;
  /** What the host around the page can do; unset: nothing, and it says so. */
  shell?: Handlers['shell'];
  /** Notifications of the system; unset: a page shows what `alerts.raised` says. */
  notifier?: Notifier;
  /** Whether the person is looking at the popup; unset: nobody can tell. */
  presence?: Presence;
}

export interface App {
  /** The one door for calls from outside: checks name and payload, never rejects. */
  dispatch(operation: string, payload: unknown): Promise<Result<unknown>>;
  /** The same operations for the host itself, typed and unchecked. They throw `FailureError`. */
  handlers: Handlers;
  /** Returns the function that ends the subscription. */
  on<E extends EventName>(event: E, listener: EventListener<E>): () => void;
  /** The sign-up link of a pending invitation, for a host to put on the clipboard; null when there is none. */
  link(accountId: string, invitationId: string): string | null;
  /** How many invites, resends and revokes would be lost if it ended now: no keychain, so they are in memory only. */
  unsaved(): number;
  /** A report without secrets, for a host to put on the clipboard. */
  diagnostics(): Promise<string>;
  /** For a host to say that the machine woke up. */
  alerts: Pick<Alerts, 'resumed'>;
  /** Whether somebody looks: the popup is shown, a page is open. Then it looks at Clerk at once, and more often. */
  setVisible(visible: boolean): void;
  /** The machine slept: what was late is done now. */
  woke(): void;
  /** Opens the stored accounts and starts to work. */
  start(): Promise<void>;
  /** Ends all work; what is under way is recorded so that the next start resumes it. */
  stop(): Promise<void>;
}

/** Most people never start one. */
async function newSandbox(): Promise<Sandbox> {
  const { startSandbox } = await import('./sandbox/server.ts');
  // As few as can be seen at a glance, and enough that every list has somebody.
  return startSandbox({ organizations: 3, waitlist: 12 });
}

/** Wires the rooms together; nothing runs before `start()`. */
export function createApp(ports: AppPorts): App {
  const { clock, log } = ports;
  const hub = createEventHub(log);
  const settings = createSettings(ports.settings, hub.emit);
  const invitations = createInvitations({
    dataDir: ports.dataDir,
    clock,
    connectivity: ports.connectivity,
    log,
    emit: hub.emit,
    giveBack: ports.giveBack,
    onChanges: (accountId, changes, silent) => alerts.changed(accountId, changes, silent),
    metadataByBulk: () => settings.current().metadataByBulk,
    resendWith: (accountId) => settings.current().resendWith[accountId] ?? null,
    pollMs: () => settings.current().refreshIntervalSeconds * 1000,
  });

  const imports = importsLater({
    invitations: invitations.handlers.invitations,
    addressesUnderWay: invitations.addressesUnderWay,
    organizations: invitations.organizations,
    lastOutIn: invitations.lastOutIn,
    metadataByBulk: () => settings.current().metadataByBulk,
    store: ports.settings,
    now: () => clock.now(),
  });

  let sandbox: Promise<Sandbox> | null = null;
  const accounts = createAccounts({
    settings: ports.settings,
    keychain: ports.keychain,
    session: createSessionVault(),
    clock,
    log,
    emit: hub.emit,
    createClient: (account) =>
      createClerkClient({
        ...account,
        fetch: ports.fetch,
        clock,
        retryPolicy: () => settings.current().retryPolicy,
        userAgent: userAgentOf(ports.version),
      }),
    startSandbox: () => {
      // One that could not start must not stand in the way of the next try.
      sandbox ??= newSandbox().catch((error: unknown) => {
        sandbox = null;
        throw error;
      });
      return sandbox;
    },
    opened: (account) => invitations.open(account),
    closed: (accountId) => invitations.close(accountId),
    setAside: (accountId) => invitations.setAside(accountId),
    removed: async (accountId) => {
      await imports.forget(accountId);
      await invitations.remove(accountId);
      settings.forget(accountId);
    },
  });

  const handlers: Handlers = {
    app: { info: () => ({ version: ports.version, host: ports.host }) },
    accounts: accounts.handlers,
    ...invitations.handlers,
    imports: imports.handlers,
    exports: createExports(invitations.handlers.invitations),
    settings: settings.handlers,
    alerts: { list: () => alerts.handlers.list({}), dismiss: (given) => alerts.handlers.dismiss(given) },
    shell: ports.shell ?? noShell,
  };

  const alerts = createAlerts({
    handlers,
    on: hub.on,
    emit: hub.emit,
    clock,
    log,
    settings: settings.current,
    store: ports.settings,
    notifier: ports.notifier,
    presence: ports.presence,
  });

  return {
    dispatch: createRouter(handlers, log),
    handlers,
    on: hub.on,
    link: invitations.link,
    unsaved: invitations.unsaved,
    diagnostics: createDiagnostics({ ...ports, handlers, settings: settings.current }),
    alerts,
    setVisible: invitations.setVisible,
    woke: invitations.woke,
    start() {
      alerts.start();
      return accounts.start();
    },
    async stop() {
      alerts.stop();
      await accounts.stop();
      await invitations.stop();
      ports.keychain.close?.();
      await (await sandbox)?.close();
    },
  };
}
