/** The built browser host as a process, spoken to as its page does. */
import { setTimeout as pause } from 'node:timers/promises';
import type { BrowserContext } from '@playwright/test';
import type { Result } from '../../preload/failure.ts';
import { statuses } from '../../preload/invitation.ts';
import type { SyncState } from '../../preload/sync.ts';
import { startGuestlist } from '../support/guestlist-process.ts';
import { rawRequest } from '../support/raw-request.ts';
import { aWindow } from '../support/samples.ts';
import type { SandboxProcess } from './sandbox-process.ts';
import { StepTimeout, within } from './within.ts';

export interface Host {
  origin: string;
  pid: number;
  call<T>(operation: string, payload: object): Promise<T>;
  /** Resolves once it has nothing to sync, and has had nothing for a moment. */
  quiet(): Promise<void>;
  /** Lets the pages of a browser context in. */
  admit(context: BrowserContext): Promise<void>;
  stop(): Promise<void>;
}

/** Milliseconds: a first sync of 100,000 takes some seconds, on a busy machine a minute. */
const quietMs = 300_000;

const typedIn = { 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
const asCall = { 'sec-fetch-site': 'same-origin', 'x-guestlist': '1', 'content-type': 'application/json' };

export async function startHost(dataDir: string, env: NodeJS.ProcessEnv): Promise<Host> {
  const guestlist = await startGuestlist(['--data-dir', dataDir], env);
  const { origin } = new URL(guestlist.link);
  const { headers } = await rawRequest(guestlist.link, { headers: typedIn });
  const cookie = String(headers['set-cookie']).split(';')[0] ?? '';
  const call = async <T>(operation: string, payload: object): Promise<T> => {
    const { body } = await rawRequest(`${origin}/api/${operation}`, {
      method: 'POST',
      headers: { ...asCall, origin, cookie },
      body: JSON.stringify(payload),
    });
    const result = JSON.parse(body) as Result<T>;
    if (!result.ok) throw new Error(`${operation} failed: ${JSON.stringify(result.failure)}`);
    return result.value;
  };
  return {
    origin,
    pid: guestlist.pid,
    call,
    async quiet() {
      const accountId = await currentAccount(call);
      const giveUpAt = performance.now() + quietMs;
      for (let seen = 0; seen < 3; ) {
        const { phase, failure } = await within(
          'the host says how its sync stands',
          call<SyncState>('invitations.syncState', { accountId }),
        );
        seen = phase === 'idle' ? seen + 1 : 0;
        if (performance.now() > giveUpAt) {
          const why = failure ? `, after ${failure.kind}` : '';
          throw new StepTimeout(`After ${quietMs / 1000} s the host still syncs: it is ${phase}${why}.`);
        }
        await pause(200);
      }
    },
    async admit(context) {
      const [name = '', value = ''] = cookie.split('=');
      await context.addCookies([{ name, value, url: origin, httpOnly: true, sameSite: 'Strict' }]);
    },
    async stop() {
      const { code, stderr } = await guestlist.stop();
      if (code !== 0) throw new Error(`Guestlist ended with ${code}: ${stderr}`);
    },
  };
}

async function currentAccount(call: Host['call']): Promise<string> {
  const { currentId } = await call<{ currentId: string | null }>('accounts.list', {});
  if (currentId === null) throw new Error('There is no account.');
  return currentId;
}

/**
 * Connects to the sandbox and reads its list once, as a person's first start does. `read`: told of the host once that
 * is over, before it ends.
 */
export async function fillCache(
  dataDir: string,
  env: NodeJS.ProcessEnv,
  { apiUrl, secretKey }: SandboxProcess,
  invitations: number,
  read: (host: Host) => void = () => undefined,
): Promise<void> {
  const host = await startHost(dataDir, env);
  try {
    await host.call('accounts.connect', { secretKey, apiUrl, keepIn: 'keychain' });
    await host.quiet();
    // Before a list was asked for, as after a restart: what a page has looked at stays for a while.
    read(host);
    const accountId = await currentAccount(host.call);
    const { durable } = await host.call<SyncState>('invitations.syncState', { accountId });
    if (!durable) throw new Error('The copy is not on the disk: there is no working keychain.');
    let cached = 0;
    for (const status of statuses) {
      const list = await host.call<{ total: number }>('invitations.list', aWindow({ accountId, status }));
      cached += list.total;
    }
    if (cached !== invitations) throw new Error(`${cached} invitations are cached, not ${invitations}.`);
  } finally {
    await host.stop();
  }
}
