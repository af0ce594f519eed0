import { type ReactNode, useCallback, useEffect, useRef } from 'react';
import type { AudienceKind } from '../../preload/audience.ts';
import { firstOrders, type Order, type Orders, orderOf } from '../../preload/list-query.ts';
import { audiences } from '../audience/audiences.ts';
import { useExport } from '../import/export-list.ts';
import { useKept } from '../shell/kept-view.ts';
import { useStepBack } from '../ui/step-back.ts';
import { ListPanel, type ListPanelProps } from './ListPanel.tsx';
import { Toolbar } from './Toolbar.tsx';

interface InvitationsProps extends Omit<ListPanelProps, 'onClear'> {
  /** Whose list; unset: the application's. */
  audience: AudienceKind | undefined;
  /** The aim was taken up. */
  onAimed: () => void;
  /** Into the rows. */
  onDown: () => void;
  /** Out of an empty search. */
  onEscape: () => void;
}

/**
 * Search, sort and the rows that they lead to. What is typed is known here and no higher, so that a key draws this part
 * of the page only; and its question leaves before anything is drawn.
 */
export function Invitations(props: InvitationsProps): ReactNode {
  const { account, audience, status, aim, onAimed, cache, sync, active, now, field, list } = props;
  const { onDown, onEscape, onShow } = props;
  const accountId = account.id;
  const [search, setSearch] = useKept(`${accountId} search`, '');
  const [orders, setOrders] = useKept<Orders>(`${accountId} orders`, {});
  const view = audiences[audience ?? 'application'];
  const chosen = orderOf(orders, status);
  const order = view.orders.includes(chosen) ? chosen : firstOrders.pending;
  const setOrder = (next: Order) => setOrders((before) => ({ ...before, [status]: next }));
  const exportList = useExport();
  useEffect(
    () => cache.show({ accountId, audience, status, search, order }),
    [cache, accountId, audience, status, search, order],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: each aim counts once.
  useEffect(() => {
    if (!aim) return;
    setSearch(aim.search ?? '');
    if (aim.order) setOrder(aim.order);
    onAimed();
  }, [aim]);

  function onSearch(next: string): void {
    cache.show({ accountId, audience, status, search: next, order });
    setSearch(next);
  }
  // The same for all drawings: what is typed is not to draw the rows before their answer.
  const newest = useRef(onSearch);
  newest.current = onSearch;
  const onClear = useCallback(() => newest.current(''), []);
  useStepBack(search === '' ? null : onClear);
  return (
    <>
      <Toolbar
        audience={view}
        field={field}
        search={search}
        order={order}
        onSearch={onSearch}
        onOrder={setOrder}
        onExport={() => void exportList({ accountId, audience, status, search, order })}
        onDown={onDown}
        onEscape={onEscape}
      />
      <ListPanel
        account={account}
        status={status}
        cache={cache}
        sync={sync}
        active={active}
        now={now}
        aim={aim}
        list={list}
        field={field}
        onClear={onClear}
        onShow={onShow}
      />
    </>
  );
}
