/** The shell once Electron is ready: tray first, then the core, then the popup when a person asked for it. */
import { join } from 'node:path';
import { app, nativeTheme, session } from 'electron';
import type { App } from '../app.ts';
import { createFirstDrawing } from '../page/first-drawing.ts';
import type { Clock, Connectivity, Log } from '../ports.ts';
import type { LogFile } from '../storage/log-file.ts';
import { serveApp } from './app-protocol.ts';
import { setApplicationMenu } from './application-menu.ts';
import { createConnectivity } from './connectivity.ts';
import { watchPage } from './crash.ts';
import { announceTo, serveIpc } from './ipc.ts';
import { createLaunchActions } from './launch-actions.ts';
import { type Open, ownLaunchAction, registerDeepLinks } from './launches.ts';
import { startedHidden } from './login/login-item.ts';
import { menuActions } from './menu-actions.ts';
import { openOnClick } from './notified.ts';
import { createNotifier } from './notifier.ts';
import { keepHeadersPlain } from './plain-headers.ts';
import { createPopup, type Popup } from './popup/popup.ts';
import { onWake } from './power.ts';
import { quitCleanly } from './quit.ts';
import { denyAllPermissions } from './security/permissions.ts';
import { createShortcut } from './shortcut.ts';
import { keepCurrent } from './tray/keep-current.ts';
import { trayMenu } from './tray/menu.ts';
import { buildMenu, createTray, type TrayView } from './tray/tray.ts';
import { startUpdates } from './updates/start-updates.ts';
import { currentWindowSystem } from './window-system.ts';

export interface ShellPorts {
  dataDir: string;
  log: LogFile;
  clock: Clock;
  /** Starts to deliver second launches and links. */
  deliver(open: Open): void;
  /** Lets go of the data folder. */
  letGo(): void;
}

const platform = process.platform;

/** Milliseconds that a locked keychain may hold up the first popup; it then shows what is there. */
const longestWait = 1000;

function showTray(
  core: App,
  tray: TrayView,
  popup: Popup,
  open: Open,
  ports: { clock: Clock; connectivity: Connectivity; log: Log },
): void {
  const act = menuActions({ core, open, redraw: () => soon(), log: ports.log });
  const soon = keepCurrent(core, ports, (overview) => {
    tray.show(overview);
    popup.setMenu(buildMenu(trayMenu(overview), act));
  });
  onWake(ports.clock, () => {
    core.alerts.resumed();
    core.woke();
    soon();
    void refreshCurrent(core);
  });
}

async function refreshCurrent(core: App): Promise<void> {
  const { currentId } = await core.handlers.accounts.list({});
  if (currentId !== null) await core.handlers.invitations.refresh({ accountId: currentId });
}

/** Rejects when a part cannot be made at all: crash handling tells the person. */
export async function runShell({ dataDir, log, clock, deliver, letGo }: ShellPorts): Promise<void> {
  const loading = import('./compose.ts');
  const root = app.getAppPath();
  const windows = currentWindowSystem();
  const wayland = windows.waylandSession && !windows.x11;
  denyAllPermissions(session.defaultSession);
  keepHeadersPlain(session.defaultSession);
  setApplicationMenu(platform);
  const tray = createTray({
    icons: join(root, 'main', 'electron', 'tray', 'icons'),
    platform,
    desktop: process.env['XDG_CURRENT_DESKTOP'],
    now: clock.now,
  });

  let popup: Popup | null = null;
  const audience = () => popup?.contents();
  const announce = announceTo(audience);
  const launchActions = createLaunchActions(() => announce('shell.launchAction', {}));
  const shortcut = createShortcut(windows.waylandSession, () => void popup?.toggle());
  const connectivity = createConnectivity(clock);
  const hide = () => popup?.hide();
  const keepOpen = (keep: boolean) => popup?.keepOpen(keep);
  const notifier = createNotifier(log);
  // The icon is there by now.
  const { composeCore } = await loading;
  const core = composeCore({
    dataDir,
    clock,
    log,
    connectivity,
    launchActions,
    shortcut,
    notifier,
    hide,
    keepOpen,
    windows,
  });
  core.setVisible(false);
  const drawing = createFirstDrawing({
    thread: join(root, 'dist', 'main', 'first-drawing-thread.js'),
    module: join(root, 'dist', 'drawing', 'draw.js'),
    clock,
    log,
  });
  serveApp(join(root, 'dist', 'renderer'), core.dispatch, drawing);
  const stored = await core.handlers.settings.get({});
  core.on('settings.changed', (changed) => {
    if (changed.shortcut !== shortcut.state().accelerator) shortcut.restore(changed.shortcut);
  });
  shortcut.restore(stored.shortcut);
  serveIpc(core, audience, log);

  const dark = () => nativeTheme.shouldUseDarkColors;
  popup = await createPopup({
    app,
    tray: tray.tray,
    preload: join(root, 'dist', 'preload', 'index.cjs'),
    platform,
    wayland,
    dark,
    clock,
    log,
    opening: () => drawing.warm(core.dispatch),
    shown: () => {
      core.setVisible(true);
      launchActions.opened();
    },
    hidden: () => core.setVisible(false),
  });
  const shown = popup;
  const open: Open = (action) => {
    if (action) launchActions.put(action);
    void shown.open();
  };
  openOnClick(core, notifier, open);
  watchPage(shown, clock.now, log, log.file);
  showTray(core, tray, shown, open, { clock, connectivity, log });
  quitCleanly(clock, () => core.stop().finally(letGo), log);
  registerDeepLinks(platform, log);
  void startUpdates(clock, log);

  const started = core.start();
  log.info('started', { version: app.getVersion(), host: 'electron' });
  await Promise.race([started, new Promise<void>((resolve) => clock.after(longestWait, resolve))]);
  notifier.hearEarlier();
  deliver(open);
  const action = ownLaunchAction(process.argv);
  if (action || !startedHidden(process.argv, platform)) open(action);
  await started;
}
