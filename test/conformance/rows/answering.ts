import { protocol } from 'electron';
import { pageUrl, type Stage } from '../stage.ts';

export const relies = 'main/electron/app-protocol.ts';
export const handle = ['protocol.handle'];
export const register = ['protocol.registerSchemesAsPrivileged'];
export const html = { 'content-type': 'text/html' };

/** Answers at `check:` in the place of the check page for as long as `run` takes. */
export async function answering(
  handler: (request: Request) => Response | Promise<Response>,
  run: () => Promise<void>,
): Promise<void> {
  await protocol.unhandle('check');
  protocol.handle('check', handler);
  try {
    await run();
  } finally {
    protocol.unhandle('check');
    protocol.handle('check', former);
  }
}

let former: (request: Request) => Response | Promise<Response> = () => new Response(null);
/** The check page itself, as it is served otherwise. */
export function usual(request: Request): Response | Promise<Response> {
  return former(request);
}

/** Remembers what stands behind the check page otherwise. */
export function keepHandler(handler: typeof former): void {
  former = handler;
}

export const title = (stage: Stage, url = pageUrl) => {
  const window = stage.blank();
  return window.loadURL(url).then(() => window.webContents.getURL());
};
