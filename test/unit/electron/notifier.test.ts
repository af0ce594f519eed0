import { describe, expect, it, vi } from 'vitest';
import { openOnClick } from '../../../main/electron/notified.ts';
import { createNotifier } from '../../../main/electron/notifier.ts';
import type { Alert } from '../../../preload/alert.ts';
import { see, wire } from '../../support/electron/main/desktop-wire.ts';
import { centre, StandInNotification } from '../../support/electron/main/notification.ts';
import { notifierContract } from '../../support/notifier-contract.ts';
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

const events = {
  opened: (one: ReturnType<typeof centre.shown>[number]) => one.answered('click'),
  retry: (one: ReturnType<typeof centre.shown>[number]) =>
    one.answered('action', { actionIndex: one.actions.findIndex(({ text }) => text === 'Retry') }),
  closed: (one: ReturnType<typeof centre.shown>[number]) => one.answered('close', { reason: 'userCanceled' }),
};

/** Linux has no buttons, and does not say who closed one: https://www.electronjs.org/docs/latest/api/notification */
const acts = {
  linux: ['opened'],
  darwin: ['opened', 'retry', 'closed'],
  win32: ['opened', 'retry', 'closed'],
} as const;

for (const platform of ['linux', 'darwin', 'win32'] as const) {
  notifierContract(
    `the one of Electron on ${platform}`,
    () => {
      centre.clear();
      return {
        notifier: createNotifier(recordLog(), platform),
        visible: () => Object.fromEntries(centre.shown().map(({ id, title }) => [id, title])),
        sounds: () => centre.raised().filter(({ silent }) => !silent).length,
        act(id, what) {
          const one = centre.shown().find((each) => each.id === id);
          if (one) events[what](one);
        },
      };
    },
    acts[platform],
  );
}

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

  it.each([
    ['linux', []],
    ['darwin', ['Retry', 'Open']],
    ['win32', ['Retry', 'Open']],
  ] as const)('have on %s the buttons %j', (platform, expected) => {
    centre.clear();
    const notifier = createNotifier(recordLog(), platform);
    notifier.show(alert);
    notifier.show({ ...alert, id: 'nothing to retry', actions: ['open'] });
    expect(see().notifications.map((one) => one.buttons)).toEqual([
      expected,
      expected.filter((text) => text === 'Open'),
    ]);
  });

  it('open what they are about at Open, and say it when the system refuses them', async () => {
    centre.clear();
    const log = recordLog();
    const notifier = createNotifier(log, 'darwin');
    const heard = vi.fn();
    notifier.on(heard);
    notifier.show(alert);
    await wire.receive({ kind: 'call', id: 0, name: 'notification.button', payload: [alert.id, 'Open'] });
    notifier.show(alert);
    await wire.receive({ kind: 'call', id: 0, name: 'notification.refuse', payload: alert.id });
    expect(heard.mock.calls.flat()).toEqual([
      { id: alert.id, what: 'opened' },
      { id: alert.id, what: 'failed' },
    ]);
    expect(log.lines.join()).toContain('notification.failed');
  });

  it('stay shown on Windows when a banner only slides away', () => {
    centre.clear();
    const notifier = createNotifier(recordLog(), 'win32');
    const heard = vi.fn();
    notifier.on(heard);
    notifier.show(alert);
    centre.shown()[0]?.emit('close', { reason: 'timedOut' });
    notifier.update({ ...alert, title: 'Changed' });
    expect(heard).not.toHaveBeenCalled();
    expect(centre.shown().map(({ title }) => title)).toEqual(['Changed']);
  });

  it('do not come back on Linux, which does not say why one was closed', () => {
    centre.clear();
    const notifier = createNotifier(recordLog(), 'linux');
    const heard = vi.fn();
    notifier.on(heard);
    notifier.show(alert);
    centre.shown()[0]?.answered('close');
    notifier.update({ ...alert, title: 'Changed' });
    expect(heard).not.toHaveBeenCalled();
    expect(centre.shown()).toEqual([]);
    notifier.show({ ...alert, title: 'Failed again' });
    expect(centre.shown().map(({ title }) => title)).toEqual(['Failed again']);
  });

  it('ask for permission before the first one on macOS, which would lose it', () => {
    const asked = vi.spyOn(StandInNotification, 'isSupported');
    createNotifier(recordLog(), 'linux');
    expect(asked).not.toHaveBeenCalled();
    createNotifier(recordLog(), 'darwin');
    expect(asked).toHaveBeenCalledTimes(1);
    asked.mockRestore();
  });

  it('of an earlier run answer on Windows, and those of this run answer once', () => {
    centre.clear();
    const notifier = createNotifier(recordLog(), 'win32');
    const heard = vi.fn();
    notifier.on(heard);
    notifier.hearEarlier();
    centre.activate('type=click&tag=accepted:account-2');
    notifier.show({ ...alert, id: 'work:account-1' });
    centre.shown()[0]?.answered('click');
    centre.activate('type=click&tag=work:account-1');
    expect(heard.mock.calls.flat()).toEqual([
      { id: 'accepted:account-2', what: 'opened' },
      { id: 'work:account-1', what: 'opened' },
    ]);
  });

  it.each([
    ['accepted:account-2', { kind: 'list', status: 'accepted' }],
    ['work:account-1', { kind: 'queue', itemId: null }],
    ['keychain', { kind: 'settings' }],
    ['what an older version had', undefined],
  ])('of an earlier run still lead to what they were about: %s', (id, target) => {
    const open = vi.fn();
    const notifier = createNotifier(recordLog(), 'win32');
    openOnClick({ on: () => () => undefined }, notifier, open);
    notifier.hearEarlier();
    centre.activate(`type=click&tag=${id}`);
    expect(open.mock.calls).toEqual([[target]]);
  });

  it('say so where there are none', () => {
    vi.stubEnv('ELECTRON_STAND_IN_NOTIFICATIONS', 'none');
    expect(createNotifier(recordLog()).show(alert)).toBe(false);
    vi.unstubAllEnvs();
  });
});
