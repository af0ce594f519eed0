/** The tray's menu as data: what it says and what each line does, decided from the overview alone. */
import type { Overview, PendingInvitation } from './overview.ts';

export type MenuAction =
  | { do: 'open' }
  | { do: 'invite-from-clipboard' }
  | { do: 'copy-link' | 'resend' | 'revoke'; accountId: string; invitation: PendingInvitation }
  | { do: 'select-account'; accountId: string }
  | { do: 'connect-account' }
  | { do: 'refresh' | 'pause' | 'resume'; accountId: string }
  | { do: 'settings' }
  | { do: 'quit' };

export type MenuLine =
  | { kind: 'separator' }
  | { kind: 'text'; label: string }
  | { kind: 'action'; label: string; action: MenuAction; enabled: boolean; checked?: boolean }
  | { kind: 'submenu'; label: string; lines: MenuLine[] };

const separator: MenuLine = { kind: 'separator' };

function line(label: string, action: MenuAction, enabled = true): MenuLine {
  return { kind: 'action', label, action, enabled };
}

/** `&` marks an access key on Windows and Linux, and a menu as wide as an address can be is no menu. */
export function menuText(text: string, longest = 40): string {
  const short = text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
  return short.replaceAll('&', '&&');
}

function invitationLine(accountId: string, invitation: PendingInvitation): MenuLine {
  return {
    kind: 'submenu',
    label: menuText(invitation.emailAddress),
    lines: [
      line('Copy link', { do: 'copy-link', accountId, invitation }, invitation.hasLink),
      line('Resend', { do: 'resend', accountId, invitation }),
      line('Revoke…', { do: 'revoke', accountId, invitation }),
    ],
  };
}

function pendingLines({ current }: Overview): MenuLine[] {
  if (!current) return [];
  const heading = current.pending === 0 ? 'Nobody is pending' : `${current.pending} pending`;
  const rows = current.newest.map((invitation) => invitationLine(current.account.id, invitation));
  return [{ kind: 'text', label: heading }, ...rows, separator];
}

function accountLines({ accounts, current }: Overview): MenuLine[] {
  const lines = accounts.map((account): MenuLine => {
    const label = menuText(`${account.label} (${account.environment})`);
    const action: MenuAction = { do: 'select-account', accountId: account.id };
    const plain = { kind: 'action', label, action, enabled: true } as const;
    // Of lines that can be marked Electron marks the first when none is.
    return current ? { ...plain, checked: account.id === current.account.id } : plain;
  });
  const connect = line('Connect an account…', { do: 'connect-account' });
  if (lines.length === 0) return [connect];
  return [{ kind: 'submenu', label: 'Accounts', lines: [...lines, separator, connect] }];
}

function workLines({ current }: Overview): MenuLine[] {
  if (!current) return [];
  const accountId = current.account.id;
  const queue = current.queue.paused
    ? line('Resume queue', { do: 'resume', accountId })
    : line('Pause queue', { do: 'pause', accountId });
  return [line('Refresh now', { do: 'refresh', accountId }), queue];
}

/** "Open Guestlist" stays first: on GNOME a click on the icon opens the menu. */
export function trayMenu(overview: Overview): MenuLine[] {
  return [
    line('Open Guestlist', { do: 'open' }),
    line('Invite from clipboard…', { do: 'invite-from-clipboard' }, overview.current !== null),
    separator,
    ...pendingLines(overview),
    ...accountLines(overview),
    ...workLines(overview),
    line('Settings…', { do: 'settings' }),
    separator,
    line('Quit Guestlist', { do: 'quit' }),
  ];
}
