/** The fake's queue, as a person works with it. */
import type { Handlers } from '../../preload/contract.ts';
import { invalidInput } from '../../preload/failure.ts';
import type { FakeWorld } from './fake-world.ts';
import { queuePart, queueWindow } from './queue-window.ts';

export function fakeQueue(world: FakeWorld, create: Handlers['invitations']['create']): Handlers['queue'] {
  const among = (ids: readonly string[]) => world.queue.filter(({ id }) => ids.includes(id));
  function retry(accountId: string, ids: readonly string[]): void {
    for (const id of ids) world.update(id, { state: 'sent', failure: null, canRetry: false });
    world.changed(accountId);
  }
  function setPaused(accountId: string, paused: boolean) {
    world.paused = paused;
    world.emit('queue.changed', { accountId });
    return {};
  }
  return {
    list(request) {
      const waits = world.queue.some(({ state }) => state === 'queued');
      const lastOutAt = waits ? Date.now() + 3_600_000 : null;
      return queueWindow(world.queue, request, { paused: world.paused, lastOutAt });
    },
    addresses: ({ offset, limit, ...part }) => ({
      rows: queuePart(world.queue, part).slice(offset, offset + limit),
    }),
    details({ id }) {
      const item = world.queue.find((each) => each.id === id);
      if (!item) throw invalidInput('id', 'This is not in the queue any more.');
      return {
        item,
        draft: { emailAddress: item.emailAddress },
        alone: false,
        tries: 0,
        triedAt: null,
        askedAt: item.createdAt,
        history: [],
        ...world.scene.queueDetails,
      };
    },
    cancel({ accountId, ids }) {
      const taken = { state: 'cancelled', until: null, waitingFor: null, canCancel: false } as const;
      for (const id of ids) world.update(id, taken);
      world.changed(accountId);
      return { items: among(ids) };
    },
    retry({ accountId, ids }) {
      retry(accountId, ids);
      return { items: among(ids) };
    },
    async correct({ accountId, id, emailAddress }) {
      world.queue = world.queue.filter((item) => item.id !== id);
      const { items } = await create({ accountId, drafts: [{ emailAddress }] });
      return { items };
    },
    retryFailed({ accountId }) {
      const failed = world.queue.filter(({ state, canRetry }) => state === 'failed' && canRetry);
      retry(
        accountId,
        failed.map(({ id }) => id),
      );
      return { count: failed.length };
    },
    pause: ({ accountId }) => setPaused(accountId, true),
    resume: ({ accountId }) => setPaused(accountId, false),
    dismiss({ accountId, ids }) {
      world.queue = world.queue.filter(({ id }) => !ids.includes(id));
      world.emit('queue.changed', { accountId });
      return {};
    },
    clearFinished({ accountId }) {
      const before = world.queue.length;
      world.queue = world.queue.filter(({ state }) => !['sent', 'failed', 'cancelled'].includes(state));
      world.emit('queue.changed', { accountId });
      return { count: before - world.queue.length };
    },
  };
}
