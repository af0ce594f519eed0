import type { ReactNode } from 'react';
import type { Failure, FailureKind } from '../../preload/failure.ts';
import { FailureNote } from '../ui/FailureNote.tsx';

/** States that end by themselves are told without alarm. */
const calm: readonly FailureKind[] = ['offline', 'rate-limited', 'clerk-down', 'timeout'];

interface SyncNoteProps {
  failure: Failure;
  onRefresh: () => void;
  onReplaceKey: () => void;
}

/** Why the list cannot be brought up to date, over the list that is still there. */
export function SyncNote({ failure, onRefresh, onReplaceKey }: SyncNoteProps): ReactNode {
  return (
    <FailureNote
      failure={failure}
      situation="sync"
      tone={calm.includes(failure.kind) ? 'calm' : 'alarm'}
      actions={{ 'try-again': onRefresh, 'replace-key': onReplaceKey }}
    />
  );
}
