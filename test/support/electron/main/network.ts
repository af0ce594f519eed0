/** `net`, `protocol` and `session`: the network, our own scheme, and what a page may ask for. */
import type { CustomScheme, Net, Protocol, Session, WebContents } from 'electron';
import { whole } from '../part.ts';
import { show, wire } from './desktop-wire.ts';

let online = true;
let suspended = false;
wire.serve('online', (now) => {
  online = now;
});

export const net = {
  isOnline: () => online,
  async fetch(input: string | Request, init?: RequestInit): Promise<Response> {
    if (suspended) throw new Error('net::ERR_NETWORK_IO_SUSPENDED');
    if (!online) throw new Error('net::ERR_INTERNET_DISCONNECTED');
    return fetch(input, init);
  },
} satisfies Partial<Record<keyof Net, unknown>>;

/** Between lid down and the network's return, as right after wake. */
export function suspendNetwork(now: boolean): void {
  suspended = now;
}

type ProtocolHandler = (request: Request) => Response | Promise<Response>;
const handlers = new Map<string, ProtocolHandler>();
const privileged: string[] = [];

export const protocol = {
  registerSchemesAsPrivileged(schemes: CustomScheme[]): void {
    privileged.push(...schemes.map(({ scheme }) => scheme));
  },
  handle(scheme: string, handler: ProtocolHandler): void {
    if (!privileged.includes(scheme)) throw new Error(`${scheme} was not registered before ready.`);
    handlers.set(scheme, handler);
  },
} satisfies Partial<Record<keyof Protocol, unknown>>;

wire.serve('request', async ({ url, method }) => {
  const handler = handlers.get(new URL(url).protocol.slice(0, -1));
  if (!handler) return null;
  const response = await handler(new Request(url, { method }));
  const body = new Uint8Array(await response.arrayBuffer());
  return { status: response.status, headers: Object.fromEntries(response.headers), body };
});

type RequestHandler = NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>;
type CheckHandler = NonNullable<Parameters<Session['setPermissionCheckHandler']>[0]>;
// Electron's own defaults: everything is granted until somebody says otherwise.
let onRequest: RequestHandler = (_contents, _permission, answer) => answer(true);
let onCheck: CheckHandler = () => true;

const defaultSession = {
  setPermissionRequestHandler(handler: RequestHandler | null): void {
    if (handler) onRequest = handler;
  },
  setPermissionCheckHandler(handler: CheckHandler | null): void {
    if (handler) onCheck = handler;
  },
  setDevicePermissionHandler: () => undefined,
  setDisplayMediaRequestHandler: () => undefined,
  setBluetoothPairingHandler: () => undefined,
  setUSBProtectedClassesHandler: () => undefined,
  // Node's fetch carries what Electron's cannot, so there is nothing to keep from it.
  webRequest: whole<Session['webRequest']>({ onHeadersReceived: () => undefined }),
} satisfies Partial<Session>;

export const session = { defaultSession: whole<Session>(defaultSession) };

wire.serve('permission', (name) => {
  const permission = name as 'geolocation';
  let asked = false;
  const contents = whole<WebContents>({});
  const where = { requestingUrl: 'app://guestlist/', isMainFrame: true };
  onRequest(contents, permission, (granted) => (asked = granted), where);
  return { asked, checked: onCheck(contents, permission, 'app://guestlist', where) };
});

show(() => ({ privilegedSchemes: privileged }));
