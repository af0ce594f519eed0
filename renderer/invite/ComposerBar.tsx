import { type ReactNode, Suspense } from 'react';
import type { AudienceHandle } from '../audience/use-audience.ts';
import { useAudienceKey } from '../audience/use-audience-key.ts';
import { importCopy } from '../copy/import.ts';
import { inviteCopy, optionsCopy } from '../copy/invite.ts';
import { Button } from '../ui/Button.tsx';
import { classes } from '../ui/classes.ts';
import { DialogButton } from '../ui/DialogButton.tsx';
import { fetching, later } from '../ui/Later.tsx';

const AudienceButton = later(async () => (await import('../audience/parts.ts')).AudienceButton);

interface Opener {
  open: boolean;
  onOpen: () => void;
}

interface ComposerBarProps {
  audience: AudienceHandle;
  options: Opener;
  /** What was chosen among the options, in words. */
  summary: readonly string[];
  /** How many addresses there are, in words; empty: not worth saying. */
  tally: string;
  /** Read out behind it. */
  remarks: string;
  /** Nothing is there yet. */
  isEmpty: boolean;
  /** How many come back; null: nothing was taken off. */
  restorable: number | null;
  onRestore: () => void;
  invalid: number;
  onDrop: () => void;
  onImport: () => void;
}

/** Below the field: where it goes, with what, and what else can be done. */
export function ComposerBar(props: ComposerBarProps): ReactNode {
  const { audience, options, summary, tally, isEmpty, remarks, restorable, invalid } = props;
  useAudienceKey(audience);
  const hint = isEmpty && !audience.isOffered ? inviteCopy.shortHint : '';
  return (
    <div className="composer-bar">
      {audience.isOffered ? (
        <Suspense fallback={fetching}>
          <AudienceButton audience={audience} />
        </Suspense>
      ) : null}
      <DialogButton {...options}>
        {optionsCopy.disclosure}
        {summary.length > 0 ? <span className="disclosure-summary">{summary.join(' · ')}</span> : null}
      </DialogButton>
      <span className={classes('composer-tally', tally === '' && 'composer-hint')}>
        {tally === '' ? hint : null}
        <span role="status">
          {tally}
          <span className="visually-hidden">{remarks}</span>
        </span>
      </span>
      {restorable === null ? null : (
        <Button look="quiet" aria-keyshortcuts="Control+Z" onClick={props.onRestore}>
          {inviteCopy.restore(restorable)}
        </Button>
      )}
      {invalid > 0 ? (
        <Button look="quiet" onClick={props.onDrop}>
          {inviteCopy.removeInvalid}
        </Button>
      ) : (
        <Button look="quiet" onClick={props.onImport}>
          {importCopy.open}
        </Button>
      )}
    </div>
  );
}
