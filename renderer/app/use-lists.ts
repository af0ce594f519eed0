/** Whose lists are shown, and which of them. */
import { useEffect } from 'react';
import { statusesOf } from '../../preload/invitation-rules.ts';
import { firstOrders } from '../../preload/list-query.ts';
import { type AudienceView, audiences } from '../audience/audiences.ts';
import type { AudienceHandle } from '../audience/use-audience.ts';
import type { RowCache } from '../list/row-cache.ts';
import { useCounts, useRowCache } from '../list/use-rows.ts';
import { useKept } from '../shell/kept-view.ts';
import { type Tab, tabsFor } from './Tabs.tsx';

interface Lists {
  view: AudienceView;
  /** As the contract wants it: unset for the application's. */
  listed: AudienceHandle['shown'] | undefined;
  cache: RowCache;
  counts: ReturnType<typeof useCounts>;
  tab: Tab;
  setTab: (tab: Tab) => void;
  tabs: readonly Tab[];
}

export function useLists(accountId: string, { shown }: AudienceHandle): Lists {
  const [chosen, setTab] = useKept<Tab>(`${accountId} tab`, 'pending');
  const cache = useRowCache(accountId);
  const counts = useCounts(cache);
  const listed = shown === 'application' ? undefined : shown;
  // Who looks at a list that the other audience does not have sees its first one.
  const tab = chosen === 'queue' || statusesOf[shown].includes(chosen) ? chosen : 'pending';

  // The counts come with rows, and the queue has none of its own to ask for.
  useEffect(() => {
    if (tab !== 'queue' || (cache.asked && cache.get().query?.audience === listed)) return;
    cache.show({ accountId, audience: listed, status: 'pending', search: '', order: firstOrders.pending });
  }, [tab, cache, accountId, listed]);

  return { view: audiences[shown], listed, cache, counts, tab, setTab, tabs: tabsFor(shown, tab, counts) };
}
