import { Keyboard, RefreshCw } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import type { QueueItem } from '../../preload/queue.ts';
import type { SyncState } from '../../preload/sync.ts';
import { appCopy } from '../copy/app.ts';
import { listCopy } from '../copy/list.ts';
import { queueCopy } from '../copy/queue.ts';
import { isUndoable } from '../queue/use-queue.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { classes } from '../ui/classes.ts';
import { Words } from '../ui/Words.tsx';
import { secondsLeft } from '../words/time.ts';
import { useStatus } from './status-context.ts';
import { freshness, syncWords } from './sync-words.ts';
import './status-bar.css';

interface StatusBarProps {
  sync: SyncState | null;
  refreshSeconds: number;
  queue: readonly QueueItem[];
  now: number;
  onUndo: (ids: string[]) => void;
  onRefresh: () => void;
  onKeys: () => void;
}

/** The bottom line: what was just done, what can be undone, how fresh the list is. */
export function StatusBar(props: StatusBarProps): ReactNode {
  const { sync, refreshSeconds, queue, now, onUndo, onRefresh, onKeys } = props;
  const { message } = useStatus();
  // What was said before this came is put into it after: a line that comes with its words is not read out.
  const [listened, setListened] = useState(false);
  useEffect(() => setListened(true), []);
  const undoable = queue.filter(isUndoable);
  const [operation = null, ...others] = new Set(undoable.map((item) => item.operation));
  const only = others.length > 0 ? null : operation;
  const hint = undoable.length > 0 ? queueCopy.undoHint(only, undoable.length) : '';
  const until = Math.max(0, ...undoable.map((item) => item.until ?? 0));
  const fresh = sync ? freshness(sync, refreshSeconds, now) : 'busy';
  return (
    <>
      <p aria-live="polite" className="visually-hidden">
        {hint}
      </p>
      <section
        className="status"
        aria-label={appCopy.status}
        data-stop=".icon-button"
        data-then={'.row[tabindex="0"]'}
      >
        <div className="status-words">
          <p
            aria-live="polite"
            aria-atomic
            className={classes('status-message', message && `status-${message.tone}`)}
          >
            {message && listened ? <Words text={message.text} /> : null}
          </p>
          {undoable.length > 0 ? (
            <p aria-hidden className="status-undo">
              {queueCopy.undoable(only, undoable.length, secondsLeft(until, now))}
            </p>
          ) : message ? null : (
            <p className={`status-sync sync-${fresh}`}>
              {sync ? syncWords(sync, refreshSeconds, now) : appCopy.loading}
            </p>
          )}
        </div>
        {undoable.length > 0 ? (
          <Button
            className="undo"
            aria-description={hint}
            onClick={() => onUndo(undoable.map(({ id }) => id))}
          >
            {listCopy.undo}
          </Button>
        ) : null}
        <IconButton label={appCopy.refresh} tip="above" aria-disabled={fresh === 'busy'} onClick={onRefresh}>
          <RefreshCw aria-hidden size={14} className={fresh === 'busy' ? 'spin' : undefined} />
        </IconButton>
        <IconButton label={appCopy.keys} keyHint="?" tip="above" onClick={onKeys}>
          <Keyboard aria-hidden size={15} />
        </IconButton>
      </section>
    </>
  );
}
