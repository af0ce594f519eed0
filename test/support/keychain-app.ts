/** The whole core on the keychain of this process's environment, as one run of Guestlist after another has it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createKeychain } from '../../main/accounts/keychain.ts';
import { type App, createApp } from '../../main/app.ts';
import { openSettingsFile } from '../../main/browser/settings-file.ts';
import { systemClock } from '../../main/ports.ts';
import { type Sandbox, startSandbox } from '../../main/sandbox/server.ts';
import type { Account } from '../../preload/account.ts';
import { PluggedNetwork } from './invitations-room.ts';
import { type RecordedLog, recordLog } from './recorded-log.ts';

export interface KeychainApp extends AsyncDisposable {
  readonly app: App;
  readonly sandbox: Sandbox;
  readonly network: PluggedNetwork;
  readonly dataDir: string;
  readonly log: RecordedLog;
  /** Ends Guestlist and starts it again on the same folder, with a keychain that knows nothing yet. */
  restart(): Promise<void>;
  /** Ends Guestlist only. */
  stop(): Promise<void>;
  connect(): Promise<Account>;
  account(): Promise<Account>;
  invite(emailAddress: string): Promise<void>;
  /** `address state`, newest first. */
  queue(): Promise<string[]>;
  /** Who got an e-mail. */
  emails(): string[];
}

/** `timeoutMs`: how long a call of the keychain waits for a person. */
export async function startKeychainApp({ timeoutMs = 2000 } = {}): Promise<KeychainApp> {
  const sandbox = await startSandbox({ environment: 'production', limits: 'none', invitations: 3 });
  const dataDir = mkdtempSync(join(tmpdir(), 'keychain-app-'));
  const network = new PluggedNetwork();
  const log = recordLog();
  const begin = async () => {
    const app = createApp({
      host: 'browser',
      version: '0.0.0',
      dataDir,
      clock: systemClock,
      fetch,
      connectivity: network,
      log,
      settings: openSettingsFile(dataDir, systemClock, log),
      keychain: createKeychain({ log, timeoutMs }),
    });
    await app.start();
    return app;
  };
  let app = await begin();
  let isRunning = true;
  const { stop } = {
    stop: async () => {
      if (isRunning) await app.stop();
      isRunning = false;
    },
  };
  const account = async () => {
    const [first] = (await app.handlers.accounts.list({})).accounts;
    if (!first) throw new Error('There is no account.');
    return first;
  };
  return {
    get app() {
      return app;
    },
    sandbox,
    network,
    dataDir,
    log,
    stop,
    account,
    async restart() {
      await stop();
      app = await begin();
      isRunning = true;
    },
    connect: async () =>
      app.handlers.accounts.connect({
        secretKey: sandbox.secretKey,
        keepIn: 'keychain',
        apiUrl: sandbox.apiUrl,
      }),
    async invite(emailAddress) {
      const { id: accountId } = await account();
      await app.handlers.invitations.create({ accountId, drafts: [{ emailAddress }] });
    },
    async queue() {
      const { id: accountId } = await account();
      const { items } = await app.handlers.queue.list({ accountId, offset: 0, limit: 100 });
      return items.map(({ emailAddress, state }) => `${emailAddress} ${state}`);
    },
    emails: () => sandbox.control.ledger().map(({ emailAddress }) => emailAddress),
    async [Symbol.asyncDispose]() {
      await stop();
      await sandbox.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
