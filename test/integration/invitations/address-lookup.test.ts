import { describe, expect, it } from 'vitest';
import { accountId, enterRoom, type Room, type RoomOptions } from '../../support/invitations-room.ts';

/** The questions about addresses so far, by parameter, with their status. */
const asked = (room: Room) =>
  room.sandbox.control.journal().flatMap(({ target, status }) => {
    const params = new URLSearchParams(target.split('?')[1]);
    const name = ['email_address', 'query'].find((each) => params.get(each)?.includes('@'));
    return name === undefined ? [] : [`${name} ${status}`];
  });

/** Invites with answers that get lost, so that each address is looked for. */
async function inviteInDoubt(room: Room, addresses: readonly string[]) {
  const { create } = room.invitations.handlers.invitations;
  for (const emailAddress of addresses) {
    room.sandbox.control.inject({ kind: 'drop', when: 'after', method: 'POST', path: '/invitations' });
    await create({ accountId, drafts: [{ emailAddress, ignoreExisting: true }] });
    await room.quiet();
  }
  return room.queue();
}

async function openRoom(options: RoomOptions = {}): Promise<Room> {
  const room = await enterRoom({ sandbox: { invitations: 30 }, ...options });
  await room.open();
  await room.invitations.handlers.invitations.refresh({ accountId });
  return room;
}

/** A server that leaves a parameter out of account instead of refusing it. */
const forgetful: typeof fetch = (input, init) => {
  const url = new URL(input instanceof Request ? input.url : String(input));
  if (!(input instanceof Request) || !url.searchParams.has('email_address')) return fetch(input, init);
  url.searchParams.delete('email_address');
  return fetch(new Request(url, { headers: input.headers }), init);
};

const who = ['ada@example.com', 'xada@example.com', 'ada@example.com.au'];

describe('looking for an address', () => {
  it('asks for the whole of it', async () => {
    await using room = await openRoom();
    expect(await inviteInDoubt(room, who)).toMatchObject(who.map(() => ({ state: 'sent', already: null })));
    expect(new Set(asked(room))).toEqual(new Set(['email_address 200']));
    expect(room.sandbox.control.ledger()).toHaveLength(3);
  });

  it('goes by a part of it where the whole is refused, and tries that once', async () => {
    await using room = await openRoom();
    room.sandbox.control.takeAddresses(false);
    expect(await inviteInDoubt(room, who)).toMatchObject(who.map(() => ({ state: 'sent', already: null })));
    const [first, ...others] = asked(room);
    expect(first).toBe('email_address 422');
    expect(others.filter((each) => each === 'email_address 422').length).toBeLessThanOrEqual(1);
    expect(new Set(others.slice(1))).toEqual(new Set(['query 200']));
    expect(room.sandbox.control.ledger()).toHaveLength(3);
  });

  it('also where the whole is left out of account', async () => {
    await using room = await openRoom({ fetch: forgetful });
    expect(await inviteInDoubt(room, who)).toMatchObject(who.map(() => ({ state: 'sent', already: null })));
    expect(new Set(asked(room))).toEqual(new Set(['query 200']));
    expect(room.sandbox.control.ledger()).toHaveLength(3);
  });

  it('is not taken for refused by a fault of another kind', async () => {
    await using room = await openRoom();
    room.sandbox.control.inject({ kind: 'status', status: 503, method: 'GET', times: 2 });
    expect(await inviteInDoubt(room, who)).toMatchObject(who.map(() => ({ state: 'sent' })));
    expect(asked(room)).not.toContain('query 200');
  });
});
