import { describe, expect, it } from 'vitest';
import { accountId, pause, type Room } from '../../support/invitations-room.ts';
import { emails, invite, synced } from './outbox-room.ts';

describe('inviting', () => {
  it('sends one e-mail to each address and shows the invitations at once', async () => {
    await using room = await synced();
    const before = emails(room).length;
    await invite(room, 'ada@example.com', 'Ada@Example.com', 'grace@example.com');
    const items = await room.quiet();
    expect(items.map(({ state }) => state)).toEqual(['sent', 'sent']);
    expect(emails(room).slice(before).sort()).toEqual(['ada@example.com', 'grace@example.com']);
    const id = items[0]?.invitationId ?? '';
    expect(room.invitations.link(accountId, id)).toContain('ticket=');
  });

  it('takes a pending invitation as the answer, not as a failure, and spends no request of the hour on it', async () => {
    await using room = await synced();
    await invite(room, 'ada@example.com');
    await room.quiet();
    await invite(room, 'ada@example.com');
    const [, again] = await room.quiet();
    expect(again).toMatchObject({ state: 'sent', already: 'pending', failure: null });
    expect(emails(room).filter((address) => address === 'ada@example.com')).toHaveLength(1);
    const endpoints = room.sandbox.control.requests().endpoints;
    expect(endpoints['POST /invitations']?.requests).toBe(1);
  });

  it('sends every field that was asked for', async () => {
    await using room = await synced();
    await room.invitations.handlers.invitations.create({
      accountId,
      drafts: [
        {
          emailAddress: 'all@example.com',
          publicMetadata: { team: 'red' },
          redirectUrl: 'https://example.com/welcome',
          notify: false,
          expiresInDays: 7,
          templateSlug: 'waitlist_invitation',
        },
      ],
    });
    await room.quiet();
    const made = room.sandbox.control
      .invitations()
      .find(({ emailAddress }) => emailAddress === 'all@example.com');
    expect(made).toMatchObject({
      publicMetadata: { team: 'red' },
      redirectUrl: 'https://example.com/welcome',
      notify: false,
      templateSlug: 'waitlist_invitation',
    });
  });

  it('isolates the guilty address of a refused bulk call: the other nine go out', async () => {
    await using room = await synced();
    room.sandbox.control.addUser('user@example.com');
    room.sandbox.control.block('*@blocked.example');
    const good = Array.from({ length: 21 }, (_, n) => `good.${n}@example.com`);
    await invite(room, ...good.slice(0, 5), 'user@example.com', ...good.slice(5), 'x@blocked.example');
    const items = await room.quiet();
    const failed = items.filter(({ state }) => state === 'failed');
    expect(new Map(failed.map(({ emailAddress, canRetry }) => [emailAddress, canRetry]))).toEqual(
      new Map([
        ['user@example.com', false],
        ['x@blocked.example', true],
      ]),
    );
    const sent = emails(room).filter((address) => address.startsWith('good.'));
    expect(sent.toSorted()).toEqual(good.toSorted());
  });

  it('stays queued while there is no network, and goes out in order when it is back', async () => {
    await using room = await synced();
    room.network.plug(false);
    await invite(room, 'first@example.com');
    await invite(room, 'second@example.com');
    const states = async () => (await room.queue()).map(({ state, waitingFor }) => [state, waitingFor]);
    await expect.poll(states).toEqual([
      ['queued', 'network'],
      ['queued', 'network'],
    ]);
    await pause(50);
    expect(await states()).toHaveLength(2);
    expect(emails(room)).not.toContain('first@example.com');
    await room.restart();
    expect((await room.queue()).length).toBe(2);
    room.network.plug(true);
    await room.quiet();
    expect(emails(room).slice(-2).toSorted()).toEqual(['first@example.com', 'second@example.com']);
  });

  it('waits while paused, also over a restart', async () => {
    await using room = await synced();
    const { queue } = room.invitations.handlers;
    await queue.pause({ accountId });
    await invite(room, 'later@example.com');
    await room.restart();
    await pause(50);
    expect((await room.queue())[0]).toMatchObject({ state: 'queued', waitingFor: 'paused' });
    expect(emails(room)).not.toContain('later@example.com');
    await room.invitations.handlers.queue.resume({ accountId });
    await room.quiet();
    expect(emails(room)).toContain('later@example.com');
  });

  it('takes back what was not sent, and forgets what is finished', async () => {
    await using room = await synced();
    const { queue } = room.invitations.handlers;
    await queue.pause({ accountId });
    const { items } = await invite(room, 'never@example.com', 'sent@example.com');
    const [first] = items;
    const cancelled = await queue.cancel({ accountId, ids: [first?.id ?? ''] });
    expect(cancelled.items[0]?.state).toBe('cancelled');
    await queue.resume({ accountId });
    await room.quiet();
    expect(emails(room)).not.toContain('never@example.com');
    await queue.dismiss({ accountId, ids: items.map(({ id }) => id) });
    expect(await room.queue()).toEqual([]);
    await room.restart();
    expect(await room.queue()).toEqual([]);
  });

  it('keeps Clerk’s refusal in its own words, and tries again when asked to', async () => {
    await using room = await synced();
    room.sandbox.control.supportInvitations(false);
    await invite(room, 'ada@example.com');
    const [failed] = await room.quiet();
    expect(failed).toMatchObject({ state: 'failed', canRetry: true, failure: { kind: 'clerk' } });
    room.sandbox.control.supportInvitations(true);
    await room.invitations.handlers.queue.retry({ accountId, ids: [failed?.id ?? ''] });
    expect((await room.quiet())[0]?.state).toBe('sent');
  });
});

