import { describe, expect, it, vi } from 'vitest';
import { createNotifier } from '../../../main/electron/notifier.ts';
import { see, wire } from '../../support/electron/main/desktop-wire.ts';
import { recordLog } from '../../support/recorded-log.ts';

describe('notifications', () => {
  it('are updated in place, one for one subject', () => {
    const notifier = createNotifier(recordLog(), vi.fn(), vi.fn());
    notifier.show({ id: 'failed', title: 'One invitation failed', body: 'Open Guestlist to retry.' });
    notifier.show({ id: 'failed', title: '2 invitations failed', body: 'Open Guestlist to retry.' });
    expect(see().notifications).toEqual([
      { id: 'failed', title: '2 invitations failed', body: 'Open Guestlist to retry.' },
    ]);
    notifier.close('failed');
    expect(see().notifications).toEqual([]);
  });

  it('tell which one was clicked', async () => {
    const clicked = vi.fn();
    const notifier = createNotifier(recordLog(), clicked, vi.fn());
    notifier.show({ id: 'a', title: 'A', body: '' });
    notifier.show({ id: 'b', title: 'B', body: '' });
    await wire.receive({ kind: 'call', id: 0, name: 'notification.click', payload: 'a' });
    expect(clicked.mock.calls).toEqual([['a']]);
    notifier.close('a');
    notifier.close('b');
  });

  it('say so where there are none', () => {
    vi.stubEnv('ELECTRON_STAND_IN_NOTIFICATIONS', 'none');
    expect(createNotifier(recordLog(), vi.fn(), vi.fn()).show({ id: 'a', title: 'A', body: '' })).toBe(false);
    vi.unstubAllEnvs();
  });
});
