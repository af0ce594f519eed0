import { Layers } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { QueueItem, QueueWindow } from '../../preload/queue.ts';
import { listCopy } from '../copy/list.ts';
import { queueCopy, summaryWords } from '../copy/queue.ts';
import type { ResourceState } from '../state/resource.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState, Skeleton } from '../ui/EmptyState.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { CancelAll } from './CancelAll.tsx';
import { QueueItems } from './QueueItems.tsx';
import { firstView, QueuePage, QueueShown, type ViewProps } from './QueuePage.tsx';
import type { QueueActions } from './use-queue-actions.ts';
import { useWantedFocus, type Wanted } from './use-wanted-focus.ts';
import './queue-panel.css';

interface QueuePanelProps {
  accountId: string;
  /** The newest of all. */
  queue: ResourceState<QueueWindow> & { reload: () => Promise<void> };
  actions: QueueActions;
  now: number;
  wanted: Wanted;
}

/** What goes out, what waits and why, what failed. */
export function QueuePanel({ accountId, queue, actions, now, wanted }: QueuePanelProps): ReactNode {
  const [view, setView] = useState(firstView);
  const { value, failure } = queue;
  const wantedId = wanted.errand?.itemId ?? null;
  const known = value?.items.some(({ id }) => id === wantedId);
  // What failed long ago lies below the newest.
  useEffect(() => {
    if (wantedId !== null) setView(known ? firstView : { shown: 'failed', offset: 0 });
  }, [wantedId, known]);
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
      <QueueHead value={value} actions={actions} now={now} wanted={wanted} view={view} onView={setView} />
      <QueuePage newest={value} accountId={accountId} view={view} onView={setView}>
        {(page) => <QueueItems value={page} actions={actions} now={now} wanted={wanted} />}
      </QueuePage>
    </>
  );
}

interface PartProps {
  value: QueueWindow;
  actions: QueueActions;
  now: number;
  wanted: Wanted;
}

const waitsForNetwork = ({ waitingFor }: QueueItem): boolean => waitingFor === 'network';

function QueueHead({ value, actions, now, wanted, view, onView }: PartProps & ViewProps): ReactNode {
  const retryAll = useRef<HTMLSpanElement>(null);
  const { summary, items } = value;
  const left = summary.queued + summary.sending + summary.waiting;
  const unseen = value.total > items.length;
  const retryable = summary.failed > 1 && (unseen || items.some(({ canRetry }) => canRetry));
  const finished = summary.sent + summary.failed > 0 || items.some(({ state }) => state === 'cancelled');
  useWantedFocus(wanted, wanted.errand?.itemId === null && retryable, retryAll);
  return (
    <div className="queue-head">
      <p className="queue-summary">{summaryWords(summary, now)}</p>
      {value.total > 1 ? <QueueShown view={view} onView={onView} /> : null}
      {left > 1 ? (
        <progress
          className="queue-progress"
          aria-label={queueCopy.progress}
          max={left + summary.done}
          value={summary.done}
        />
      ) : null}
      <div>
        {left > 0 || summary.paused ? (
          <Button look="quiet" onClick={() => void actions.setPaused(!summary.paused)}>
            {summary.paused ? queueCopy.resume : queueCopy.pause}
          </Button>
        ) : null}
        {!summary.paused && items.some(waitsForNetwork) ? (
          <Button look="quiet" onClick={() => void actions.tryNow()}>
            {queueCopy.tryNow}
          </Button>
        ) : null}
        {left > 1 ? <CancelAll left={left} cancelAll={actions.cancelAll} /> : null}
        {retryable ? (
          <span ref={retryAll}>
            <Button look="quiet" onClick={() => void actions.retryFailed()}>
              {queueCopy.retryAll}
            </Button>
          </span>
        ) : null}
        {finished ? (
          <Button look="quiet" onClick={() => void actions.clearFinished()}>
            {queueCopy.clearFinished}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
