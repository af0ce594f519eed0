/** `session`: what a page may ask for, and who decides it. */
import type { Session, WebContents } from 'electron';
import { whole } from '../part.ts';
import { wire } from './desktop-wire.ts';
import { protocol } from './protocol.ts';
import { webRequest } from './web-request.ts';

type RequestHandler = NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>;
type CheckHandler = NonNullable<Parameters<Session['setPermissionCheckHandler']>[0]>;
type DisplayHandler = NonNullable<Parameters<Session['setDisplayMediaRequestHandler']>[0]>;

// Electron's own default: what nobody decides is granted (electron_permission_manager.cc).
let onRequest: RequestHandler | null = null;
let onCheck: CheckHandler | null = null;
let onDisplay: DisplayHandler | null = null;

export const defaultSession = whole<Session>({
  setPermissionRequestHandler(handler: RequestHandler | null): void {
    onRequest = handler;
  },
  setPermissionCheckHandler(handler: CheckHandler | null): void {
    onCheck = handler;
  },
  setDisplayMediaRequestHandler(handler: DisplayHandler | null): void {
    onDisplay = handler;
  },
  setDevicePermissionHandler: () => undefined,
  setBluetoothPairingHandler: () => undefined,
  setUSBProtectedClassesHandler: () => undefined,
  webRequest,
  get protocol() {
    return whole<Electron.Protocol>(protocol);
  },
} as Partial<Session>);

export const session = { defaultSession };

/** Which contents ask; found late, as they know their session themselves. */
let contentsOf: (id: number) => WebContents | null = () => null;
export function onAsk(find: typeof contentsOf): void {
  contentsOf = find;
}

wire.serve('permission.request', ({ id, permission, url }) => {
  if (permission === 'display-capture') return shownMedia(url);
  const handler = onRequest;
  if (handler === null) return true;
  const contents = contentsOf(id) ?? whole<WebContents>({});
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const details = { requestingUrl: url, isMainFrame: true };
  handler(contents, permission as 'geolocation', resolve, details);
  return promise;
});

/** Without a handler, and without a stream from it, there is nothing to capture. */
function shownMedia(url: string): Promise<boolean> | boolean {
  if (onDisplay === null) return false;
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const request = {
    frame: null,
    securityOrigin: url,
    videoRequested: true,
    audioRequested: false,
    userGesture: true,
  };
  onDisplay(request as never, (streams) => resolve(Boolean(streams?.video ?? streams?.audio)));
  return promise;
}

wire.serve('permission.check', ({ id, permission, url }) => {
  if (onCheck === null) return true;
  const details = { requestingUrl: url, isMainFrame: true, embeddingOrigin: url };
  return onCheck(
    contentsOf(id),
    permission as 'geolocation',
    URL.parse(url)?.origin ?? url,
    details as never,
  );
});
