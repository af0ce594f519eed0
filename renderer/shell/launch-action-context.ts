/** Why the popup was opened, handed to the one view that can do something about it. */
import { createContext, useContext, useEffect, useRef } from 'react';
import type { LaunchAction } from '../../preload/shell.ts';

export type LaunchActionOf<K extends LaunchAction['kind']> = Extract<LaunchAction, { kind: K }>;

interface Waiting {
  action: LaunchAction | null;
  finish: () => void;
  /** Does what a launch action from outside would do. */
  run: (action: LaunchAction) => void;
}

export const LaunchActionContext = createContext<Waiting>({
  action: null,
  finish: () => undefined,
  run: () => undefined,
});

export function useRunLaunchAction(): (action: LaunchAction) => void {
  return useContext(LaunchActionContext).run;
}

/** `accountId`: of what is shown here. A launch action for another account waits until that one is. */
export function useLaunchAction<K extends LaunchAction['kind']>(
  kind: K,
  act: (action: LaunchActionOf<K>) => void,
  accountId: string | null = null,
): void {
  const { action, finish } = useContext(LaunchActionContext);
  const newest = useRef(act);
  newest.current = act;
  useEffect(() => {
    if (action?.kind !== kind) return;
    if ('accountId' in action && action.accountId !== undefined && action.accountId !== accountId) return;
    finish();
    newest.current(action as LaunchActionOf<K>);
  }, [action, finish, kind, accountId]);
}
