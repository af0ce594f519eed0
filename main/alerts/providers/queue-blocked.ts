/** Clerk's limit holds the queue back. It is told once, and not again until the queue has run empty. */
import type { QueueBlocked } from '../event.ts';
import type { Provider } from '../provider.ts';
import { timeOf } from '../time-words.ts';

/** A limit that passes sooner than this is not worth a notification. Milliseconds. */
const worthWaitingMs = 300_000;
const id = 'limit';

export const queueBlocked: Provider<QueueBlocked> = {
  topic: 'limit',
  nature: 'condition',
  observe(event, { now, has }) {
    switch (event.type) {
      case 'queue-blocked': {
        const { until, clockSkewMs = 0, at } = event;
        const isShort = !has(id) && until - clockSkewMs - now < worthWaitingMs;
        return [{ id, at, ...(isShort ? { silence: 'short' } : { fact: event, isNews: true }) }];
      }
      case 'queue-flowing':
        // Something goes out, but a large import meets the limit every hour.
        return [{ id, at: event.at, end: 'paused' }];
      case 'queue-drained':
        return [{ id, at: event.at, end: 'removed' }];
      default:
        return [];
    }
  },
  kindOf: () => 'queue-blocked',
  words([{ until, waiting }], wording) {
    const rest =
      waiting === 1
        ? 'One item goes out by itself then.'
        : `${waiting.toLocaleString('en')} items go out by themselves from then on.`;
    return {
      title: `The queue waits until ${timeOf(until, wording)}`,
      body: `Clerk’s limit is used up. ${rest}`,
    };
  },
  target: () => ({ kind: 'queue', itemId: null }),
};
