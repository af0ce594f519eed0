import { type ReactNode, useState } from 'react';
import { classes } from '../ui/classes.ts';
import { Words } from '../ui/Words.tsx';
import { useStatus } from './status-context.ts';

/** What was said since this dialog opened: the status line behind it is inert, so nobody would see or hear it there. */
export function SaidInside(): ReactNode {
  const { message } = useStatus();
  const [before] = useState(message);
  const told = message === before ? null : message;
  return (
    <p aria-live="polite" aria-atomic className={classes('modal-said', told && `status-${told.tone}`)}>
      {told ? <Words text={told.text} /> : null}
    </p>
  );
}
