import { Search } from 'lucide-react';
import { type ReactNode, type RefObject, Suspense, useEffect, useState } from 'react';
import type { Status } from '../../preload/invitation.ts';
import type { QueueItem } from '../../preload/queue.ts';
import { confirmCopy } from '../copy/confirm.ts';
import { noMatchCopy } from '../copy/list.ts';
import { invitationWords } from '../copy/lists.ts';
import { queueCopy } from '../copy/queue.ts';
import type { Looking } from '../details/use-beside.ts';
import { FoundNote } from '../list/FoundNote.tsx';
import { useFocusBack } from '../list/use-focus-back.ts';
import type { ListHandle } from '../list/use-grid.ts';
import { useRows } from '../list/use-rows.ts';
import { useSelection } from '../list/use-selection.ts';
import { useKept } from '../shell/kept-view.ts';
import { useGuestlist } from '../state/guestlist-context.ts';
import { EmptyState, Skeleton } from '../ui/EmptyState.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { fetching, Later, later } from '../ui/Later.tsx';
import { Confirm } from '../ui/Modal.tsx';
import { useStepBack } from '../ui/step-back.ts';
import { QueueList } from './QueueList.tsx';
import { QueueSelectionBar } from './QueueSelectionBar.tsx';
import { firstView, QueueToolbar, type QueueView, statesOf } from './QueueToolbar.tsx';
import type { QueueActions } from './use-queue-actions.ts';
import { useQueueCache } from './use-queue-rows.ts';
import { useWantedItem, type Wanted } from './use-wanted-item.ts';

const Elsewhere = later(async () => (await import('../list/parts.ts')).Elsewhere);
const QueueDetails = later(async () => (await import('../details/Details.tsx')).QueueDetails);

/** From so many on a question comes first: what is taken back is not sent by anybody else. */
const many = 10;

export interface QueueRowsProps {
  accountId: string;
  actions: QueueActions;
  now: number;
  wanted: Wanted;
  field: RefObject<HTMLInputElement | null>;
  /** The rows, where the focus can be put on one. */
  list: RefObject<ListHandle | null>;
  /** Searches through one of the lists. */
  onShow: (status: Status, search: string) => void;
  onDown: () => void;
  onEscape: () => void;
}

/** The items of a queue, all of them or those that are looked for, and what can be done to several at once. */
export function QueueRows(props: QueueRowsProps): ReactNode {
  const { accountId, actions, now, wanted, field, list, onShow, onDown, onEscape } = props;
  const { queue } = useGuestlist();
  const [search, setSearch] = useKept(`${accountId} search`, '');
  const [view, setView] = useKept(`${accountId} queue view`, firstView);
  const [inspected, inspect] = useState<{ item: QueueItem; how: Looking } | null>(null);
  const [asking, setAsking] = useState(false);
  const cache = useQueueCache(accountId);
  const rows = useRows(cache);
  const selection = useSelection(rows, queue.addresses);
  const inner = useFocusBack(list, rows.total);
  const show = (search: string, { shown, order }: QueueView) =>
    cache.show({ accountId, search, order, states: statesOf[shown] });
  // biome-ignore lint/correctness/useExhaustiveDependencies: only these make another question.
  useEffect(() => show(search, view), [cache, search, view]);
  // At once: a key must not wait for a drawing.
  const become = (search: string, view: QueueView) => {
    show(search, view);
    setSearch(search);
    setView(view);
  };
  const onSearch = (next: string) => become(next, view);
  useStepBack(search === '' ? null : () => onSearch(''));
  const [target, onTarget] = useWantedItem(
    accountId,
    view.order,
    wanted,
    () => become('', { ...view, shown: 'all' }),
    () => cache.refresh(),
  );

  const { selected } = selection;
  const actOnAll = (act: 'retry' | 'cancel') => {
    setAsking(false);
    void actions[act]([...selected.keys()]);
    selection.finish();
    list.current?.focus();
  };
  const acts = {
    retry: () => actOnAll('retry'),
    cancel: () => (selected.size < many ? actOnAll('cancel') : setAsking(true)),
    clear() {
      selection.clear();
      list.current?.focus();
    },
  };
  const searched = rows.query?.search.trim() ?? '';
  return (
    <>
      <QueueToolbar
        field={field}
        search={search}
        view={view}
        onSearch={onSearch}
        onView={(next) => become(search, next)}
        onDown={onDown}
        onEscape={onEscape}
      />
      <FoundNote
        search={searched}
        total={rows.total}
        where={invitationWords.tabs.queue}
        onClear={() => onSearch('')}
      />
      {rows.total > 0 ? (
        <QueueList
          rows={rows}
          selection={selection}
          keys={{ r: acts.retry, c: acts.cancel, Delete: acts.cancel }}
          actions={actions}
          now={now}
          handle={inner}
          target={target}
          onTarget={onTarget}
          onDetails={(item, how) => inspect({ item, how })}
          detailed={inspected?.item.id}
          onLeave={() => field.current?.focus()}
        />
      ) : rows.failure ? (
        <div className="list-failure">
          <FailureNote
            failure={rows.failure}
            situation="action"
            actions={{ 'try-again': () => cache.refresh() }}
          />
        </div>
      ) : rows.query === null ? (
        <Skeleton rows={4} label={queueCopy.loading} />
      ) : searched === '' ? (
        <p className="queue-none">{queueCopy.noneShown}</p>
      ) : (
        <EmptyState icon={<Search size={20} />} title={noMatchCopy.title(searched)} text={queueCopy.noMatch}>
          <Suspense fallback={fetching}>
            <Elsewhere accountId={accountId} status="queue" search={searched} onShow={onShow} />
          </Suspense>
        </EmptyState>
      )}
      {selected.size > 0 ? <QueueSelectionBar count={selected.size} acts={acts} /> : null}
      <Later wanted={inspected !== null}>
        <QueueDetails
          accountId={accountId}
          inspected={inspected}
          actions={actions}
          onClose={() => inspect(null)}
          onLeave={() => list.current?.focus()}
        />
      </Later>
      <Confirm
        open={asking}
        title={queueCopy.cancelAllTitle(selected.size)}
        text={queueCopy.cancelAllText}
        action={queueCopy.cancelSome}
        cancel={confirmCopy.keep(selected.size)}
        onConfirm={() => actOnAll('cancel')}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
