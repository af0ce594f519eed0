import type { ReactNode } from 'react';
import type { QueueItem, QueueWindow } from '../../preload/queue.ts';
import { newest as pageSize } from '../../preload/queue-request.ts';
import { listCopy } from '../copy/list.ts';
import { queueCopy } from '../copy/queue.ts';
import { useResource } from '../state/use-resource.ts';
import { Button } from '../ui/Button.tsx';
import { Skeleton } from '../ui/EmptyState.tsx';

type Shown = keyof typeof queueCopy.shown;

/** Which part of the queue is looked at. */
export interface QueueView {
  shown: Shown;
  /** Items before the page, newest first. */
  offset: number;
}

export interface ViewProps {
  view: QueueView;
  onView: (view: QueueView) => void;
}

export const firstView: QueueView = { shown: 'all', offset: 0 };

const states: Record<Shown, QueueItem['state'][] | undefined> = {
  all: undefined,
  active: ['queued', 'sending', 'waiting'],
  failed: ['failed'],
  done: ['sent', 'cancelled'],
};

/** Ten thousand that wait must not hide the one that failed. */
export function QueueShown({ view, onView }: ViewProps): ReactNode {
  return (
    <select
      className="sort"
      aria-label={queueCopy.show}
      value={view.shown}
      onChange={(event) => onView({ shown: event.target.value as Shown, offset: 0 })}
    >
      {Object.entries(queueCopy.shown).map(([value, words]) => (
        <option key={value} value={value}>
          {words}
        </option>
      ))}
    </select>
  );
}

interface QueuePageProps extends ViewProps {
  accountId: string;
  newest: QueueWindow;
  children: (page: QueueWindow) => ReactNode;
}

/** The first page is the newest of all, which is there already; any other is asked for. */
export function QueuePage(props: QueuePageProps): ReactNode {
  const { newest, view, onView, children } = props;
  if (view.shown !== 'all' || view.offset > 0) {
    return <OtherPage key={`${view.shown} ${view.offset}`} {...props} />;
  }
  return <Paged page={newest} view={view} onView={onView} content={children(newest)} />;
}

function OtherPage({ accountId, view, onView, children }: QueuePageProps): ReactNode {
  const { value } = useResource(
    `queue ${accountId} ${view.shown} ${view.offset}`,
    ({ queue }) =>
      queue.list({ accountId, states: states[view.shown], offset: view.offset, limit: pageSize }),
    ['queue.changed'],
    accountId,
  );
  if (!value) return <Skeleton rows={4} label={listCopy.loading} />;
  const content =
    value.items.length > 0 ? children(value) : <p className="queue-none">{queueCopy.noneShown}</p>;
  return <Paged page={value} view={view} onView={onView} content={content} />;
}

interface PagedProps extends ViewProps {
  page: QueueWindow;
  content: ReactNode;
}

function Paged({ page, view, onView, content }: PagedProps): ReactNode {
  const { offset } = view;
  const end = offset + page.items.length;
  const turn = (by: number) => onView({ ...view, offset: Math.max(0, offset + by) });
  return (
    <>
      {content}
      {page.total > pageSize || offset > 0 ? (
        <nav aria-label={queueCopy.pages} className="queue-pages">
          <Button look="quiet" busy={offset === 0} onClick={() => turn(-pageSize)}>
            {queueCopy.newer}
          </Button>
          <span aria-live="polite">{queueCopy.range(Math.min(offset + 1, page.total), end, page.total)}</span>
          <Button look="quiet" busy={end >= page.total} onClick={() => turn(pageSize)}>
            {queueCopy.older}
          </Button>
        </nav>
      ) : null}
    </>
  );
}
