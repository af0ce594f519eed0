import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { QueueItem } from '../../preload/queue.ts';
import { queueCopy, tally } from '../copy/queue.ts';
import { IconButton } from '../ui/Button.tsx';
import { atTime } from '../words/time.ts';
import { QueueLine } from './QueueLine.tsx';
import type { QueueActions } from './use-queue-actions.ts';

/** Lines drawn; the Queue tab has them all. */
const drawn = 100;

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

/** How the last send went, address by address. */
export function SendResult({ items, known, now, actions, onClose }: SendResultProps): ReactNode {
  return (
    <section className="result" aria-label={queueCopy.result}>
      <header className="result-head">
        <h2>
          {tally(items)}
          {lastOf(items, now)}
        </h2>
        <IconButton label={queueCopy.closeResult} tip="start" onClick={onClose}>
          <X aria-hidden size={14} />
        </IconButton>
      </header>
      <ul className="result-list">
        {items.slice(0, drawn).map((item) => (
          <li key={item.id} tabIndex={-1}>
            <QueueLine
              item={item}
              now={now}
              actions={actions}
              note={known.includes(item.id) ? queueCopy.knownNote : undefined}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
