/** Leads to the item that a notification was about. */
import { type RefObject, useEffect, useEffectEvent } from 'react';
import type { ErrandOf } from '../shell/errand-context.ts';

/** What a notification led to, to be shown with its Retry focused, and once that is done. */
export interface Wanted {
  errand: ErrandOf<'queue'> | null;
  onShown: () => void;
}

/** Once for each errand, as soon as what it wants is there. What is done comes last in a line, after what is read. */
export function useWantedFocus(
  { errand, onShown }: Wanted,
  there: boolean,
  place: RefObject<HTMLElement | null>,
): void {
  const shown = useEffectEvent(onShown);
  useEffect(() => {
    if (errand === null || !there) return;
    place.current?.scrollIntoView({ block: 'center' });
    ([...(place.current?.querySelectorAll('button') ?? [])].at(-1) ?? place.current)?.focus();
    shown();
  }, [errand, there, place]);
}
