import { describe, expect, it } from 'vitest';
import { type Clock, systemClock } from '../../../main/ports.ts';
import { statuses } from '../../../preload/invitation.ts';
import { accountId, enterRoom, noLimits, pause, type Room } from '../../support/invitations-room.ts';

const day = 86_400_000;
const refresh = async (room: Room) => room.invitations.handlers.invitations.refresh({ accountId });

/** The machine's clock, which a person can set; its timers run on regardless, as the system's do. */
class WrongClock implements Clock {
  offset: number;

  constructor(offset = 0) {
    this.offset = offset;
  }

  now() {
    return systemClock.now() + this.offset;
  }

  after(ms: number, task: () => void) {
    return systemClock.after(ms, task);
  }
}

const truth = (room: Room) => {
  const statuses = room.sandbox.control.invitations().map(({ status }) => status);
  return Object.fromEntries(
    [...Map.groupBy(statuses, (status) => status)].map(([key, all]) => [key, all.length]),
  );
};
const copied = async (room: Room) => {
  const totals = await Promise.all(statuses.map(async (each) => [each, await room.count(each)] as const));
  return Object.fromEntries(totals.filter(([, count]) => count > 0));
};
const entered = async (clock: WrongClock, invitations = 300) => {
  const room = await enterRoom({ clock, sandbox: { invitations } });
  await room.open();
  await refresh(room);
  return room;
};

describe.each([-2 * day, 2 * day])('with a machine clock that is wrong by %i ms', (offset) => {
  it('lets invitations expire by Clerk’s clock', async () => {
    await using room = await entered(new WrongClock(offset));
    expect(await copied(room)).toEqual(truth(room));
    room.sandbox.control.advanceClock(8 * day);
    await refresh(room);
    expect(await copied(room)).toEqual(truth(room));
    await room.restart();
    await refresh(room);
    expect(await copied(room)).toEqual(truth(room));
  });

  it('invites, resends and revokes once each', async () => {
    await using room = await entered(new WrongClock(offset), 20);
    const [revoked = '', resent = ''] = room.sandbox.control
      .invitations()
      .filter(({ status }) => status === 'pending')
      .map(({ id }) => id);
    const { invitations } = room.invitations.handlers;
    room.sandbox.control.inject({ kind: 'drop', when: 'after', method: 'POST', times: 4 });
    await invitations.create({
      accountId,
      drafts: [{ emailAddress: 'ada@example.com', ignoreExisting: true }],
    });
    await invitations.revoke({ accountId, ids: [revoked] });
    await invitations.resend({ accountId, ids: [resent] });
    expect((await room.quiet()).map(({ state }) => state)).toEqual(['sent', 'sent', 'sent']);
    expect(
      room.sandbox.control.ledger().filter(({ emailAddress }) => emailAddress === 'ada@example.com'),
    ).toHaveLength(1);
  });
});

describe('a clock that jumps', () => {
  it('back by two days does not let an undo period, a Retry-After or a back-off wait for two days', async () => {
    const clock = new WrongClock();
    await using room = await entered(clock, 20);
    const [id = ''] = room.sandbox.control
      .invitations()
      .filter(({ status }) => status === 'pending')
      .map((each) => each.id);
    room.sandbox.control.inject({
      kind: 'rate-limit',
      retryAfterSeconds: 1,
      method: 'POST',
      path: '/invitations',
    });
    room.sandbox.control.inject({
      kind: 'drop',
      when: 'before',
      method: 'POST',
      path: '/invitations/*/revoke',
    });
    const { invitations } = room.invitations.handlers;
    await invitations.create({
      accountId,
      drafts: [{ emailAddress: 'ada@example.com', ignoreExisting: true }],
    });
    await invitations.revoke({ accountId, ids: [id] });
    await pause(20);
    clock.offset = -2 * day;
    await room.queue();
    await room.restart();
    expect((await room.quiet()).map(({ state }) => state)).toEqual(['sent', 'sent']);
  });

  it.each([-2 * day, 2 * day])(
    'by %i ms between two looks changes no status and tells nothing',
    async (jump) => {
      const clock = new WrongClock();
      await using room = await entered(clock);
      clock.offset = jump;
      await refresh(room);
      await room.restart();
      await refresh(room);
      await refresh(room);
      expect(await copied(room)).toEqual(truth(room));
      expect(room.changes.filter(({ silent }) => !silent)).toEqual([]);
    },
  );
});

