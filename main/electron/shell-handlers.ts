/** The contract's `shell` verbs, as the tray application answers them. */
import { clipboard } from 'electron';
import type { Handlers } from '../../preload/contract.ts';
import { invalidInput } from '../../preload/failure.ts';
import type { ShellState } from '../../preload/shell.ts';
import type { LaunchActions } from './launch-actions.ts';
import type { LoginItem } from './login/login-item.ts';
import type { Shortcut } from './shortcut.ts';
import type { WindowSystem } from './window-system.ts';

export interface ShellParts {
  launchActions: LaunchActions;
  shortcut: Shortcut;
  loginItem: LoginItem;
  /** Of the core: the sign-up link of a pending invitation, or null. */
  link(accountId: string, invitationId: string): string | null;
  /** Of the core: a report without secrets. */
  diagnostics(): Promise<string>;
  /** Keeps the shortcut for the next start. */
  rememberShortcut(accelerator: string | null): void | Promise<void>;
  hide(): void;
  keepOpen(keep: boolean): void;
  windows: WindowSystem;
  /** What the settings say, for the next start. */
  wantsX11(): Promise<boolean>;
}

/** Main writes the link to the clipboard itself. Rejects with `FailureError` when there is none. */
export async function copyLink(
  link: ShellParts['link'],
  accountId: string,
  invitationId: string,
): Promise<void> {
  const text = link(accountId, invitationId);
  if (text === null) throw invalidInput('invitationId', 'This invitation has no link any more.');
  await clipboard.writeText(text);
}

export function createShellHandlers(parts: ShellParts): Handlers['shell'] {
  const { launchActions, shortcut, loginItem } = parts;
  let view: string | null = null;
  const { waylandSession, x11 } = parts.windows;
  const state = async (): Promise<ShellState> => ({
    tray: true,
    shortcut: shortcut.state(),
    launchAtLogin: loginItem.state(),
    canCopyLink: true,
    x11: { available: waylandSession, active: x11, wanted: await parts.wantsX11() },
  });
  return {
    state,
    takeLaunchAction: () => ({ action: launchActions.take() }),
    async copyLink({ accountId, invitationId }) {
      await copyLink(parts.link, accountId, invitationId);
      return {};
    },
    async copyDiagnostics() {
      await clipboard.writeText(await parts.diagnostics());
      return {};
    },
    async copyText({ text }) {
      await clipboard.writeText(text);
      return {};
    },
    async setShortcut({ accelerator }) {
      shortcut.change(accelerator);
      await parts.rememberShortcut(accelerator);
      return state();
    },
    setLaunchAtLogin({ enabled }) {
      loginItem.set(enabled);
      return state();
    },
    hide() {
      parts.hide();
      return {};
    },
    keepOpen({ keep }) {
      parts.keepOpen(keep);
      return {};
    },
    looking: () => ({}),
    view: () => ({ view }),
    keepView({ view: next }) {
      view = next;
      return {};
    },
  };
}
