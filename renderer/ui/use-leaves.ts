/** What has been said for long enough goes by itself, unless somebody is at it. */
import { type ComponentProps, useEffect, useRef, useState } from 'react';

type Holding = Pick<ComponentProps<'div'>, 'onPointerEnter' | 'onPointerLeave' | 'onFocus' | 'onBlur'>;

/** Time counts only while somebody may be reading. */
const lookedAt = (): boolean => !document.hidden && document.hasFocus();

/**
 * `onLeave` is called once the page was looked at for `seconds`, neither pointed at nor with the focus in what the
 * answer is spread on. `leaves`: it may.
 */
export function useLeaves(leaves: boolean, seconds: number, onLeave: () => void): Holding {
  const [held, setHeld] = useState(false);
  const newest = useRef(onLeave);
  newest.current = onLeave;
  const counts = leaves && !held;
  useEffect(() => {
    if (!counts) return;
    let left = seconds;
    const clock = setInterval(() => {
      if (lookedAt()) left -= 1;
      if (left <= 0) newest.current();
    }, 1000);
    return () => clearInterval(clock);
  }, [counts, seconds]);
  return {
    onPointerEnter: () => setHeld(true),
    onPointerLeave: () => setHeld(false),
    onFocus: () => setHeld(true),
    onBlur: () => setHeld(false),
  };
}
