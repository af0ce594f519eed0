/** Leads to the item that a notification was about, or that was chosen among what was found. */
import { useEffect, useState } from 'react';
import type { QueueOrder } from '../../preload/queue.ts';
import type { LaunchActionOf } from '../shell/launch-action-context.ts';
import { useGuestlist } from '../state/guestlist-context.ts';
import type { Target } from './QueueList.tsx';

/** What somebody was led to, and what is to be called once it is shown. */
export interface Wanted {
  action: LaunchActionOf<'queue'> | null;
  onShown: () => void;
}

/**
 * Where the wanted item stands now in the whole of the queue, which `onAll` shows; null while there is none. `onThere`:
 * rows that were read before may be older than what it is wanted for.
 */
export function useWantedItem(
  accountId: string,
  order: QueueOrder,
  { action, onShown }: Wanted,
  onAll: () => void,
  onThere: () => void,
): [target: Target | null, done: () => void] {
  const { queue } = useGuestlist();
  const [target, setTarget] = useState<Target | null>(null);
  const id = action?.itemId ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each launch action counts once.
  useEffect(() => {
    if (id === null) return;
    let newest = true;
    onAll();
    async function look(id: string): Promise<void> {
      const [place, details] = await Promise.all([
        queue.list({ accountId, order, placeOf: id, offset: 0, limit: 1 }),
        queue.details({ accountId, id }),
      ]);
      if (!newest) return;
      onShown();
      const index = place.ok ? (place.value.place ?? null) : null;
      if (index === null || !details.ok) return;
      onThere();
      setTarget({ id, index, retry: details.value.item.canRetry });
    }
    void look(id);
    return () => {
      newest = false;
    };
  }, [action]);
  return [target, () => setTarget(null)];
}
