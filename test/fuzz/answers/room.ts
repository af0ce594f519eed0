/** The real client, sync and outbox behind the real router, talking over HTTP to a server that lies. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClerkClient } from '../../../main/clerk/client.ts';
import { createInvitations } from '../../../main/invitations/invitations.ts';
import { createRouter, type Dispatch } from '../../../main/ipc/router.ts';
import { systemClock } from '../../../main/ports.ts';
import { type Sandbox, startSandbox } from '../../../main/sandbox/server.ts';
import { plainHandlers } from '../../support/handlers.ts';
import { accountId, LockableVault, PluggedNetwork, quick } from '../../support/invitations-room.ts';
import { type RecordedLog, recordLog } from '../../support/recorded-log.ts';
import { type Liar, startLiar } from './liar.ts';

export interface FuzzRoom extends AsyncDisposable {
  sandbox: Sandbox;
  liar: Liar;
  dispatch: Dispatch;
  log: RecordedLog;
  open(): Promise<void>;
}

export async function enterFuzzRoom(seed: number, lies: number): Promise<FuzzRoom> {
  const sandbox = await startSandbox({ limits: 'none', invitations: 120, seed });
  const liar = await startLiar(sandbox, seed, lies + 1000);
  const dataDir = mkdtempSync(join(tmpdir(), 'guestlist-lies-'));
  const log = recordLog();
  const client = createClerkClient({
    secretKey: () => sandbox.secretKey,
    apiUrl: liar.apiUrl,
    fetch,
    clock: systemClock,
    retryPolicy: () => ({
      strategy: 'backoff',
      initialIntervalMs: 2,
      maxIntervalMs: 10,
      exponent: 1.5,
      maxElapsedMs: 200,
      retryConnectionErrors: true,
    }),
  });
  const vault = new LockableVault();
  const invitations = createInvitations({
    dataDir,
    clock: systemClock,
    connectivity: new PluggedNetwork(),
    log,
    emit: () => undefined,
    resendWith: () => ({}),
    tuning: { ...quick, timeoutMs: 400, settleMs: 50, undoMs: 5, backoffMs: 2 },
  });
  return {
    sandbox,
    liar,
    log,
    dispatch: createRouter(plainHandlers(invitations.handlers), log),
    open: () =>
      invitations.open({ id: accountId, environment: 'production', client, vault, beginsOnDisk: true }),
    async [Symbol.asyncDispose]() {
      await invitations.stop();
      await liar[Symbol.asyncDispose]();
      await sandbox.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
