import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Status } from '../../preload/invitation.ts';
import { selectionCopy } from '../copy/list.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { resendable, revocable } from './row-words.ts';

export interface SelectionActs {
  resend(): void;
  revoke(): void;
  delete(): void;
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
    <section className="selection" aria-label={selectionCopy.title}>
      <span className="selection-count">{selectionCopy.count(count)}</span>
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
      <Button look="quiet" aria-keyshortcuts="d" className="selection-revoke" onClick={acts.delete}>
        {selectionCopy.delete}
      </Button>
      <IconButton label={selectionCopy.clear} keyHint="Esc" tip="above" onClick={acts.clear}>
        <X aria-hidden size={14} />
      </IconButton>
    </section>
  );
}
