import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { QueueItem, QueueSummary } from '../../preload/queue.ts';
import { listCopy } from '../copy/list.ts';
import { queueCopy } from '../copy/queue.ts';
import type { Looking } from '../details/use-beside.ts';
import { type ListHandle, lineRem, useGrid, useShownBeside } from '../list/use-grid.ts';
import type { RowsHandle } from '../list/use-rows.ts';
import type { Selection } from '../list/use-selection.ts';
import { useRoomy } from '../ui/use-roomy.ts';
import { QueueRow, type QueueRowEvents } from './QueueRow.tsx';
import { isActive } from './use-queue.ts';
import type { QueueActions } from './use-queue-actions.ts';
import type { QueueQuery } from './use-queue-rows.ts';

/** An item that somebody was led to, at its place in the whole queue. */
export interface Target {
  id: string;
  index: number;
  /** It has a Retry, which is what the focus goes to. */
  retry: boolean;
}

interface QueueListProps {
  rows: RowsHandle<QueueQuery, QueueItem, QueueSummary>;
  selection: Selection;
  /** What a key does to all that are selected. */
  keys: Readonly<Record<string, () => void>>;
  actions: QueueActions;
  now: number;
  handle: RefObject<ListHandle | null>;
  target: Target | null;
  /** The target has the focus, or the person went on. */
  onTarget: () => void;
  onDetails: (item: QueueItem, how: Looking) => void;
  /** Id of the item whose details are shown. */
  detailed: string | undefined;
  onLeave: () => void;
}

/** In the order in which it goes out, what is retried or done is another one in its place. */
function keyOf(item: QueueItem | undefined, query: QueueQuery | null): string | undefined {
  if (!item || query?.order !== 'next') return item?.id;
  return `${item.id} ${isActive(item) ? 'active' : item.state}`;
}

/** Draws the rows in view and asks for those that it does not have. */
export function QueueList(props: QueueListProps): ReactNode {
  const { rows, selection, keys, actions, now, handle, target, onTarget, onDetails, detailed, onLeave } =
    props;
  const { cache, total, query } = rows;
  const roomy = useRoomy();
  const {
    scroller,
    focus,
    view,
    props: scrolling,
  } = useGrid({
    rows,
    keyAt: (index) => keyOf(cache.rowAt(index), query),
    selection,
    keys,
    handle,
    rowRem: roomy ? lineRem : undefined,
    onLeave,
  });
  const { drawn, height } = view;
  /** Id of the item whose address is being changed. */
  const [edited, setEdited] = useState<string | null>(null);

  // With every render: the rows around it may have to come first.
  useLayoutEffect(() => {
    if (!target || !query || query.search !== '' || query.states !== undefined) return;
    const row = scroller.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(target.id)}"]`);
    const retry = row?.querySelector<HTMLElement>('[data-act="retry"]');
    if (row && (retry || !target.retry)) {
      (retry ?? row).focus();
      onTarget();
    } else focus.moveTo(target.index);
  });

  /** Whoever goes on is led nowhere any more. */
  function onKeyDownCapture(event: KeyboardEvent): void {
    onTarget();
    scrolling.onKeyDownCapture(event);
  }

  const newest = useRef({ selection, focus, actions, onDetails, roomy });
  newest.current = { selection, focus, actions, onDetails, roomy };
  const events = useMemo<QueueRowEvents>(
    () => ({
      focus(index, item) {
        newest.current.focus.setActive(index);
        if (newest.current.roomy) newest.current.onDetails(item, 'passing');
      },
      toggle: (index) => newest.current.selection.toggle(index),
      extend: (index) => newest.current.selection.extend(newest.current.focus.active, index),
      act(act, item) {
        const { actions } = newest.current;
        if (act === 'details') newest.current.onDetails(item, 'inside');
        else if (act === 'correct') setEdited(item.id);
        else void actions[act]([item.id]);
      },
      open: (item) => newest.current.onDetails(item, 'beside'),
      edited: () => setEdited(null),
    }),
    [],
  );

  useShownBeside(roomy, scroller, () => {
    const item = cache.rowAt(focus.active);
    if (item && detailed === undefined) onDetails(item, 'passing');
  });

  return (
    <>
      <div {...scrolling} onKeyDownCapture={onKeyDownCapture} onPointerDown={onTarget}>
        <div
          role="grid"
          aria-label={queueCopy.list}
          aria-description={queueCopy.orderHints[query?.order ?? 'next']}
          aria-multiselectable
          aria-rowcount={total}
          className="list"
          style={{ height: total * height }}
        >
          {drawn.map((index) => {
            const item = cache.rowAt(index);
            return item ? (
              <QueueRow
                key={item.id}
                item={item}
                index={index}
                active={index === focus.active}
                now={now}
                offset={index * height}
                height={height}
                selected={selection.selected.has(item.id)}
                chosen={roomy && item.id === detailed}
                edit={edited === item.id && item.canCorrect === true ? actions : null}
                events={events}
              />
            ) : null;
          })}
        </div>
      </div>
      <p aria-live="polite" className="visually-hidden">
        {listCopy.wentOnTo(focus.wentOnTo)}
      </p>
    </>
  );
}
