import { expect, it } from 'vitest';
import type { Alert } from '../../../preload/alert.ts';
import { Day } from './day.ts';
import { minute, outOfMails, refused, second, unauthorized } from './scene.ts';

const time = ({ at }: Alert) => new Date(at).toISOString().slice(11, 16);

/** What a person heard of a whole day, with the time of day at which it was raised. */
const diary = (day: Day) => day.screen.raised.map((alert) => `${time(alert)} ${alert.title}`);

const failed = (id: string) => ({ id, state: 'failed' as const, failure: refused, canRetry: true });

it('a day with Guestlist, from a locked keychain in the morning to quiet hours at night', async () => {
  const day = new Day(Date.UTC(2026, 0, 15, 8), {
    mutedNotifications: [],
    quietHours: { enabled: true, from: '22:00', to: '07:00' },
  });
  const accept = (...names: string[]) =>
    day.alerts.changed(
      'acme',
      names.map((id) => ({ kind: 'accepted', invitationId: id, emailAddress: `${id}@example.com` })),
      false,
    );
  day.core.connect('acme', 'Acme');

  // 08:00: logged in. The keychain is locked for a minute; eleven people accepted over night, which is old news.
  day.core.setVault('locked');
  day.start();
  await day.pass(minute);
  day.core.setVault('ready');
  await day.pass(minute);
  accept('a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7', 'a8', 'a9', 'a10', 'a11');
  await day.poll();

  // 09:00: Ada accepts, and Bob in the same half minute.
  await day.until('09:00');
  accept('ada');
  await day.pass(10 * second);
  accept('bob');
  await day.pass(minute);
  expect(day.titles()).toContain('2 people accepted');

  // 09:30: ten invited from the popup; three fail before the person's eyes.
  await day.until('09:30');
  day.focus(true);
  day.core.queue(failed('q1'), failed('q2'), failed('q3'));
  await day.pass(minute);
  day.focus(false);

  // 11:00: the train goes into a tunnel. Sync fails, the queue waits: nothing to tell.
  await day.until('11:00');
  for (let poll = 0; poll < 10; poll += 1) {
    day.core.synced({ kind: 'offline' });
    day.core.queue({ id: 'q4', state: 'queued', waitingFor: 'network' });
    await day.pass(minute);
  }
  day.core.queue({ id: 'q4', state: 'sent', waitingFor: null });
  await day.poll();

  // 13:00: one fails while nobody looks. The person retries from the notification, and it goes out.
  await day.until('13:00');
  day.core.queue(failed('carla'));
  await day.pass(5 * minute);
  day.screen.act('work:acme', 'retry');
  expect(day.core.retried).toEqual([['carla']]);
  day.core.queue({ id: 'carla', state: 'sending', failure: null });
  await day.pass(5 * second);
  day.core.queue({ id: 'carla', state: 'sent' });
  await day.pass(minute);

  // 14:00: a colleague rotates the key. Each poll meets it, and a queued item too.
  await day.until('14:00');
  day.core.queue({ ...failed('dora'), failure: unauthorized });
  for (let poll = 0; poll < 20; poll += 1) {
    day.core.synced(unauthorized);
    await day.pass(minute);
  }
  day.core.queue({ id: 'dora', state: 'sent', failure: null });
  await day.poll();

  // 15:00: the lid is closed for two hours; what the first sync after that finds is old news.
  await day.until('15:00');
  await day.pass(120 * minute);
  day.alerts.resumed();
  accept('erik', 'fred');
  await day.poll();

  // 18:00: an import of 400; the limit holds it twice, three addresses are refused on the way.
  await day.until('18:00');
  const people = Array.from({ length: 400 }, (_, index) => `p${index}`);
  for (const hours of [0, 1]) {
    const until = day.clock.now() + 55 * minute;
    const held = { state: 'waiting', waitingFor: 'limit', until } as const;
    day.core.queue(
      ...people.map((id, index) => (index < 200 * hours ? { id, state: 'sent' as const } : { id, ...held })),
    );
    await day.pass(55 * minute);
    day.core.queue({ id: people[200 * hours] ?? '', state: 'sending', waitingFor: null, until: null });
    await day.pass(5 * second);
  }
  day.core.queue(
    ...people.map((id, index) => (index % 150 === 1 ? failed(id) : { id, state: 'sent' as const })),
  );
  await day.pass(minute);

  // 22:30: quiet hours. The month's e-mails run out, item after item; someone accepts.
  await day.until('22:30');
  for (let index = 0; index < 30; index += 1) {
    day.core.queue({ ...failed(`n${index}`), failure: outOfMails });
    await day.pass(minute);
  }
  accept('gina');
  await day.until('06:59');

  const told = [
    '08:00 The keychain is locked',
    '08:01 The keychain is open again',
    '09:00 Accepted by ada@example.com',
    '13:00 Could not invite carla@example.com',
    '13:05 Invited after all: carla@example.com',
    '14:00 Clerk does not accept the secret key',
    '14:20 Clerk accepts the secret key again',
    '18:00 The queue waits until 18:55',
    '19:50 397 done, 3 failed',
    '19:50 3 invitations failed',
  ];
  expect(diary(day)).toEqual(told);

  // 07:00: the night in two notifications, failures on top. Three of them are yesterday's, which still stand.
  await day.until('07:05');
  expect(diary(day).slice(told.length)).toEqual([
    '07:00 Accepted by gina@example.com',
    '07:00 33 invitations failed',
  ]);

  const everything = JSON.stringify(day.screen.raised) + day.core.log.lines.join('\n');
  expect(everything).not.toMatch(/sk_(live|test)_[A-Za-z0-9]/);
  expect(day.core.log.lines.join('\n')).not.toContain('@');
});