describe('a clock that is set forward', () => {
  it('makes no time pass for a create that may still arrive', async () => {
    const clock = new WrongClock();
    const tuning = { timeoutMs: 500, settleMs: 2000 };
    const monotonic = () => performance.now();
    await using room = await enterRoom({ clock, monotonic, tuning, sandbox: { invitations: 0 } });
    await room.open();
    await refresh(room);
    const { control } = room.sandbox;
    control.inject({ kind: 'late', ms: 800, method: 'POST', path: '/invitations' });
    await room.invitations.handlers.invitations.create({
      accountId,
      drafts: [{ emailAddress: 'ada@example.com', ignoreExisting: true }],
    });
    while ((await room.queue())[0]?.state !== 'waiting') await pause(5);
    clock.offset += 2 * day;
    room.invitations.woke();
    expect((await room.quiet()).map(({ state }) => state)).toEqual(['sent']);
    await pause(900);
    expect(control.ledger().map(({ emailAddress }) => emailAddress)).toEqual(['ada@example.com']);
  });
});

describe('a night asleep', () => {
  it('in the middle of a create does not count as time enough for it to have arrived', async () => {
    const clock = new WrongClock();
    const tuning = { timeoutMs: 600, settleMs: 1500 };
    await using room = await enterRoom({ clock, tuning, sandbox: { invitations: 0 } });
    await room.open();
    await refresh(room);
    const { control } = room.sandbox;
    control.inject({ kind: 'late', delayMs: 200, ms: 400, method: 'POST', path: '/invitations' });
    await room.invitations.handlers.invitations.create({
      accountId,
      drafts: [{ emailAddress: 'ada@example.com', ignoreExisting: true }],
    });
    while (control.faults()[0]?.hits !== 1) await pause(5);
    clock.offset += day / 3;
    expect((await room.quiet()).map(({ state }) => state)).toEqual(['sent']);
    await pause(600);
    expect(control.ledger().map(({ emailAddress }) => emailAddress)).toEqual(['ada@example.com']);
  });

  it('is time enough for what waited for the next hour, which goes out at once and once', async () => {
    const clock = new WrongClock();
    const one = { requests: 1, windowMs: 3_600_000 };
    const limits = { ...noLimits, create: one, bulk: one };
    await using room = await enterRoom({ clock, sandbox: { invitations: 0 }, tuning: { limits } });
    await room.open();
    await refresh(room);
    const people = ['ada', 'bob', 'eve'].map((name) => `${name}@example.com`);
    const emails = () => room.sandbox.control.ledger().map(({ emailAddress }) => emailAddress);
    const invite = (emailAddress = '') =>
      room.invitations.handlers.invitations.create({ accountId, drafts: [{ emailAddress }] });
    // One as a single create, one in bulk, each alone.
    await invite(people[0]);
    await room.quiet();
    await invite(people[1]);
    await room.quiet();
    await invite(people[2]);
    expect((await room.queue()).at(-1)).toMatchObject({ state: 'waiting', waitingFor: 'limit' });
    clock.offset += day / 3;
    room.invitations.woke();
    await room.quiet();
    expect(emails().toSorted()).toEqual(people);
  });

  it('is caught up with at once, as no news', async () => {
    await using room = await entered(new WrongClock());
    await refresh(room);
    const pending = room.sandbox.control.invitations().filter(({ status }) => status === 'pending');
    room.sandbox.control.advanceClock(day / 2);
    for (const { id } of pending.slice(0, 5)) room.sandbox.control.accept(id);
    room.invitations.woke();
    while ((await copied(room))['accepted'] !== truth(room)['accepted']) await pause(5);
    await refresh(room);
    expect(await copied(room)).toEqual(truth(room));
    expect(room.changes.filter(({ silent }) => !silent)).toEqual([]);
  });
});
