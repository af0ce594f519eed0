import type { ReactNode } from 'react';
import type { Status } from '../../preload/invitation.ts';
import { selectionCopy } from '../copy/list.ts';
import { Button } from '../ui/Button.tsx';
import { isHarsh, keyOf, type Verb } from './row-acts.ts';
import { Selected } from './Selected.tsx';

export interface SelectionActs {
  /** What can be done to all of them. */
  verbs: readonly Verb[];
  act(verb: Verb): void;
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
      {acts.verbs.map((verb) => (
        <Button
          key={verb}
          look="quiet"
          aria-keyshortcuts={keyOf[verb]}
          className={isHarsh(verb) ? 'selection-revoke' : undefined}
          onClick={() => acts.act(verb)}
        >
          {selectionCopy.verbs[verb](count, status)}
        </Button>
      ))}
    </Selected>
  );
}
