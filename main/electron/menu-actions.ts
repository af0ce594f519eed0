/** What a line of the tray's menu does. Nothing here sends anything that the person has not just chosen. */
import { app, clipboard, dialog } from 'electron';
import { FailureError } from '../../preload/failure.ts';
import { type LaunchAction, longestInviteText } from '../../preload/shell.ts';
import type { App } from '../app.ts';
import type { Log } from '../ports.ts';
import { unsavedWords } from '../unsaved-words.ts';
import { copyLink } from './shell-handlers.ts';
import type { MenuAction } from './tray/menu.ts';

export interface MenuActionPorts {
  core: Pick<App, 'handlers' | 'link' | 'unsaved'>;
  /** Opens the popup, with a launch action or just to look. */
  open(action?: LaunchAction): void;
  /** Shows the menu as things are: Electron has marked the account that was clicked, whatever came of it. */
  redraw(): void;
  log: Log;
}

/** The menu has no undo as the popup has, so it asks, also on a development instance. */
async function confirmRevoke(emailAddress: string): Promise<boolean> {
  const { response } = await dialog.showMessageBox({
    type: 'question',
    message: `Revoke the invitation for ${emailAddress}?`,
    detail: 'Its link stops working at once. They can still sign up the ordinary way.',
    buttons: ['Revoke', 'Cancel'],
    defaultId: 1,
    cancelId: 1,
  });
  return response === 0;
}

async function revoke(ports: MenuActionPorts, accountId: string, id: string, address: string): Promise<void> {
  if (await confirmRevoke(address)) await ports.core.handlers.invitations.revoke({ accountId, ids: [id] });
}

/** Asks only where quitting loses something. */
async function quit(core: MenuActionPorts['core']): Promise<void> {
  const unsaved = core.unsaved();
  if (unsaved > 0) {
    const { response } = await dialog.showMessageBox({
      type: 'warning',
      message: 'Quit, and lose what is in the queue?',
      detail: unsavedWords(unsaved),
      buttons: ['Quit', 'Cancel'],
      defaultId: 1,
      cancelId: 1,
    });
    if (response !== 0) return;
  }
  app.quit();
}

/** What was copied may be anything, also a whole file: more than the field takes is cut. */
async function inviteFromClipboard(): Promise<LaunchAction> {
  const text = await clipboard.readText();
  return { kind: 'invite', text: text.slice(0, longestInviteText) };
}

async function perform(ports: MenuActionPorts, action: MenuAction): Promise<void> {
  const { core, open } = ports;
  const { invitations, queue, accounts } = core.handlers;
  switch (action.do) {
    case 'open':
      return open();
    case 'invite-from-clipboard':
      return open(await inviteFromClipboard());
    case 'connect-account':
      return open({ kind: 'connect' });
    case 'settings':
      return open({ kind: 'settings' });
    case 'copy-link':
      return copyLink(core.link, action.accountId, action.invitation.id);
    case 'resend': {
      const { id, emailAddress } = action.invitation;
      const { unknown } = await invitations.resend({ accountId: action.accountId, ids: [id] });
      if (unknown > 0) open({ kind: 'list', status: 'pending', resend: { id, emailAddress } });
      return;
    }
    case 'revoke':
      return revoke(ports, action.accountId, action.invitation.id, action.invitation.emailAddress);
    case 'select-account':
      await accounts.select({ accountId: action.accountId });
      return;
    case 'refresh':
      await invitations.refresh({ accountId: action.accountId });
      return;
    case 'pause':
      await queue.pause({ accountId: action.accountId });
      return;
    case 'resume':
      await queue.resume({ accountId: action.accountId });
      return;
    case 'quit':
      return quit(core);
  }
}

/** Says what did not work, in the words that the failure brings, and opens the popup where there are none. */
async function explain(ports: MenuActionPorts, error: FailureError): Promise<void> {
  const { failure } = error;
  if (failure.kind !== 'invalid-input') return ports.open({ kind: 'queue', itemId: null });
  const detail = failure.fields.map(({ message }) => message).join('\n');
  await dialog.showMessageBox({ type: 'info', message: 'That did not work.', detail });
}

/** For the menu: never throws; a fault that is not a `FailureError` goes on to the crash handling. */
export function menuActions(ports: MenuActionPorts): (action: MenuAction) => void {
  return (action) => {
    void perform(ports, action).catch((error: unknown) => {
      if (!(error instanceof FailureError)) throw error;
      ports.log.warn('menu.failed', { action: action.do, failure: error.failure.kind });
      ports.redraw();
      return explain(ports, error);
    });
  };
}
