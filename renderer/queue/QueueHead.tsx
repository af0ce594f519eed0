import { type ReactNode, useEffect, useRef } from 'react';
import type { QueueItem, QueueWindow } from '../../preload/queue.ts';
import { queueCopy, summaryWords } from '../copy/queue.ts';
import { Button } from '../ui/Button.tsx';
import { CancelAll } from './CancelAll.tsx';
import type { QueueActions } from './use-queue-actions.ts';
import type { Wanted } from './use-wanted-item.ts';

interface QueueHeadProps {
  /** The newest of all. */
  value: QueueWindow;
  actions: QueueActions;
  now: number;
  wanted: Wanted;
}

const waitsForNetwork = ({ waitingFor }: QueueItem): boolean => waitingFor === 'network';

/** How the queue stands as a whole, and what can be done to all of it. */
export function QueueHead({ value, actions, now, wanted }: QueueHeadProps): ReactNode {
  const retryAll = useRef<HTMLSpanElement>(null);
  const { summary, items } = value;
  const left = summary.queued + summary.sending + summary.waiting;
  const unseen = value.total > items.length;
  const retryable = summary.failed > 1 && (unseen || items.some(({ canRetry }) => canRetry));
  const finished = summary.sent + summary.failed > 0 || items.some(({ state }) => state === 'cancelled');
  const { action, onShown } = wanted;
  // What a notification about several was for.
  useEffect(() => {
    if (action?.itemId !== null || !retryable) return;
    retryAll.current?.querySelector('button')?.focus();
    onShown();
  }, [action, onShown, retryable]);
  return (
    <div className="queue-head">
      <p className="queue-summary">{summaryWords(summary, now)}</p>
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
