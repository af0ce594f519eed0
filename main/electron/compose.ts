/** The core with Electron's adapters behind its ports. */
import { app } from 'electron';
import { createKeychain } from '../accounts/keychain.ts';
import type { Notifier } from '../alerts/notifier.ts';
import { type App, createApp } from '../app.ts';
import { createGiveBack } from '../give-back.ts';
import type { Clock, Connectivity } from '../ports.ts';
import type { LogFile } from '../storage/log-file.ts';
import type { LaunchActions } from './launch-actions.ts';
import { createLoginItem } from './login/login-item.ts';
import { createNetFetch } from './net-fetch.ts';
import { createPresence } from './presence.ts';
import { openSettingsFile } from './settings-file.ts';
import { createShellHandlers } from './shell-handlers.ts';
import type { Shortcut } from './shortcut.ts';
import type { WindowSystem } from './window-system.ts';

export interface CoreParts {
  dataDir: string;
  clock: Clock;
  log: LogFile;
  connectivity: Connectivity;
  launchActions: LaunchActions;
  shortcut: Shortcut;
  notifier: Notifier;
  hide(): void;
  keepOpen(keep: boolean): void;
  windows: WindowSystem;
}

export function composeCore(parts: CoreParts): App {
  const { dataDir, clock, log, connectivity, launchActions, shortcut, notifier, hide, keepOpen, windows } =
    parts;
  const core = createApp({
    host: 'electron',
    version: app.getVersion(),
    dataDir,
    clock,
    fetch: createNetFetch(clock),
    connectivity,
    log,
    logTail: log.tail,
    settings: openSettingsFile(dataDir, clock, log),
    keychain: createKeychain({ log }),
    giveBack: createGiveBack(log),
    notifier,
    presence: createPresence(),
    shell: createShellHandlers({
      launchActions,
      shortcut,
      loginItem: createLoginItem(process.platform, log),
      link: (accountId, invitationId) => core.link(accountId, invitationId),
      diagnostics: () => core.diagnostics(),
      rememberShortcut: async (accelerator) => {
        await core.handlers.settings.set({ shortcut: accelerator });
      },
      hide,
      keepOpen,
      windows,
      wantsX11: async () => (await core.handlers.settings.get({})).useX11,
    }),
  });
  return core;
}
