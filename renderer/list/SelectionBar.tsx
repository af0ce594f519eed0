import type { ReactNode } from 'react';
import type { Status } from '../../preload/invitation.ts';
import { selectionCopy } from '../copy/list.ts';
import { Button } from '../ui/Button.tsx';
import { resendable, revocable } from './row-words.ts';
import { Selected } from './Selected.tsx';

export interface SelectionActs {
  resend(): void;
  revoke(): void;
  /** Null: Clerk deletes none of these. */
  delete: (() => void) | null;
  copy(): void;
  clear(): void;
}

/** How many rows are selected, and what can be done to all of them. */
export function SelectionBar({
  count,
  status,
  acts,
}: {
  count: number;
  status: Status;
  acts: SelectionActs;
}): ReactNode {
  return (
    <Selected count={count} onClear={acts.clear}>
      <Button look="quiet" aria-keyshortcuts="c" aria-label={selectionCopy.copy} onClick={acts.copy}>
        {selectionCopy.copyShort}
      </Button>
      {resendable(status) ? (
        <Button look="quiet" aria-keyshortcuts="r" onClick={acts.resend}>
          {selectionCopy.resend(count)}
        </Button>
      ) : null}
      {revocable(status) ? (
        <Button look="quiet" aria-keyshortcuts="e" className="selection-revoke" onClick={acts.revoke}>
          {selectionCopy.revoke(count)}
        </Button>
      ) : null}
      {acts.delete ? (
        <Button look="quiet" aria-keyshortcuts="d" className="selection-revoke" onClick={acts.delete}>
          {selectionCopy.delete}
        </Button>
      ) : null}
    </Selected>
  );
}
