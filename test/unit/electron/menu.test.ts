import { describe, expect, it } from 'vitest';
import { type MenuLine, menuText, trayMenu } from '../../../main/electron/tray/menu.ts';
import { account, nobodyYet, overviewWith } from '../../support/electron/overview.ts';

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

  it('offers to resume a paused queue', () => {
    expect(labels(trayMenu(overviewWith({ queue: { paused: true } })))).toContain('Resume queue');
  });

  it('shows an ampersand as one, and cuts what is too long', () => {
    expect(menuText('r&d@example.com')).toBe('r&&d@example.com');
    expect(menuText(`${'a'.repeat(60)}@example.com`)).toHaveLength(40);
  });
});
