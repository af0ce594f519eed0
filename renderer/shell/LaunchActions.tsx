import { type ReactNode, useCallback, useEffect, useLayoutEffect, useMemo, useState } from 'react';
import type { LaunchAction } from '../../preload/shell.ts';
import { useHost } from '../state/guestlist-context.ts';
import { stepBack } from '../ui/step-back.ts';
import { restoreView } from './kept-view.ts';
import { LaunchActionContext } from './launch-action-context.ts';

interface Kept {
  view: string | null;
}

/** A dialog or a panel is open and has the keyboard. */
function isCovered(): boolean {
  return document.querySelector('dialog[open], :popover-open') !== null;
}

/**
 * Draws what is in it as it was left. Asks main for launch actions, on opening and whenever there is a new one, and hides
 * the popup on an unused Escape.
 */
export function LaunchActions({ children }: { children: ReactNode }): ReactNode {
  const { guestlist, initial } = useHost();
  const { shell, on } = guestlist;
  const [action, setAction] = useState<LaunchAction | null>(null);
  const [restored, setRestored] = useState(() => {
    const first = initial.get<Kept>('view');
    if (first) restoreView(shell, first.view);
    return first !== null;
  });
  const finish = useCallback(() => setAction(null), []);

  useEffect(() => {
    if (restored) return;
    void shell.view({}).then((result) => {
      restoreView(shell, result.ok ? result.value.view : null);
      setRestored(true);
    });
  }, [shell, restored]);

  useEffect(() => {
    const take = () => {
      void shell
        .takeLaunchAction({})
        .then((result) => result.ok && result.value.action && setAction(result.value.action));
    };
    initial.afterDrawing(take);
    return on('shell.launchAction', take);
  }, [shell, on, initial]);

  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || isCovered() || stepBack()) return;
      void shell.hide({});
    };
    // On the window, so that whatever else has a use for the key comes first.
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [shell]);

  const waiting = useMemo(() => ({ action, finish, run: setAction }), [action, finish]);
  return <LaunchActionContext value={waiting}>{restored ? children : null}</LaunchActionContext>;
}
