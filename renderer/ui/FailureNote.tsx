import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Failure } from '../../preload/failure.ts';
import { appCopy } from '../copy/app.ts';
import { actionLabels, describeFailure, type FailureAction, type Situation } from '../copy/failure.ts';
import { useNow } from '../state/use-now.ts';
import { Button } from './Button.tsx';
import { CopyDetails } from './CopyDetails.tsx';
import { classes } from './classes.ts';
import './failure-note.css';

interface FailureNoteProps {
  failure: Failure;
  situation: Situation;
  /** What the offered actions do; an action without an entry is not offered. */
  actions?: Partial<Record<FailureAction, () => void>>;
  /** `calm` for a state that passes by itself. */
  tone?: 'alarm' | 'calm';
  /** Read out at once; off where the words appear together with a whole view. */
  live?: boolean;
}

/** A failure in words, with what was kept, what can be done, and the details for a report. */
export function FailureNote({
  failure,
  situation,
  actions = {},
  tone = 'alarm',
  live = true,
}: FailureNoteProps): ReactNode {
  const now = useNow(30_000);
  const words = describeFailure(failure, situation, now);
  const act = words.action ? actions[words.action] : undefined;
  return (
    <div className={classes('note', `note-${tone}`)} role={live ? 'alert' : undefined}>
      <CircleAlert aria-hidden size={16} className="note-icon" />
      <div className="note-body">
        <p className="note-title">{words.title}</p>
        <p>
          {words.explanation} {words.kept}
        </p>
        {words.action && act ? (
          <Button className="note-action" onClick={act}>
            {actionLabels[words.action]}
          </Button>
        ) : null}
        {words.details.length > 0 ? (
          <details className="note-details">
            <summary>{appCopy.details}</summary>
            <pre>{words.details.join('\n')}</pre>
            <CopyDetails words={words} />
          </details>
        ) : null}
      </div>
    </div>
  );
}
