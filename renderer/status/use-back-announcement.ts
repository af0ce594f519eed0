/** Says that what kept the list from being read is over: that it began is said by its strip, which then goes without a word. */
import { useEffect, useRef } from 'react';
import type { FailureKind } from '../../preload/failure.ts';
import type { SyncState } from '../../preload/sync.ts';
import { appCopy } from '../copy/app.ts';
import { useStatus } from './status-context.ts';

export function useBackAnnouncement(sync: SyncState | null): void {
  const { say } = useStatus();
  const before = useRef<FailureKind | null>(null);
  const failure = sync?.failure?.kind ?? null;
  useEffect(() => {
    if (before.current !== null && failure === null) {
      say(before.current === 'offline' ? appCopy.online : appCopy.readAgain, 'success');
    }
    before.current = failure;
  }, [failure, say]);
}
