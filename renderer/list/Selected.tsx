import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { selectionCopy } from '../copy/list.ts';
import { IconButton } from '../ui/Button.tsx';

interface SelectedProps {
  count: number;
  onClear: () => void;
  /** What can be done to all of them. */
  children: ReactNode;
}

/** How many rows are selected, and the way out of that. */
export function Selected({ count, onClear, children }: SelectedProps): ReactNode {
  return (
    <section className="selection" aria-label={selectionCopy.title}>
      <span className="selection-count">{selectionCopy.count(count)}</span>
      {children}
      <IconButton label={selectionCopy.clear} keyHint="Esc" tip="above" onClick={onClear}>
        <X aria-hidden size={14} />
      </IconButton>
    </section>
  );
}