describe('what sync knows already', () => {
  const asked = (room: Room) => room.sandbox.control.requests().endpoints['GET /invitations']?.requests ?? 0;

  it('saves the look at Clerk before a first plain create', async () => {
    await using room = await synced();
    const before = asked(room);
    await invite(room, ...Array.from({ length: 30 }, (_, n) => `new.${n}@example.com`));
    await room.quiet();
    expect(asked(room) - before).toBe(0);
    expect(emails(room).filter((address) => address.startsWith('new.'))).toHaveLength(30);
  });

  it('does not count where Clerk would not refuse a second invitation', async () => {
    await using room = await synced();
    const before = asked(room);
    await room.invitations.handlers.invitations.create({
      accountId,
      drafts: [{ emailAddress: 'again@example.com', ignoreExisting: true }],
    });
    await room.quiet();
    expect(asked(room) - before).toBeGreaterThan(0);
  });

  it('is no excuse for a second e-mail to somebody who was invited elsewhere meanwhile', async () => {
    await using room = await synced();
    const people = Array.from({ length: 10 }, (_, n) => `both.${n}@example.com`);
    await room.client.create({ emailAddress: people[3] ?? '' });
    await room.client.create({ emailAddress: people[7] ?? '' });
    room.sandbox.control.inject({
      kind: 'drop',
      when: 'after',
      method: 'POST',
      path: '/invitations/bulk',
      skip: 1,
    });
    await invite(room, ...people);
    const items = await room.quiet();
    expect(items.map(({ state }) => state)).toEqual(people.map(() => 'sent'));
    expect(
      emails(room)
        .filter((address) => people.includes(address))
        .sort(),
    ).toEqual(people);
  });
});

describe('an address that the application does not allow', () => {
  it('can be tried again, for when it is allowed', async () => {
    await using room = await synced();
    room.sandbox.control.inject({ kind: 'error', code: 'not_allowed_access', method: 'POST' });
    const { items } = await invite(room, 'ada@example.com');
    expect((await room.quiet()).at(-1)).toMatchObject({ state: 'failed', canRetry: true });
    await room.invitations.handlers.queue.retry({ accountId, ids: items.map(({ id }) => id) });
    expect((await room.quiet()).at(-1)).toMatchObject({ state: 'sent' });
    expect(emails(room).filter((address) => address === 'ada@example.com')).toHaveLength(1);
  });
});
