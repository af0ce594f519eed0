import type { ReactNode } from 'react';
import { foundCopy } from '../copy/list.ts';
import { Button } from '../ui/Button.tsx';

interface FoundNoteProps {
  /** What the rows are an answer to; empty for all. */
  search: string;
  total: number;
  /** The tab's word. */
  where: string;
  onClear: () => void;
}

/** Says that only a part is shown, how large it is, and how to see the rest. Read out as it changes. */
export function FoundNote({ search, total, where, onClear }: FoundNoteProps): ReactNode {
  const text = search.trim();
  return (
    <div className={text !== '' && total > 0 ? 'found' : 'visually-hidden'}>
      <p role="status">{text === '' ? '' : foundCopy.found(total, where, text)}</p>
      {text !== '' && total > 0 ? (
        <Button look="quiet" aria-keyshortcuts="Escape" onClick={onClear}>
          {foundCopy.showAll} <kbd aria-hidden>Esc</kbd>
        </Button>
      ) : null}
    </div>
  );
}
