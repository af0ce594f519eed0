import type { ReactNode } from 'react';
import { queueCopy } from '../copy/queue.ts';
import { Selected } from '../list/Selected.tsx';
import { Button } from '../ui/Button.tsx';

interface QueueSelectionBarProps {
  count: number;
  acts: { retry(): void; cancel(): void; clear(): void };
}

/** How many items are selected, and what can be done to all of them. */
export function QueueSelectionBar({ count, acts }: QueueSelectionBarProps): ReactNode {
  return (
    <Selected count={count} onClear={acts.clear}>
      <Button look="quiet" aria-keyshortcuts="r" onClick={acts.retry}>
        {queueCopy.retry}
      </Button>
      <Button look="quiet" aria-keyshortcuts="c" className="selection-revoke" onClick={acts.cancel}>
        {queueCopy.cancel}
      </Button>
    </Selected>
  );
}
