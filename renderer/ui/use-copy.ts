/** Puts plain words on the clipboard; never a key or an invitation link, which the page does not have. */
import { useCallback } from 'react';
import { appCopy } from '../copy/app.ts';
import { useGuestlist } from '../state/guestlist-context.ts';
import { useStatus } from '../status/status-context.ts';

/** Copies, and says whether that worked: a host may forbid it. */
export function useCopy(): (text: string, said?: string) => Promise<void> {
  const { shell } = useGuestlist();
  const { say } = useStatus();
  return useCallback(
    async (text, said = appCopy.copied) => {
      const { ok } = await shell.copyText({ text });
      if (ok) say(said);
      else say(appCopy.copyFailed, 'problem');
    },
    [shell, say],
  );
}
