/** Looks for one address at a server that lies: each comes to an end. */
import { expect, test } from 'vitest';
import type { ClerkClient, ClerkInvitation, ListQuery } from '../../../main/clerk/api.ts';
import { lookUpAddress } from '../../../main/invitations/outbox/look-up.ts';
import { whole } from '../../support/electron/part.ts';
import { aClerkInvitation } from '../../support/samples.ts';

const ada = 'ada@example.com';
const invitation = (id: string) => aClerkInvitation({ id, emailAddress: ada });

function lookUp(page: (offset: number) => ClerkInvitation[]) {
  let requests = 0;
  const client = whole<ClerkClient>({
    list: async ({ offset = 0 }: ListQuery) => {
      requests += 1;
      // Far more than any of these may take: a look without an end shall fail the test, not hang it.
      if (requests > 1000) throw new Error('The look does not end.');
      return { data: page(offset), totalCount: null };
    },
  });
  return { seen: lookUpAddress(client, ada, {}), requests: () => requests };
}

const full = (offset: number) => Array.from({ length: 500 }, (_, n) => invitation(`inv_${offset + n}`));

test('an address with more than one page of matches is seen whole', async () => {
  const { seen, requests } = lookUp((offset) => (offset < 1000 ? full(offset) : [invitation('inv_last')]));
  expect(new Set((await seen).map(({ id }) => id)).size).toBe(1001);
  expect(requests()).toBe(6);
});

test('the same full page again and again is read twice', async () => {
  const { seen, requests } = lookUp(() => full(0));
  expect(new Set((await seen).map(({ id }) => id)).size).toBe(500);
  expect(requests()).toBe(4);
});

test('matches without an end are refused in words, and nothing is decided by them', async () => {
  await expect(lookUp(full).seen).rejects.toMatchObject({
    outcome: 'refused',
    failure: { kind: 'unreadable', detail: expect.stringContaining('does not end after 50000') },
  });
});
