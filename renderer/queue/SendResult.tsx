import { X } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import type { QueueItem } from '../../preload/queue.ts';
import { queueCopy, tally } from '../copy/queue.ts';
import { IconButton } from '../ui/Button.tsx';
import { classes } from '../ui/classes.ts';
import { Disclosure } from '../ui/Disclosure.tsx';
import { useLeaves } from '../ui/use-leaves.ts';
import { atTime } from '../words/time.ts';
import { QueueLine } from './QueueLine.tsx';
import type { QueueActions } from './use-queue-actions.ts';

/** Lines drawn; the Queue tab has them all. */
const drawn = 100;
/** Seconds of being looked at, enough to read one line. */
const readSeconds = 10;

interface SendResultProps {
  items: readonly QueueItem[];
  /** Ids of those that were in the queue before. */
  known: readonly string[];
  now: number;
  actions: QueueActions;
  onClose: () => void;
}

/** When the last of those that wait for a limit goes out; empty where none does, or it goes within a minute. */
function lastOf(items: readonly QueueItem[], now: number): string {
  const times = items.map(({ waitingFor, until }) => (waitingFor === 'limit' && until !== null ? until : 0));
  const last = times.reduce((latest, time) => Math.max(latest, time), 0);
  return last - now < 60_000 ? '' : queueCopy.lastAt(atTime(last, now));
}

/** It needs nobody: it is out as it was asked for, or goes out by itself. */
function isFine({ state, already, withoutMetadata, waitingFor }: QueueItem): boolean {
  if (state === 'sent') return already === null && !withoutMetadata;
  return state === 'waiting' && (waitingFor === 'limit' || waitingFor === 'network');
}

/**
 * How the last send went, in one line; what needs a look stands below it, and of several all the others too when asked
 * for. It goes by itself once all are fine: the Queue has them.
 */
export function SendResult({ items, known, now, actions, onClose }: SendResultProps): ReactNode {
  const troubled = items.some(({ state }) => state === 'failed');
  const [asked, setAsked] = useState<boolean | null>(null);
  const holding = useLeaves(items.every(isFine) && known.length === 0, readSeconds, onClose);
  const listId = useId();
  const single = items.length === 1;
  const listed = single || (asked ?? troubled);
  const words = `${tally(items)}${lastOf(items, now)}`;
  return (
    <section
      className={classes('result', single && 'result-single')}
      aria-label={queueCopy.result}
      {...holding}
    >
      <header className="result-head">
        {single ? (
          <h2 className="visually-hidden">{words}</h2>
        ) : (
          <h2>
            <Disclosure open={listed} controls={listId} onOpen={setAsked}>
              {words}
            </Disclosure>
          </h2>
        )}
        <IconButton label={queueCopy.closeResult} tip="start" onClick={onClose}>
          <X aria-hidden size={14} />
        </IconButton>
      </header>
      <ul id={listId} className="result-list" hidden={!listed}>
        {listed
          ? items.slice(0, drawn).map((item) => (
              <li key={item.id} tabIndex={-1}>
                <QueueLine
                  item={item}
                  now={now}
                  actions={actions}
                  note={known.includes(item.id) ? queueCopy.knownNote : undefined}
                />
              </li>
            ))
          : null}
      </ul>
    </section>
  );
}
