import { useVirtualizer } from '@tanstack/react-virtual';
import { Layers } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import type { QueueWindow } from '../../preload/queue.ts';
import { listCopy } from '../copy/list.ts';
import { queueCopy, summaryWords } from '../copy/queue.ts';
import type { ResourceState } from '../state/resource.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState, Skeleton } from '../ui/EmptyState.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { QueueLine } from './QueueLine.tsx';
import { isActive } from './use-queue.ts';
import type { QueueActions } from './use-queue-actions.ts';
import './queue-panel.css';

interface QueuePanelProps {
  queue: ResourceState<QueueWindow> & { reload: () => Promise<void> };
  actions: QueueActions;
  now: number;
  /** The item that a notification led to: shown first thing, with its action focused. */
  wanted: string | null;
}

/** What goes out, what waits and why, what failed. */
export function QueuePanel({ queue, actions, now, wanted }: QueuePanelProps): ReactNode {
  const { value, failure } = queue;
  if (!value) {
    return failure ? (
      <div className="list-failure">
        <FailureNote
          failure={failure}
          situation="sync"
          actions={{ 'try-again': () => void queue.reload() }}
        />
      </div>
    ) : (
      <Skeleton rows={4} label={listCopy.loading} />
    );
  }
  if (value.total === 0) {
    return <EmptyState icon={<Layers size={20} />} title={queueCopy.emptyTitle} text={queueCopy.emptyText} />;
  }
  return (
    <>
      <QueueHead value={value} actions={actions} now={now} />
      <QueueItems value={value} actions={actions} now={now} wanted={wanted} />
    </>
  );
}

interface PartProps {
  value: QueueWindow;
  actions: QueueActions;
  now: number;
}

function QueueHead({ value, actions, now }: PartProps): ReactNode {
  const { summary, items } = value;
  const left = summary.queued + summary.sending + summary.waiting;
  const retryable = items.filter(({ canRetry, state }) => canRetry && state === 'failed').map(({ id }) => id);
  const finished = items.filter((item) => !isActive(item)).map(({ id }) => id);
  return (
    <div className="queue-head">
      <p className="queue-summary">{summaryWords(summary, now)}</p>
      {left > 1 ? (
        <progress
          className="queue-progress"
          aria-label={queueCopy.progress}
          max={left + summary.sent + summary.failed}
          value={summary.sent + summary.failed}
        />
      ) : null}
      <div className="queue-buttons">
        {left > 0 || summary.paused ? (
          <Button look="quiet" onClick={() => void actions.setPaused(!summary.paused)}>
            {summary.paused ? queueCopy.resume : queueCopy.pause}
          </Button>
        ) : null}
        {retryable.length > 1 ? (
          <Button look="quiet" onClick={() => void actions.retry(retryable)}>
            {queueCopy.retryAll}
          </Button>
        ) : null}
        {finished.length > 0 ? (
          <Button look="quiet" onClick={() => void actions.dismiss(finished)}>
            {queueCopy.clearFinished}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

function QueueItems({ value, actions, now, wanted }: PartProps & { wanted: string | null }): ReactNode {
  const scroller = useRef<HTMLDivElement>(null);
  const { items } = value;
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 40,
    overscan: 10,
    getItemKey: (index) => items[index]?.id ?? index,
  });
  const at = wanted === null ? -1 : items.findIndex(({ id }) => id === wanted);
  useEffect(() => {
    if (at < 0) return;
    virtualizer.scrollToIndex(at, { align: 'center' });
    const timer = setTimeout(() => {
      scroller.current?.querySelector<HTMLElement>(`[data-index="${at}"] button`)?.focus();
    }, 50);
    return () => clearTimeout(timer);
  }, [at, virtualizer]);
  return (
    <div ref={scroller} className="list-scroller">
      <ul aria-label={queueCopy.list} className="list" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start, key }) => {
          const item = items[index];
          return item ? (
            <li
              key={key}
              ref={virtualizer.measureElement}
              data-index={index}
              aria-label={item.emailAddress}
              className="queue-row"
              style={{ transform: `translateY(${start}px)` }}
            >
              <QueueLine item={item} now={now} actions={actions} />
            </li>
          ) : null;
        })}
      </ul>
    </div>
  );
}
