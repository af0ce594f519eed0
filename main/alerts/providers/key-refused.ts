/** Clerk refuses the secret key: a sync met it, or an item of the queue. */
import type { Failure } from '../../../preload/failure.ts';
import { causeOfWork } from '../cause.ts';
import type { Provider } from '../provider.ts';
import { reasonOf } from '../reasons.ts';

export const keyRefused: Provider<Failure> = {
  topic: 'key',
  nature: 'condition',
  observe(event, { hasSynced }) {
    if (event.type === 'work-failed') {
      return event.items.flatMap(({ failure: fact, updatedAt: at }) =>
        fact !== null && causeOfWork(fact) === 'key' ? { id: 'key', at, fact, isNews: true } : [],
      );
    }
    if (event.type !== 'key') return [];
    const { failure: fact, at } = event;
    return [{ id: 'key', at, ...(fact === null ? { end: 'resolved' } : { fact, isNews: hasSynced }) }];
  },
  kindOf: () => 'key-refused',
  words: ([failure], wording) => ({
    title: 'Clerk does not accept the secret key',
    body: `${reasonOf(failure, wording)} List and queue are kept: replace the key to go on.`,
  }),
  overWords: () => ({
    title: 'Clerk accepts the secret key again',
    body: 'Guestlist goes on where it stopped.',
  }),
  target: () => ({ kind: 'settings' }),
};
