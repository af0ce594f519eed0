/** The items of the last send, kept current while they go through the queue. */
import { useMemo, useState } from 'react';
import type { QueueItem } from '../../preload/queue.ts';

export interface LastSend {
  items: readonly QueueItem[];
  start(items: readonly QueueItem[]): void;
  clear(): void;
}

/** `queue`: the newest items that main told of; one that has left the queue keeps its last known state. */
export function useLastSend(queue: readonly QueueItem[]): LastSend {
  const [sent, setSent] = useState<readonly QueueItem[]>([]);
  const items = useMemo(() => {
    const current = new Map(queue.map((item) => [item.id, item]));
    return sent.map((item) => {
      const newer = current.get(item.id);
      return newer && newer.updatedAt >= item.updatedAt ? newer : item;
    });
  }, [sent, queue]);
  return { items, start: setSent, clear: () => setSent([]) };
}
