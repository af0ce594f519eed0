import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { accountId, enterRoom, type Room, type RoomOptions } from '../../support/invitations-room.ts';
import { aWindow } from '../../support/samples.ts';

const who = ['ada@example.com', 'bob@example.com', 'cyd@example.com'];
const refresh = (room: Room) => room.invitations.handlers.invitations.refresh({ accountId });
const deletions = (room: Room) =>
  room.sandbox.control.journal().filter(({ endpoint }) => endpoint === 'DELETE /invitations/{id}');

async function roomOf(addresses: readonly string[], options: RoomOptions = {}): Promise<Room> {
  const room = await enterRoom({ sandbox: { invitations: 0 }, ...options });
  await room.open();
  const drafts = addresses.map((emailAddress) => ({ emailAddress }));
  await room.invitations.handlers.invitations.create({ accountId, drafts });
  await room.quiet();
  await refresh(room);
  return room;
}

const idOf = (room: Room, address: string): string =>
  room.sandbox.control.invitations().find(({ emailAddress }) => emailAddress === address)?.id ?? '';

async function remove(room: Room, ids: readonly string[]) {
  return room.invitations.handlers.invitations.delete({ accountId, ids: [...ids] });
}

const shown = async (room: Room) =>
  (await room.invitations.handlers.invitations.list(aWindow({ accountId, limit: 100 }))).rows
    .map(({ emailAddress }) => emailAddress)
    .sort();

/** Every file of the data directory, as it lies there. */
function files(room: Room): [name: string, content: Buffer][] {
  return readdirSync(room.dataDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path, readFileSync(path)];
    });
}

/** What lies sealed in the rows of all databases. */
function sealed(room: Room): Buffer[] {
  return files(room)
    .filter(([name]) => name.endsWith('.db'))
    .flatMap(([name]) => {
      using database = new DatabaseSync(name, { readOnly: true });
      const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
      return tables.flatMap(({ name: table }) =>
        database
          .prepare(`SELECT sealed FROM ${table}`)
          .all()
          .map((row) => Buffer.from(row['sealed'] as Uint8Array)),
      );
    });
}

/** Of what was sealed before and is not a row any more: how much of it can still be found in some file. */
function leftOver(room: Room, before: readonly Buffer[]): string[] {
  const now = new Set(sealed(room).map((blob) => blob.toString('hex')));
  const gone = before.filter((blob) => !now.has(blob.toString('hex')));
  expect(gone.length).toBeGreaterThan(2);
  // Sixteen bytes of a ciphertext are nowhere by chance.
  return files(room)
    .filter(([, content]) => gone.some((blob) => content.includes(blob.subarray(28, 44))))
    .map(([name]) => name);
}

