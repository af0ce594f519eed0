import { describe, expect, it, vi } from 'vitest';
import { createNotifier } from '../../../main/electron/notifier.ts';
import type { Alert } from '../../../preload/alert.ts';
import { see, wire } from '../../support/electron/main/desktop-wire.ts';
import { recordLog } from '../../support/recorded-log.ts';

const alert: Alert = {
  id: 'account-1 failed',
  group: 'account-1',
  kind: 'invite-failed',
  accountId: 'account-1',
  title: 'One invitation failed',
  body: 'Open Guestlist to try again.',
  count: 1,
  silent: false,
  actions: ['retry', 'open'],
  itemIds: ['item-1'],
  target: { kind: 'queue', itemId: 'item-1' },
  at: 0,
};

function click(id: string): Promise<void> {
  return wire.receive({ kind: 'call', id: 0, name: 'notification.click', payload: id });
}

describe('notifications', () => {
  it('are one for one subject, updated in place', () => {
    const notifier = createNotifier(recordLog());
    notifier.update(alert);
    expect(see().notifications).toEqual([]);
    notifier.show(alert);
    notifier.update({ ...alert, title: '2 invitations failed' });
    expect(see().notifications.map(({ title }) => title)).toEqual(['2 invitations failed']);
    notifier.dismiss(alert.id);
    notifier.dismiss(alert.id);
    expect(see().notifications).toEqual([]);
  });

  it('tell which one was clicked, and that it is gone', async () => {
    const notifier = createNotifier(recordLog());
    const heard = vi.fn();
    const end = notifier.on(heard);
    notifier.show(alert);
    notifier.show({ ...alert, id: 'other' });
    await click(alert.id);
    expect(heard.mock.calls).toEqual([[{ id: alert.id, what: 'opened' }]]);
    notifier.update(alert);
    expect(see().notifications.map(({ id }) => id)).toEqual(['other']);
    end();
    await click('other');
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it('say so where there are none', () => {
    vi.stubEnv('ELECTRON_STAND_IN_NOTIFICATIONS', 'none');
    expect(createNotifier(recordLog()).show(alert)).toBe(false);
    vi.unstubAllEnvs();
  });
});
