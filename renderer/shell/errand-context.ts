/** Why the popup was opened, handed to the one view that can do something about it. */
import { createContext, useContext, useEffect, useRef } from 'react';
import type { Errand } from '../../preload/shell.ts';

export type ErrandOf<K extends Errand['kind']> = Extract<Errand, { kind: K }>;

interface Waiting {
  errand: Errand | null;
  finish: () => void;
  /** Does what an errand from outside would do. */
  run: (errand: Errand) => void;
}

export const ErrandContext = createContext<Waiting>({
  errand: null,
  finish: () => undefined,
  run: () => undefined,
});

export function useRunErrand(): (errand: Errand) => void {
  return useContext(ErrandContext).run;
}

/** `accountId`: of what is shown here. An errand for another account waits until that one is. */
export function useErrand<K extends Errand['kind']>(
  kind: K,
  act: (errand: ErrandOf<K>) => void,
  accountId: string | null = null,
): void {
  const { errand, finish } = useContext(ErrandContext);
  const newest = useRef(act);
  newest.current = act;
  useEffect(() => {
    if (errand?.kind !== kind) return;
    if ('accountId' in errand && errand.accountId !== undefined && errand.accountId !== accountId) return;
    finish();
    newest.current(errand as ErrandOf<K>);
  }, [errand, finish, kind, accountId]);
}
