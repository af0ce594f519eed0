import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { FailureKind } from '../../preload/failure.ts';
import type { SyncState } from '../../preload/sync.ts';
import { actionLabels, describeFailure, type FailureAction } from '../copy/failure.ts';
import { useNow } from '../state/use-now.ts';
import { Button } from '../ui/Button.tsx';
import { CopyDetails } from '../ui/CopyDetails.tsx';
import { Fold } from '../ui/Fold.tsx';
import './sync-note.css';

/** States that end by themselves are told without alarm. */
const calm: readonly FailureKind[] = ['offline', 'rate-limited', 'clerk-down', 'timeout'];

interface SyncNoteProps {
  sync: SyncState;
  onRefresh: () => void;
  onReplaceKey: () => void;
}

/** Why the list cannot be brought up to date, in one line over the list that is still there. */
export function SyncNote({ sync, onRefresh, onReplaceKey }: SyncNoteProps): ReactNode {
  const now = useNow(30_000);
  const { failure, lastSyncAt } = sync;
  if (!failure) return null;
  const words = describeFailure(failure, lastSyncAt === null ? 'first-sync' : 'sync', now);
  const acts: Partial<Record<FailureAction, () => void>> = {
    'try-again': onRefresh,
    'replace-key': onReplaceKey,
  };
  const act = words.action ? acts[words.action] : undefined;
  const tone = calm.includes(failure.kind) ? 'calm' : 'alarm';
  return (
    <div className={`strip sync-note note-${tone}`} role="alert">
      <CircleAlert aria-hidden size={14} className="strip-icon" />
      <Fold title={words.title} text={[words.explanation, words.kept].filter(Boolean).join(' ')}>
        {words.details.length > 0 ? (
          <>
            <pre>{words.details.join('\n')}</pre>
            <CopyDetails words={words} />
          </>
        ) : null}
      </Fold>
      {words.action && act ? (
        <Button look="quiet" onClick={act}>
          {actionLabels[words.action]}
        </Button>
      ) : null}
    </div>
  );
}
