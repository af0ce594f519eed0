/** Puts plain words on the clipboard; never a key or an invitation link, which the page does not have. */
import { useCallback } from 'react';
import { appCopy } from '../copy/app.ts';
import { useStatus } from '../status/status-context.ts';

/** Copies, and says whether that worked: a host may forbid it. */
export function useCopy(): (text: string, said?: string) => void {
  const { say } = useStatus();
  return useCallback(
    (text, said = appCopy.copied) => {
      navigator.clipboard.writeText(text).then(
        () => say(said),
        () => say(appCopy.copyFailed, 'problem'),
      );
    },
    [say],
  );
}
