/** Lists that lie about their length: reading them comes to an end. */
import { expect, test } from 'vitest';
import type { ClerkInvitation, ListQuery } from '../../../main/clerk/api.ts';
import type { AudienceList } from '../../../main/invitations/audiences/audience.ts';
import { fullSync } from '../../../main/invitations/sync/full-sync.ts';
import { whole } from '../../support/electron/part.ts';
import { aClerkInvitation } from '../../support/samples.ts';

const invitation = (id: string) => aClerkInvitation({ id, emailAddress: `${id}@example.com` });

function syncOf(page: (offset: number) => ClerkInvitation[]) {
  let requests = 0;
  const list = whole<AudienceList>({
    revokedApart: true,
    list: async ({ offset = 0 }: ListQuery) => {
      requests += 1;
      return { data: page(offset), totalCount: Number.MAX_SAFE_INTEGER };
    },
  });
  const none = () => undefined;
  const done = fullSync({ list, options: {}, parallel: 12, onPage: none, onProgress: none });
  return { done, requests: () => requests };
}

test('a list that promises more than it has is read to where it ends, and not called complete', async () => {
  const { done, requests } = syncOf((offset) => (offset === 0 ? [invitation('a')] : []));
  expect(await done).toMatchObject({ complete: false, ids: new Set(['a']) });
  expect(requests()).toBeLessThan(40);
});

test('a list that repeats itself for ever is read once', async () => {
  const page = Array.from({ length: 500 }, (_, index) => invitation(`inv_${index}`));
  const { done, requests } = syncOf(() => page);
  expect((await done).ids.size).toBe(500);
  expect(requests()).toBeLessThan(40);
});

test('a list without an end is refused in words', async () => {
  const { done } = syncOf((offset) => Array.from({ length: 500 }, (_, n) => invitation(`inv_${offset + n}`)));
  await expect(done).rejects.toMatchObject({
    failure: { kind: 'unreadable', detail: 'The list does not end after 500000 invitations.' },
  });
});

/** Both lists of so many rows, whose answers come when `let go` says so: the last that was asked for first. */
function heldSync(lengths: { all: number; revoked: number }, ahead: number) {
  const held: (() => void)[] = [];
  let most = 0;
  let asked = 0;
  const list = whole<AudienceList>({
    revokedApart: true,
    list: async ({ offset = 0, limit = 0, status }: ListQuery) => {
      const name = status === 'revoked' ? 'revoked' : 'all';
      const rows = Math.max(0, Math.min(limit, lengths[name] - offset));
      asked += 1;
      await new Promise<void>((letGo) => {
        held.push(letGo);
        most = Math.max(most, held.length);
      });
      const data = Array.from({ length: rows }, (_, n) => invitation(`${name}_${offset + n}`));
      return { data, totalCount: lengths[name] };
    },
  });
  const none = () => undefined;
  const done = fullSync({ list, options: {}, parallel: 14, ahead, onPage: none, onProgress: none });
  const run = async () => {
    let ended = false;
    const end = done.finally(() => {
      ended = true;
    });
    while (!ended) {
      held.pop()?.();
      await new Promise(setImmediate);
    }
    return end;
  };
  return { run, most: () => most, asked: () => asked };
}

test.each([
  { all: 0, revoked: 0 },
  { all: 700, revoked: 1 },
  { all: 2500, revoked: 499 },
  { all: 9000, revoked: 9000 },
])(
  '$all and $revoked are read whole, whichever answer comes first, and 14 are asked at once',
  async (lengths) => {
    for (const ahead of [1, 6, 10]) {
      const sync = heldSync(lengths, ahead);
      const { complete, ids } = await sync.run();
      expect({ complete, size: ids.size }).toEqual({ complete: true, size: lengths.all + lengths.revoked });
      expect(sync.most()).toBeLessThanOrEqual(14);
      const pages = [lengths.all, lengths.revoked].map((rows) => Math.max(1, Math.ceil(rows / 500)));
      expect(sync.asked()).toBeLessThanOrEqual(Math.max(ahead, pages[0] ?? 0) + (pages[1] ?? 0));
    }
  },
);
