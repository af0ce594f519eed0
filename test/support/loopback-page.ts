/** A running browser host around a core that records its calls, and the headers that a browser would send. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserHost, startBrowserHost } from '../../main/browser/host.ts';
import { createEventHub, type EventHub } from '../../main/ipc/events.ts';
import { rawRequest } from './raw-request.ts';
import { type RecordedLog, recordLog } from './recorded-log.ts';
import { VirtualClock } from './virtual-clock.ts';

export const typedIn = {
  'sec-fetch-site': 'none',
  'sec-fetch-mode': 'navigate',
  'sec-fetch-dest': 'document',
};
export const fromOurPage = {
  'sec-fetch-site': 'same-origin',
  'sec-fetch-mode': 'cors',
  'sec-fetch-dest': 'empty',
};
export const asCall = { ...fromOurPage, 'x-guestlist': '1', 'content-type': 'application/json' };
/** As a WebSocket asks for its line. */
export const asUpgrade = {
  connection: 'Upgrade',
  upgrade: 'websocket',
  'sec-websocket-version': '13',
  'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
};

export interface LoopbackPage extends BrowserHost {
  clock: VirtualClock;
  log: RecordedLog;
  hub: EventHub;
  calls: { operation: string; payload: unknown }[];
  /** What the core was told about being looked at, in order. */
  looks: boolean[];
  /** Follows a new launch link and returns the `Cookie` header of the session. */
  signIn(): Promise<string>;
}

export async function startLoopbackPage(): Promise<LoopbackPage> {
  const folder = mkdtempSync(join(tmpdir(), 'guestlist-page-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Guestlist</title>');
  writeFileSync(join(folder, 'assets', 'index.js'), 'export {};');
  writeFileSync(join(folder, 'assets', 'index-a1_B2-c3.js'), 'export {};');
  const clock = new VirtualClock();
  const log = recordLog();
  const hub = createEventHub(log);
  const calls: LoopbackPage['calls'] = [];
  const looks: boolean[] = [];
  const app = {
    on: hub.on,
    setVisible: (visible: boolean) => looks.push(visible),
    link: (accountId: string, invitationId: string) =>
      invitationId === 'inv_known' ? `link-of-${accountId}` : null,
    diagnostics: async () => 'report of this Guestlist',
    dispatch: async (operation: string, payload: unknown) => {
      calls.push({ operation, payload });
      return { ok: true, value: {} } as const;
    },
  };
  const host = await startBrowserHost({ app, rendererDir: folder, port: 0, clock, log });
  return {
    ...host,
    clock,
    log,
    hub,
    calls,
    looks,
    async signIn() {
      const { headers } = await rawRequest(host.launchUrl(), { headers: typedIn });
      return String(headers['set-cookie']).split(';')[0] ?? '';
    },
    async close() {
      await host.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
