/** The items of the last send, kept current while they go through the queue, with what failed before and still stands. */
import { useMemo, useState } from 'react';
import type { QueueItem } from '../../preload/queue.ts';

export interface LastSend {
  items: readonly QueueItem[];
  /** Ids of those that were in the queue before. */
  known: readonly string[];
  start(items: readonly QueueItem[], known: readonly string[]): void;
  clear(): void;
}

const nothing: { sent: readonly QueueItem[]; known: readonly string[] } = { sent: [], known: [] };

/** `queue`: the newest items that main told of; one that has left the queue keeps its last known state. */
export function useLastSend(queue: readonly QueueItem[]): LastSend {
  const [{ sent, known }, setLast] = useState(nothing);
  const items = useMemo(() => {
    const current = new Map(queue.map((item) => [item.id, item]));
    return sent.map((item) => {
      const newer = current.get(item.id);
      return newer && newer.updatedAt >= item.updatedAt ? newer : item;
    });
  }, [sent, queue]);
  return {
    items,
    known,
    start(sentNow, knownNow) {
      const anew = new Set(sentNow.map(({ id }) => id));
      const left = new Set(queue.map(({ id }) => id));
      // Until somebody deals with it, or puts the result away: the next one must not hide it.
      const failed = items.filter(({ id, state }) => state === 'failed' && left.has(id) && !anew.has(id));
      setLast({ sent: [...sentNow, ...failed], known: knownNow });
    },
    clear: () => setLast(nothing),
  };
}
