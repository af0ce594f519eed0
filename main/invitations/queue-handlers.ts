/** The handlers of the queue's operations, over the outbox of each account. */
import type { Handlers } from '../../preload/contract.ts';
import { invalidInput } from '../../preload/failure.ts';
import type { Sessions } from './sessions.ts';

/** `durably` turns what the disk refuses into a failure for the person. */
export function createQueueHandlers(of: Sessions['of'], durably: <T>(work: () => T) => T): Handlers['queue'] {
  return {
    list: async ({ accountId, ...request }) => (await of(accountId)).outbox.list(request),
    addresses: async ({ accountId, ...request }) => (await of(accountId)).outbox.addresses(request),
    details: async ({ accountId, id }) => {
      const { outbox, history } = await of(accountId);
      const details = outbox.details(id);
      if (details === null) throw invalidInput('id', 'This is not in the queue any more.');
      return { ...details, history: history.of(details.item.emailAddress) };
    },
    cancel: async ({ accountId, ids }) => {
      const { outbox } = await of(accountId);
      return { items: durably(() => outbox.cancel(ids)) };
    },
    retry: async ({ accountId, ids }) => {
      const { outbox } = await of(accountId);
      return { items: durably(() => outbox.retry(ids)) };
    },
    correct: async ({ accountId, id, emailAddress }) => {
      const { outbox } = await of(accountId);
      const items = durably(() => outbox.correct(id, emailAddress));
      if (items === null) throw invalidInput('id', 'The address of this one cannot be changed any more.');
      return { items };
    },
    retryFailed: async ({ accountId }) => {
      const { outbox } = await of(accountId);
      return { count: durably(() => outbox.retryFailed()) };
    },
    pause: async ({ accountId }) => {
      const { outbox } = await of(accountId);
      durably(() => outbox.setPaused(true));
      return {};
    },
    resume: async ({ accountId }) => {
      const { outbox } = await of(accountId);
      durably(() => outbox.setPaused(false));
      return {};
    },
    dismiss: async ({ accountId, ids }) => {
      const { outbox } = await of(accountId);
      durably(() => outbox.dismiss(ids));
      return {};
    },
    clearFinished: async ({ accountId }) => {
      const { outbox } = await of(accountId);
      return { count: durably(() => outbox.clearFinished()) };
    },
  };
}
