import { expect, it } from 'vitest';
import { createImports } from '../../../main/invitations/import/imports.ts';
import { FailureError } from '../../../preload/failure.ts';
import type { Draft } from '../../../preload/invitation.ts';
import { MemorySettingsStore } from '../../support/memory-settings-store.ts';

const full = new FailureError({ kind: 'internal', id: 'disk-full' });

/** Imports over an outbox that takes as many calls as it is told, and then has a full disk. */
function importsWith(room: { calls: number; known?: string[] }) {
  const taken: Draft[][] = [];
  const imports = createImports({
    invitations: {
      create: ({ drafts }) => {
        if (taken.length >= room.calls) throw full;
        taken.push(drafts);
        return { items: [], known: room.known ?? [] };
      },
      known: () => ({ known: [] }),
    },
    addressesUnderWay: async () => new Set(),
    store: new MemorySettingsStore(),
    now: () => Date.now(),
    lastOutIn: async () => 0,
    metadataByBulk: () => false,
  });
  return { taken, ...imports };
}

const text = Array.from({ length: 25_000 }, (_, index) => `p${index}@example.com`).join('\n');
const accountId = 'acc_1';

it('says how many are queued when the disk is full halfway, and queues the rest and only the rest later', async () => {
  const room = { calls: 2 };
  const { handlers, taken } = importsWith(room);
  const { importId, revision } = await handlers.preview({ accountId, files: [{ name: '', text }] });
  const first = await handlers.commit({ accountId, importId, revision });
  expect(first.queued + first.left).toBe(25_000);
  expect(first.left).toBeGreaterThan(0);
  room.calls = Number.POSITIVE_INFINITY;
  expect(await handlers.commit({ accountId, importId, revision })).toEqual({ queued: first.left, left: 0 });
  const addresses = taken.flat().map(({ emailAddress }) => emailAddress);
  expect(addresses).toEqual(text.split('\n'));
});

it('is refused as the outbox refuses when nothing could be queued, and can be tried again', async () => {
  const room = { calls: 0 };
  const { handlers, taken } = importsWith(room);
  const { importId, revision } = await handlers.preview({
    accountId,
    files: [{ name: '', text: 'ada@example.com' }],
  });
  await expect(async () => handlers.commit({ accountId, importId, revision })).rejects.toBe(full);
  room.calls = 1;
  expect(await handlers.commit({ accountId, importId, revision })).toEqual({ queued: 1, left: 0 });
  expect(taken).toEqual([[{ emailAddress: 'ada@example.com' }]]);
});

it('hands over chunks of one size, none so small that it would overtake the others', async () => {
  const { handlers, taken } = importsWith({ calls: 10 });
  const { importId, revision } = await handlers.preview({
    accountId,
    files: [{ name: '', text: text.split('\n').slice(0, 20_003).join('\n') }],
  });
  await handlers.commit({ accountId, importId, revision });
  expect(taken.map((drafts) => drafts.length)).toEqual([6668, 6668, 6667]);
});

it('belongs to the account that it was read for', async () => {
  const { handlers, taken } = importsWith({ calls: 10 });
  const { importId, revision } = await handlers.preview({
    accountId,
    files: [{ name: '', text: 'ada@example.com' }],
  });
  await expect(async () => handlers.commit({ accountId: 'acc_2', importId, revision })).rejects.toThrow(
    FailureError,
  );
  handlers.discard({ accountId: 'acc_2', importId });
  await handlers.commit({ accountId, importId, revision });
  expect(taken).toHaveLength(1);
});

it('does not count whom the queue took in between the preview and its commit', async () => {
  const { handlers } = importsWith({ calls: 1, known: ['item_1'] });
  const { importId, revision } = await handlers.preview({
    accountId,
    files: [{ name: '', text: 'ada@example.com, eve@example.com' }],
  });
  expect(await handlers.commit({ accountId, importId, revision })).toEqual({ queued: 1, left: 0 });
});
