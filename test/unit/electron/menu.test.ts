import { describe, expect, it, vi } from 'vitest';
import { type MenuActionPorts, menuActions } from '../../../main/electron/menu-actions.ts';
import { type MenuLine, menuText, trayMenu } from '../../../main/electron/tray/menu.ts';
import { buildMenu } from '../../../main/electron/tray/tray.ts';
import type { Handlers } from '../../../preload/contract.ts';
import { FailureError } from '../../../preload/failure.ts';
import { StandInMenu } from '../../support/electron/main/menu.ts';
import { account, nobodyYet, overviewWith } from '../../support/electron/overview.ts';
import { whole } from '../../support/electron/part.ts';
import { recordLog } from '../../support/recorded-log.ts';

/** Of the accounts, as a person sees them who opens the menu. */
function accountItems(menu: Electron.Menu): Electron.MenuItem[] {
  StandInMenu.of(menu).willShow();
  return menu.items.find(({ label }) => label === 'Accounts')?.submenu?.items ?? [];
}
const marked = (menu: Electron.Menu) =>
  accountItems(menu)
    .slice(0, 2)
    .map(({ checked }) => checked);

function labels(lines: readonly MenuLine[]): string[] {
  return lines.map((line) => (line.kind === 'separator' ? '—' : line.label));
}

const newest = ['ada', 'bob', 'cyd', 'dan', 'eve'].map((name, index) => ({
  id: `inv_${index}`,
  emailAddress: `${name}@example.com`,
  hasLink: index !== 1,
}));

describe('tray menu', () => {
  it('has everything in its order', () => {
    expect(labels(trayMenu(overviewWith({ pending: 40, newest })))).toEqual([
      'Open Guestlist',
      'Invite from clipboard…',
      '—',
      '40 pending',
      ...newest.map(({ emailAddress }) => emailAddress),
      '—',
      'Accounts',
      'Refresh now',
      'Pause queue',
      'Settings…',
      '—',
      'Quit Guestlist',
    ]);
  });

  it('starts with opening also when there is no account, and offers to connect one', () => {
    const lines = trayMenu(nobodyYet);
    expect(labels(lines)).toEqual([
      'Open Guestlist',
      'Invite from clipboard…',
      '—',
      'Connect an account…',
      'Settings…',
      '—',
      'Quit Guestlist',
    ]);
    expect(lines[1]).toMatchObject({ enabled: false });
  });

  it('offers copy, resend and revoke for each, and no link where there is none', () => {
    const lines = trayMenu(overviewWith({ pending: 5, newest }));
    const [ada, bob] = lines.filter((line) => line.kind === 'submenu');
    expect(ada).toMatchObject({
      lines: [
        { label: 'Copy link', enabled: true, action: { do: 'copy-link', accountId: account.id } },
        { label: 'Resend', enabled: true },
        { label: 'Revoke…', enabled: true, action: { do: 'revoke', invitation: { id: 'inv_0' } } },
      ],
    });
    expect(bob).toMatchObject({ lines: [{ label: 'Copy link', enabled: false }, {}, {}] });
  });

  it('marks the account in use', () => {
    const other = { ...account, id: 'account-2', label: 'Other', environment: 'development' as const };
    const accounts = trayMenu(overviewWith({ accounts: [account, other] })).find(
      (line) => line.kind === 'submenu' && line.label === 'Accounts',
    );
    expect(accounts).toMatchObject({
      lines: [
        { label: 'Acme (production)', checked: true },
        { label: 'Other (development)', checked: false },
        { kind: 'separator' },
        { label: 'Connect an account…' },
      ],
    });
  });

  it('marks no account where none is in use, which Electron would make the first', () => {
    const lines = trayMenu({ ...nobodyYet, accounts: [account] });
    const [first] = accountItems(buildMenu(lines, () => undefined));
    expect(first).toMatchObject({ label: 'Acme (production)', checked: false });
  });

  it('goes back to the account in use when the chosen one cannot be had', async () => {
    const other = { ...account, id: 'account-2', label: 'Other' };
    const lines = trayMenu(overviewWith({ accounts: [account, other] }));
    const select = vi.fn().mockRejectedValue(new FailureError({ kind: 'offline' }));
    const core = whole<MenuActionPorts['core']>({
      handlers: whole<Handlers>({ accounts: whole<Handlers['accounts']>({ select }) }),
    });
    const draw = (): Electron.Menu => buildMenu(lines, act);
    const ports = { core, open: vi.fn(), redraw: () => (menu = draw()), log: recordLog() };
    const act = menuActions(ports);
    let menu = draw();
    accountItems(menu)[1]?.click();
    expect(marked(menu)).toEqual([false, true]);
    await vi.waitFor(() => expect(ports.open).toHaveBeenCalledTimes(1));
    expect(marked(menu)).toEqual([true, false]);
  });

  it('offers to resume a paused queue', () => {
    expect(labels(trayMenu(overviewWith({ queue: { paused: true } })))).toContain('Resume queue');
  });

  it('shows an ampersand as one, and cuts what is too long', () => {
    expect(menuText('r&d@example.com')).toBe('r&&d@example.com');
    expect(menuText(`${'a'.repeat(60)}@example.com`)).toHaveLength(40);
  });
});
