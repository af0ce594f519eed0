/** The smallest application on our own shell parts: what is tested with it is the shell and the stand-in, no core. */
import { resolve } from 'node:path';
import { app, session } from 'electron';
import { registerAppScheme, serveApp } from '../../../../main/electron/app-protocol.ts';
import { watchMain } from '../../../../main/electron/crash.ts';
import { serveIpc } from '../../../../main/electron/ipc.ts';
import { createPopup, type Popup } from '../../../../main/electron/popup/popup.ts';
import { confineAll } from '../../../../main/electron/security/navigation.ts';
import { denyAllPermissions } from '../../../../main/electron/security/permissions.ts';
import { buildMenu, createTray } from '../../../../main/electron/tray/tray.ts';
import { type Log, systemClock } from '../../../../main/ports.ts';

/** A fault of ours, with something in its message that must not be passed on. */
function breakDown(): never {
  throw new TypeError('ada@example.com is not a function');
}

const say = (event: string, facts?: Record<string, unknown>) => {
  process.stdout.write(`${JSON.stringify({ event, ...facts })}\n`);
};
const log: Log = { info: say, warn: say, error: say };
const here = import.meta.dirname;
const root = resolve(here, '../../../..');

watchMain(log, '/tmp/guestlist.log');
app.enableSandbox();
registerAppScheme();
confineAll(app, log);
app.on('window-all-closed', () => undefined);

/** Electron waits with `ready` for the whole of its entry module, so nothing may wait for it in here. */
async function run(): Promise<void> {
  await app.whenReady();
  denyAllPermissions(session.defaultSession);
  const icons = resolve(root, 'main/electron/tray/icons');
  const { tray } = createTray({ icons, platform: process.platform, desktop: 'KDE', now: Date.now });

  let popup: Popup | null = null;
  const listeners = new Map<string, (payload: never) => void>();
  const core = {
    dispatch: async (operation: string, payload: unknown) => ({
      ok: true as const,
      value: { operation, payload },
    }),
    on: (event: string, listener: (payload: never) => void) => {
      listeners.set(event, listener);
      return () => listeners.delete(event);
    },
  };
  serveApp(resolve(here, 'page'), core.dispatch);
  serveIpc(core, () => popup?.contents(), log);
  popup = await createPopup({
    opening: () => undefined,
    app,
    tray,
    preload: resolve(root, 'dist/preload/index.cjs'),
    platform: process.platform,
    wayland: Boolean(process.env['WAYLAND_DISPLAY']),
    dark: () => false,
    clock: systemClock,
    log,
    shown: () => undefined,
    hidden: () => undefined,
  });
  const shown = popup;
  shown.setMenu(
    buildMenu(
      [
        { kind: 'action', label: 'Open', action: { do: 'open' }, enabled: true },
        { kind: 'action', label: 'Tell the page', action: { do: 'settings' }, enabled: true },
        { kind: 'action', label: 'Break', action: { do: 'quit' }, enabled: true },
      ],
      (action) => {
        if (action.do === 'open') void shown.open();
        else if (action.do === 'quit') setTimeout(breakDown);
        else listeners.get('queue.changed')?.({ accountId: 'sample' } as never);
      },
    ),
  );
}

void run();
