import { type ReactNode, useEffect, useState } from 'react';
import { foundCopy } from '../copy/list.ts';
import { Button } from '../ui/Button.tsx';
import { typingPauseMs } from './typing-pause.ts';

interface FoundNoteProps {
  /** What the rows are an answer to; empty for all. */
  search: string;
  total: number;
  /** The tab's word. */
  where: string;
  onClear: () => void;
}

/**
 * Says that only a part is shown, how large it is, and how to see the rest. Read out as it changes; seen once nobody
 * types on, since it moves the rows.
 */
export function FoundNote({ search, total, where, onClear }: FoundNoteProps): ReactNode {
  const text = search.trim();
  const isPart = text !== '' && total > 0;
  const [paused, setPaused] = useState(isPart);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each key begins the pause anew.
  useEffect(() => {
    if (!isPart) setPaused(false);
    if (!isPart || paused) return;
    const timer = setTimeout(() => setPaused(true), typingPauseMs);
    return () => clearTimeout(timer);
  }, [isPart, paused, text]);
  const isSeen = isPart && paused;
  return (
    <div className={isSeen ? 'found' : 'visually-hidden'}>
      <p role="status">{text === '' ? '' : foundCopy.found(total, where, text)}</p>
      {isSeen ? (
        <Button look="quiet" aria-keyshortcuts="Escape" onClick={onClear}>
          {foundCopy.showAll} <kbd aria-hidden>Esc</kbd>
        </Button>
      ) : null}
    </div>
  );
}
