/** What a person is told in the course of a day, and what is not told. */
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../preload/settings-defaults.ts';
import { failed, running } from './day.ts';
import { hour, minute, outOfMails, second, unauthorized } from './scene.ts';

describe('alerts', () => {
  it('tell a failed invite of the background once, with the item to open and to retry', async () => {
    const day = await running();
    day.core.queue({ id: 'q1', state: 'sending' });
    await day.pass(second);
    day.core.queue(failed('q1'));
    await day.pass(5 * second);
    expect(day.screen.raised).toMatchObject([
      {
        title: 'Could not invite q1@example.com',
        target: { kind: 'queue', itemId: 'q1' },
        itemIds: ['q1'],
        actions: ['retry', 'open'],
      },
    ]);
    for (let poll = 0; poll < 30; poll += 1) await day.poll();
    expect(day.raised()).toHaveLength(1);
  });

  it('retry what the person says to retry, and tell how it ended', async () => {
    const day = await running();
    day.core.queue(failed('q1'), failed('q2'), { ...failed('q3'), canRetry: false });
    await day.pass(minute);
    day.screen.act('work:acme', 'retry');
    expect(day.core.retried).toEqual([['q1', 'q2']]);
    day.core.queue({ id: 'q1', state: 'sending', failure: null });
    await day.pass(2 * second);
    day.core.queue({ id: 'q1', state: 'sent' }, failed('q2'));
    await day.pass(minute);
    expect(day.titles()).toEqual(['Could not invite q2@example.com']);
    day.core.queue({ id: 'q2', state: 'sent', failure: null }, { id: 'q3', state: 'cancelled' });
    await day.pass(minute);
    expect(day.titles()).toEqual(['2 things that had failed are done']);
  });

  it('find out how a retry ended deep in a queue of thousands', async () => {
    const day = await running();
    day.core.queue({ id: 'oldest' }, ...Array.from({ length: 2400 }, (_, index) => ({ id: `q${index}` })));
    await day.pass(minute);
    day.core.queue(failed('oldest'));
    await day.pass(minute);
    day.core.queue({ id: 'oldest', state: 'sending', failure: null });
    await day.pass(minute);
    day.core.queue({ id: 'oldest', state: 'sent' });
    await day.pass(minute);
    expect(day.titles()).toEqual(['Invited after all: oldest@example.com']);
  });

  it('follow the settings at once', async () => {
    const day = await running();
    day.core.queue(failed('q1'));
    await day.pass(minute);
    day.set({ theme: 'dark' });
    expect(day.titles()).toEqual(['Could not invite q1@example.com']);
    day.set({ hideAddresses: true });
    expect(day.titles()).toEqual(['An invitation was not sent']);
    day.set({ notifications: false });
    expect(day.titles()).toEqual([]);
  });

  it('put the account in front whose notification is opened', async () => {
    const day = await running();
    day.core.connect('other', 'Other');
    await day.pass(second);
    day.core.currentId = 'other';
    day.core.hub.emit('accounts.changed', {});
    day.core.queue(failed('q1'));
    await day.pass(minute);
    expect([...day.screen.visible.values()][0]?.body).toMatch(/ · Acme$/);
    day.screen.act('work:acme', 'opened');
    expect(day.core.selected).toEqual(['acme']);
  });

  it('say to the page what they say to the system, and take both back', async () => {
    const day = await running();
    day.core.queue(failed('q1'));
    await day.pass(minute);
    expect([...day.page.values()]).toEqual([...day.screen.visible.values()]);
    day.core.queue({ id: 'q1', state: 'cancelled' });
    await day.pass(minute);
    expect([day.page.size, day.screen.visible.size]).toEqual([0, 0]);
  });

  it('leave the screen when the popup gets the focus, and stay silent while it has it', async () => {
    const day = await running();
    day.core.queue(failed('q1'));
    await day.pass(minute);
    day.focus(true);
    expect(day.titles()).toEqual([]);
    day.core.queue(failed('q2'));
    await day.pass(minute);
    day.focus(false);
    await day.pass(hour);
    expect(day.raised()).toHaveLength(1);
  });

  it('tell that the keychain is locked, and that it is open again', async () => {
    const day = await running();
    day.core.setVault('locked');
    await day.pass(minute);
    day.core.setVault('locked');
    await day.pass(minute);
    day.core.setVault('ready');
    await day.pass(minute);
    expect(day.raised()).toEqual(['The keychain is locked', 'The keychain is open again']);
  });

  it('do not care for a keychain that holds nobody’s key', async () => {
    const day = await running();
    for (const account of day.core.accounts) account.keptIn = 'session';
    day.core.setVault('no-service');
    await day.pass(minute);
    expect(day.raised()).toEqual([]);
  });

  it('tell a refused key once, however often it is met, and not that the network is gone', async () => {
    const day = await running();
    for (let poll = 0; poll < 5; poll += 1) {
      day.core.synced(unauthorized);
      await day.pass(minute);
    }
    day.core.synced({ kind: 'offline' });
    await day.pass(minute);
    day.core.synced({ kind: 'unreachable', host: 'api.clerk.com', detail: 'ECONNREFUSED' });
    await day.pass(minute);
    expect(day.raised()).toEqual(['Clerk does not accept the secret key']);
  });

  it('do not blame the key for the web page of a CDN', async () => {
    const day = await running();
    for (let poll = 0; poll < 3; poll += 1) {
      day.core.synced({ kind: 'forbidden', html: true, status: 403, errors: [], traceId: null });
      await day.pass(minute);
    }
    expect(day.raised()).toEqual([]);
    day.core.synced({ kind: 'forbidden', html: false, status: 403, errors: [], traceId: null });
    await day.pass(minute);
    expect(day.raised()).toEqual(['Clerk does not accept the secret key']);
  });

  it('tell once that a limit holds the queue, and when everything is through', async () => {
    const day = await running();
    const all = Array.from({ length: 300 }, (_, index) => ({ id: `q${index}` }));
    const until = day.clock.now() + 50 * minute;
    const held = { state: 'waiting', waitingFor: 'limit', until } as const;
    day.core.queue(
      ...all.map((item, index) => ({ ...item, ...(index < 100 ? { state: 'sent' as const } : held) })),
    );
    await day.pass(minute);
    expect(day.titles()).toEqual(['The queue waits until 12:50']);
    day.core.queue({ id: 'q100', state: 'sending', until: null, waitingFor: null });
    await day.pass(minute);
    expect(day.titles()).toEqual([]);
    day.core.queue(...all.slice(100).map((item) => ({ ...item, ...held, until: until + hour })));
    await day.pass(minute);
    expect(day.titles()).toEqual([]);
    day.core.queue(
      ...all.map((item, index) => (index < 290 ? { ...item, state: 'sent' as const } : failed(item.id))),
    );
    await day.pass(minute);
    expect(day.titles().sort()).toEqual(['10 invitations failed', '290 done, 10 failed']);
  });

  it('tell who accepted, of all that a sync finds, unless it is no news', async () => {
    const day = await running();
    const found = ['new', 'accepted', 'expired', 'revoked-elsewhere'].map((kind) => ({
      kind,
      invitationId: `inv_${kind}`,
      emailAddress: `${kind}@example.com`,
    }));
    day.alerts.changed('acme', found, false);
    await day.pass(hour);
    expect(day.raised()).toEqual(['Accepted by accepted@example.com']);
    const accepted = { kind: 'accepted', invitationId: 'inv_2', emailAddress: 'ada@example.com' };
    day.alerts.changed('acme', [accepted], true);
    day.alerts.changed('acme', [accepted], false);
    await day.pass(hour);
    expect(day.raised()).toHaveLength(1);
  });

  it('tell of new people on the waitlist together, to who has asked for it', async () => {
    const joined = ['ada', 'bob', 'cleo'].map((name) => ({
      kind: 'new',
      invitationId: `wle_${name}`,
      emailAddress: `${name}@example.com`,
      audience: 'waitlist' as const,
      asks: true as const,
    }));
    for (const mutedNotifications of [[], defaultSettings.mutedNotifications]) {
      const day = await running({ mutedNotifications });
      for (const person of joined) day.alerts.changed('acme', [person], false);
      await day.pass(hour);
      expect(day.raised()).toEqual(mutedNotifications.length === 0 ? ['3 new people on the waitlist'] : []);
    }
  });

  it('forget an account that is removed', async () => {
    const day = await running();
    day.core.queue(failed('q1'));
    await day.pass(minute);
    day.core.remove('acme');
    await day.pass(minute);
    expect(day.titles()).toEqual([]);
    expect(day.store.get('alerts')).toEqual({ failures: {}, expiring: {} });
  });
});

describe('a cause that every item meets', () => {
  it('is told once while the queue runs into it again and again', async () => {
    const day = await running();
    for (let index = 0; index < 20; index += 1) {
      day.core.queue({ ...failed(`q${index}`), failure: outOfMails });
      await day.pass(5 * minute);
    }
    expect(day.raised()).toEqual(['Could not invite q0@example.com']);
    expect([...day.screen.visible.values()]).toMatchObject([
      { title: '20 invitations failed', silent: true },
    ]);
  });
});
