import type { ReactNode, RefObject } from 'react';
import type { QueueItem, QueueOrder } from '../../preload/queue.ts';
import { listCopy } from '../copy/list.ts';
import { queueCopy } from '../copy/queue.ts';
import { SearchField } from '../list/SearchField.tsx';

type Shown = keyof typeof queueCopy.shown;

/** Which part of the queue is looked at, in which order. */
export interface QueueView {
  shown: Shown;
  order: QueueOrder;
}

export const firstView: QueueView = { shown: 'all', order: 'next' };

export const statesOf: Record<Shown, QueueItem['state'][] | undefined> = {
  all: undefined,
  active: ['queued', 'sending', 'waiting'],
  failed: ['failed'],
  done: ['sent', 'cancelled'],
};

interface QueueToolbarProps {
  field: RefObject<HTMLInputElement | null>;
  search: string;
  view: QueueView;
  onSearch: (search: string) => void;
  onView: (view: QueueView) => void;
  onDown: () => void;
  onEscape: () => void;
}

/** Search, which part, and in which order: ten thousand that wait must not hide the one that failed. */
export function QueueToolbar(props: QueueToolbarProps): ReactNode {
  const { view, onView, ...search } = props;
  return (
    <div className="toolbar">
      <SearchField label={queueCopy.search} {...search} />
      <select
        className="sort"
        aria-label={queueCopy.show}
        value={view.shown}
        onChange={(event) => onView({ ...view, shown: event.target.value as Shown })}
      >
        {Object.entries(queueCopy.shown).map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
      <select
        className="sort"
        aria-label={listCopy.sort}
        title={queueCopy.orderHints[view.order]}
        value={view.order}
        onChange={(event) => onView({ ...view, order: event.target.value as QueueOrder })}
      >
        {Object.entries(queueCopy.orders).map(([order, words]) => (
          <option key={order} value={order}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}
