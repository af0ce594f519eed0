/** The focus goes to the rows once there are some: where they were left for want of any, or asked for too early. */
import { type RefObject, useEffect, useImperativeHandle, useLayoutEffect, useRef } from 'react';
import type { ListHandle } from './use-grid.ts';

/**
 * `list` can be asked for the focus whether there are rows or not; given back is what the rows themselves are to take.
 * Whatever the person does meanwhile ends the wish.
 */
export function useFocusBack(
  list: RefObject<ListHandle | null>,
  total: number,
): RefObject<ListHandle | null> {
  const rows = useRef<ListHandle>(null);
  const wished = useRef(false);
  const onRow = useRef(false);

  useEffect(() => {
    const forget = () => {
      wished.current = false;
    };
    const remember = ({ target }: Event) => {
      onRow.current = target instanceof Element && target.closest('[role="grid"]') !== null;
    };
    // On the way down: the key that makes the wish has passed by then.
    document.addEventListener('keydown', forget, true);
    document.addEventListener('pointerdown', forget, true);
    document.addEventListener('focusin', remember);
    return () => {
      document.removeEventListener('keydown', forget, true);
      document.removeEventListener('pointerdown', forget, true);
      document.removeEventListener('focusin', remember);
    };
  }, []);

  useImperativeHandle(list, () => ({
    focus() {
      if (rows.current?.focus()) return true;
      wished.current = true;
      return false;
    },
  }));

  useLayoutEffect(() => {
    if (total === 0 && onRow.current && document.activeElement === document.body) wished.current = true;
    else if (wished.current && rows.current?.focus()) wished.current = false;
  });
  return rows;
}
