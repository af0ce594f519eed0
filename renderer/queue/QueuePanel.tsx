import { Layers } from 'lucide-react';
import { type ReactNode, type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { QueueWindow } from '../../preload/queue.ts';
import { listCopy } from '../copy/list.ts';
import { queueCopy, summaryWords } from '../copy/queue.ts';
import type { ErrandOf } from '../shell/errand-context.ts';
import type { ResourceState } from '../state/resource.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState, Skeleton } from '../ui/EmptyState.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { CancelAll } from './CancelAll.tsx';
import { QueueLine } from './QueueLine.tsx';
import { firstView, QueuePage, QueueShown, type ViewProps } from './QueuePage.tsx';
import { isActive } from './use-queue.ts';
import type { QueueActions } from './use-queue-actions.ts';
import './queue-panel.css';

/** What a notification led to, to be shown with its Retry focused, and once that is done. */
interface Wanted {
  errand: ErrandOf<'queue'> | null;
  onShown: () => void;
}

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

function QueueHead({ value, actions, now, wanted, view, onView }: PartProps & ViewProps): ReactNode {
  const retryAll = useRef<HTMLSpanElement>(null);
  const { summary, items } = value;
  const left = summary.queued + summary.sending + summary.waiting;
  const unseen = value.total > items.length;
  const retryable = summary.failed > 1 && (unseen || items.some(({ canRetry }) => canRetry));
  const finished = summary.sent + summary.failed > 0 || items.some(({ state }) => state === 'cancelled');
  useFocus(wanted, wanted.errand?.itemId === null && retryable, retryAll);
  return (
    <div className="queue-head">
      <p className="queue-summary">{summaryWords(summary, now)}</p>
      {value.total > 1 ? <QueueShown view={view} onView={onView} /> : null}
      {left > 1 ? (
        <progress
          className="queue-progress"
          aria-label={queueCopy.progress}
          max={left + summary.sent + summary.failed}
          value={summary.sent + summary.failed}
        />
      ) : null}
      <div>
        {left > 0 || summary.paused ? (
          <Button look="quiet" onClick={() => void actions.setPaused(!summary.paused)}>
            {summary.paused ? queueCopy.resume : queueCopy.pause}
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

/** Once for each errand, as soon as what it wants is there. What is done comes last in a line, after what is read. */
function useFocus({ errand, onShown }: Wanted, there: boolean, place: RefObject<HTMLElement | null>): void {
  const shown = useEffectEvent(onShown);
  useEffect(() => {
    if (errand === null || !there) return;
    place.current?.scrollIntoView({ block: 'center' });
    ([...(place.current?.querySelectorAll('button') ?? [])].at(-1) ?? place.current)?.focus();
    shown();
  }, [errand, there, place]);
}

/** All of one page are in the document, at most 500; the style sheet keeps those out of view from being laid out. */
function QueueItems({ value, actions, now, wanted }: PartProps): ReactNode {
  const found = useRef<HTMLLIElement>(null);
  const there = value.items.find(({ id }) => id === wanted.errand?.itemId);
  useFocus(wanted, there !== undefined && !isActive(there), found);
  return (
    <div className="list-scroller">
      <ul aria-label={queueCopy.list} className="list">
        {value.items.map((item) => (
          <li
            key={item.id}
            ref={item === there ? found : undefined}
            aria-label={item.emailAddress}
            tabIndex={-1}
            className="queue-row"
          >
            <QueueLine item={item} now={now} actions={actions} />
          </li>
        ))}
      </ul>
    </div>
  );
}
