/** Lists that lie about their length: reading them comes to an end. */
import { expect, test } from 'vitest';
import type { ClerkClient, ClerkInvitation, ListQuery } from '../../../main/clerk/api.ts';
import { fullSync } from '../../../main/invitations/sync/full-sync.ts';
import { whole } from '../../support/electron/part.ts';
import { aClerkInvitation } from '../../support/samples.ts';

const invitation = (id: string) => aClerkInvitation({ id, emailAddress: `${id}@example.com` });

function syncOf(page: (offset: number) => ClerkInvitation[]) {
  let requests = 0;
  const client = whole<ClerkClient>({
    list: async ({ offset = 0 }: ListQuery) => {
      requests += 1;
      return { data: page(offset), totalCount: Number.MAX_SAFE_INTEGER };
    },
  });
  const none = () => undefined;
  const done = fullSync({ client, options: {}, parallel: 12, onPage: none, onProgress: none });
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