describe('deleting', () => {
  it.each([1, 20])(
    '%i: gone at Clerk, in the list, the queue and the history, and asked for once',
    async (count) => {
      const many = Array.from({ length: 25 }, (_, at) => `p${at}@example.com`);
      await using room = await roomOf(many);
      const ids = many.slice(0, count).map((address) => idOf(room, address));
      await remove(room, ids);
      await room.quiet();
      await refresh(room);
      expect(await shown(room)).toEqual(many.slice(count).sort());
      expect(room.sandbox.control.invitations()).toHaveLength(25 - count);
      expect((await room.queue()).map(({ emailAddress }) => emailAddress)).toEqual(many.slice(count));
      expect(
        deletions(room)
          .map(({ target }) => target.split('/').at(-1))
          .sort(),
      ).toEqual(ids.sort());
      const { details } = room.invitations.handlers.invitations;
      await expect(details({ accountId, invitationId: ids[0] ?? '' })).rejects.toThrow();
      // The same address again begins without a past.
      await room.invitations.handlers.invitations.create({
        accountId,
        drafts: [{ emailAddress: many[0] ?? '' }],
      });
      await room.quiet();
      const { history } = await details({ accountId, invitationId: idOf(room, many[0] ?? '') });
      expect(history.map(({ step }) => step)).toEqual(['sent', 'queued']);
    },
  );

  it('any status, and nothing of it is news', async () => {
    await using room = await enterRoom({ sandbox: { invitations: 40, seed: 3 } });
    await room.open();
    await refresh(room);
    const all = room.sandbox.control.invitations();
    const ids = Map.groupBy(all, ({ status }) => status)
      .values()
      .map(([first]) => first?.id ?? '')
      .toArray();
    expect(ids).toHaveLength(4);
    await remove(room, ids);
    await room.quiet();
    await refresh(room);
    expect(room.sandbox.control.invitations().filter(({ id }) => ids.includes(id))).toEqual([]);
    expect(await room.count('accepted')).toBe(all.filter(({ status }) => status === 'accepted').length - 1);
    expect(room.changes.filter(({ silent }) => !silent)).toEqual([]);
  });

  it('waits for the network, can be taken back until then, and goes out once', async () => {
    await using room = await roomOf(who);
    room.network.plug(false);
    const { items } = await remove(
      room,
      who.slice(0, 2).map((address) => idOf(room, address)),
    );
    expect(items).toMatchObject([{ state: 'queued', waitingFor: 'network', canCancel: true }, {}]);
    await room.invitations.handlers.queue.cancel({ accountId, ids: [items[1]?.id ?? ''] });
    await remove(room, [idOf(room, 'ada@example.com')]);
    await room.restart();
    expect(deletions(room)).toEqual([]);
    room.network.plug(true);
    await expect.poll(() => deletions(room).length).toBe(1);
    await room.quiet();
    await refresh(room);
    expect(await shown(room)).toEqual(['bob@example.com', 'cyd@example.com']);
    expect(deletions(room)).toHaveLength(1);
  });

  it('looks before it asks a second time when the answer was lost', async () => {
    await using room = await roomOf(who);
    room.sandbox.control.inject({ kind: 'drop', when: 'after', method: 'DELETE' });
    await remove(room, [idOf(room, 'ada@example.com')]);
    await expect.poll(() => room.queue()).toHaveLength(2);
    expect(await shown(room)).toEqual(['bob@example.com', 'cyd@example.com']);
    expect(deletions(room)).toHaveLength(1);
  });

  it('tries again what did not get through, and asks nothing of what somebody else has deleted', async () => {
    await using room = await roomOf(who);
    room.sandbox.control.inject({ kind: 'status', status: 503, method: 'DELETE' });
    const [ada, bob] = who.map((address) => idOf(room, address));
    await remove(room, [ada ?? '']);
    await expect.poll(() => room.queue()).toHaveLength(2);
    await room.client.delete(bob ?? '');
    await remove(room, [bob ?? '']);
    await expect.poll(() => room.queue()).toHaveLength(1);
    expect(room.sandbox.control.invitations().map(({ emailAddress }) => emailAddress)).toEqual([
      'cyd@example.com',
    ]);
  });

  it('stays in the queue with the reason when Clerk refuses, and goes with a retry', async () => {
    await using room = await roomOf(who);
    const fault = { kind: 'error', code: 'not_allowed_access', method: 'DELETE' } as const;
    room.sandbox.control.inject(fault);
    await remove(room, [idOf(room, 'ada@example.com')]);
    const failed = (await room.quiet()).find(({ operation }) => operation === 'delete');
    expect(failed).toMatchObject({ state: 'failed', canRetry: true, emailAddress: 'ada@example.com' });
    await remove(room, [idOf(room, 'ada@example.com')]);
    await expect.poll(() => room.queue()).toHaveLength(2);
    expect(deletions(room)).toHaveLength(2);
  });

  it('is not brought back by an answer that was under way', async () => {
    const held = Promise.withResolvers<void>();
    let hold = false;
    await using room = await roomOf(who, {
      async fetch(input, init) {
        const waits = hold && input instanceof Request && input.method === 'GET';
        const response = await fetch(input, init);
        if (waits) await held.promise;
        return response;
      },
    });
    const id = idOf(room, 'ada@example.com');
    const before = room.sandbox.control.journal().length;
    hold = true;
    const looking = refresh(room);
    await expect.poll(() => room.sandbox.control.journal().length).toBeGreaterThan(before + 2);
    hold = false;
    await remove(room, [id]);
    await expect.poll(() => room.queue()).toHaveLength(2);
    held.resolve();
    await looking;
    expect(await shown(room)).toEqual(['bob@example.com', 'cyd@example.com']);
  });
});

describe('on disk', () => {
  it('nothing is left, in no page and no journal, of one and of twenty', async () => {
    const many = Array.from({ length: 40 }, (_, at) => `p${at}@example.com`);
    await using room = await roomOf(many);
    // Written to disk now and then behind the queue.
    await room.restart();
    const before = sealed(room);
    await remove(
      room,
      many.slice(0, 21).map((address) => idOf(room, address)),
    );
    await expect.poll(() => room.queue(), { timeout: 20_000 }).toHaveLength(19);
    await expect.poll(() => leftOver(room, before), { timeout: 20_000 }).toEqual([]);
    await room.restart();
    expect(leftOver(room, before)).toEqual([]);
    expect((await shown(room)).length).toBe(19);
  });

  it('nor when it ended between the answer and the clearing up', async () => {
    await using room = await roomOf(who);
    await room.restart();
    const before = sealed(room);
    let swallow = true;
    const { fetch: real } = globalThis;
    globalThis.fetch = async (input, init) => {
      const response = await real(input, init);
      if (!swallow || !(input instanceof Request) || input.method !== 'DELETE') return response;
      return new Promise((_, reject) => {
        init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
      });
    };
    try {
      await remove(room, [idOf(room, 'ada@example.com')]);
      await expect.poll(() => deletions(room).length).toBe(1);
      swallow = false;
      await room.restart();
      await expect.poll(() => room.queue()).toHaveLength(2);
      await expect.poll(() => leftOver(room, before)).toEqual([]);
      expect(deletions(room)).toHaveLength(1);
      expect(await shown(room)).toEqual(['bob@example.com', 'cyd@example.com']);
    } finally {
      globalThis.fetch = real;
    }
  });
});
