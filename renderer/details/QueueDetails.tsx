import { type KeyboardEvent, type ReactNode, useState } from 'react';
import type { QueueItem } from '../../preload/queue.ts';
import { appCopy } from '../copy/app.ts';
import { detailsCopy } from '../copy/details.ts';
import { describeFailure, type FailureWords } from '../copy/failure.ts';
import { queueCopy } from '../copy/queue.ts';
import { queueDetailsCopy } from '../copy/queue-details.ts';
import { AddressEdit } from '../queue/AddressEdit.tsx';
import { cameOf, hints } from '../queue/item-words.ts';
import type { QueueActions } from '../queue/use-queue-actions.ts';
import { useNow } from '../state/use-now.ts';
import { useResource } from '../state/use-resource.ts';
import { Button } from '../ui/Button.tsx';
import { CopyDetails } from '../ui/CopyDetails.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { useCopy } from '../ui/use-copy.ts';
import { History } from './History.tsx';
import { QueueFacts } from './QueueFacts.tsx';
import { type Looking, useBeside, useRested } from './use-beside.ts';

interface QueueDetailsProps {
  accountId: string;
  /** Null: closed. */
  inspected: { item: QueueItem; how: Looking } | null;
  actions: QueueActions;
  onClose: () => void;
  /** Back to the list, where the details stand beside it. */
  onLeave: () => void;
}

/** What goes out for one item, when, what was tried and what came of it, and what can be done. */
export function QueueDetails(props: QueueDetailsProps): ReactNode {
  const { accountId, actions, onClose, onLeave } = props;
  const inspected = useRested(props.inspected);
  const item = inspected?.item;
  const { beside, open } = useBeside(inspected);
  // Next to the list they stay, with what becomes of the item.
  const onActed = () => {
    if (!beside) onClose();
  };
  function onKeyDown(event: KeyboardEvent): void {
    if (!item || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    const acts: Record<string, 'retry' | 'cancel'> = { r: 'retry', c: 'cancel', Delete: 'cancel' };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    onActed();
    void actions[act]([item.id]);
  }
  return (
    <Sheet
      title={item ? item.emailAddress : queueDetailsCopy.title}
      open={open}
      onClose={onClose}
      onLeave={onLeave}
      onKeyDown={onKeyDown}
      resident
    >
      {item ? (
        <Known key={item.id} item={item} accountId={accountId} actions={actions} onClose={onActed} />
      ) : null}
    </Sheet>
  );
}

interface KnownProps {
  accountId: string;
  item: QueueItem;
  actions: QueueActions;
  onClose: () => void;
}

/** `item` is there at once; the rest comes from main, and again whenever something changes. */
function Known({ item: row, accountId, actions, onClose }: KnownProps): ReactNode {
  const copy = useCopy();
  const [editing, setEditing] = useState(false);
  const { value, failure } = useResource(
    `queue details ${accountId} ${row.id}`,
    ({ queue }) => queue.details({ accountId, id: row.id }),
    ['queue.changed'],
    accountId,
  );
  const item = value?.item ?? row;
  const now = useNow(item.state === 'waiting' ? 1000 : 30_000);
  const closing = (act: (ids: string[]) => Promise<void>) => () => {
    onClose();
    void act([item.id]);
  };
  // It may have been cleared since.
  const gone = failure?.kind === 'invalid-input';
  return (
    <div className="details">
      {gone ? null : (
        <div className="details-actions">
          {item.canRetry ? (
            <Button aria-keyshortcuts="r" onClick={closing(actions.retry)}>
              {queueCopy.retry}
            </Button>
          ) : null}
          {item.canCorrect && !editing ? (
            <Button onClick={() => setEditing(true)}>{queueCopy.edit}</Button>
          ) : null}
          {item.canCancel ? (
            <Button aria-keyshortcuts="c" className="details-revoke" onClick={closing(actions.cancel)}>
              {queueCopy.cancel}
            </Button>
          ) : null}
          <Button look="quiet" onClick={() => void copy(item.emailAddress)}>
            {detailsCopy.copyAddress}
          </Button>
        </div>
      )}
      {editing ? <AddressEdit item={item} actions={actions} onDone={onClose} /> : null}
      {gone ? <p>{queueDetailsCopy.gone}</p> : <Why item={item} now={now} />}
      {value ? <QueueFacts details={value} now={now} /> : null}
      {value && value.history.length > 0 ? <History entries={value.history} now={now} /> : null}
      {failure && !gone ? <FailureNote failure={failure} situation="action" /> : null}
    </div>
  );
}

/** Why it stands so, with what finds it in Clerk's log. */
function Why({ item, now }: { item: QueueItem; now: number }): ReactNode {
  const failure = item.failure && describeFailure(item.failure, 'queue', now);
  const came = cameOf(item);
  return (
    <>
      {failure ? (
        <div className="history-why">
          <p>
            {failure.title}. {failure.explanation}
          </p>
          <Trace words={failure} />
          {came === null ? null : (
            <details className="queue-came">
              <summary>{appCopy.details}</summary>
              <pre>{came}</pre>
            </details>
          )}
        </div>
      ) : null}
      {hints({ ...item, failure: null }, now).map((hint) => (
        <p key={hint}>{hint}</p>
      ))}
    </>
  );
}

function Trace({ words }: { words: FailureWords }): ReactNode {
  if (words.details.length === 0) return null;
  return (
    <p>
      <span className="history-trace">{words.trace}</span> <CopyDetails words={words} />
    </p>
  );
}
