import { Ban, Check, CircleAlert, Clock, LoaderCircle } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { QueueItem } from '../../preload/queue.ts';
import { appCopy } from '../copy/app.ts';
import { describeFailure } from '../copy/failure.ts';
import { itemWords, queueCopy } from '../copy/queue.ts';
import { Button } from '../ui/Button.tsx';
import { CopyDetails } from '../ui/CopyDetails.tsx';
import { AddressEdit } from './AddressEdit.tsx';
import { cameOf, hints, toneOf } from './item-words.ts';
import type { QueueActions } from './use-queue-actions.ts';
import './queue-line.css';

export const icons: Record<QueueItem['state'], ReactNode> = {
  queued: <Clock aria-hidden size={14} />,
  waiting: <Clock aria-hidden size={14} />,
  sending: <LoaderCircle aria-hidden size={14} className="spin" />,
  sent: <Check aria-hidden size={14} />,
  failed: <CircleAlert aria-hidden size={14} />,
  cancelled: <Ban aria-hidden size={14} />,
};

/** One queue item: to whom, how it stands, why, and what can be done. */
export function QueueLine({
  item,
  now,
  actions,
  note,
}: {
  item: QueueItem;
  now: number;
  actions: QueueActions;
  note?: string | undefined;
}): ReactNode {
  const [editing, setEditing] = useState(false);
  const failure =
    item.failure && item.state === 'failed' ? describeFailure(item.failure, 'queue', now) : null;
  return (
    <div className={`queue-line queue-${toneOf(item)}`}>
      <span className="queue-icon">{icons[item.state]}</span>
      <div className="queue-main">
        <span className="queue-address">{item.emailAddress}</span>
        {item.into ? <span className="queue-why">{queueCopy.into(item.into)}</span> : null}
        <span className="queue-state">{itemWords(item, now)}</span>
        {failure ? <span className="queue-why">{failure.explanation}</span> : null}
        {failure && failure.details.length > 0 ? (
          <div className="queue-why">
            <span className="queue-trace">{failure.trace}</span> <CopyDetails words={failure} />
            {cameOf(item) === null ? null : (
              <details className="queue-came">
                <summary>{appCopy.details}</summary>
                <pre>{cameOf(item)}</pre>
              </details>
            )}
          </div>
        ) : null}
        {hints(item, now).map((hint) => (
          <span key={hint} className="queue-why">
            {hint}
          </span>
        ))}
        {note ? <span className="queue-why">{note}</span> : null}
        {editing ? <AddressEdit item={item} actions={actions} onDone={() => setEditing(false)} /> : null}
      </div>
      {item.canCorrect && !editing ? (
        <Button look="quiet" onClick={() => setEditing(true)}>
          {queueCopy.edit}
        </Button>
      ) : null}
      {item.canRetry ? (
        <Button look="quiet" onClick={() => void actions.retry([item.id])}>
          {queueCopy.retry}
        </Button>
      ) : null}
      {item.canCancel ? (
        <Button look="quiet" onClick={() => void actions.cancel([item.id])}>
          {queueCopy.cancel}
        </Button>
      ) : null}
    </div>
  );
}
