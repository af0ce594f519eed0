import { type RefObject, useEffect, useRef } from 'react';

/** Whenever `mode` changes and what had the focus is gone, the first button inside takes it. */
export function useKeptFocus(mode: unknown): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null);
  const before = useRef(mode);
  useEffect(() => {
    if (before.current !== mode && document.activeElement === document.body) {
      place.current?.querySelector('button')?.focus();
    }
    before.current = mode;
  }, [mode]);
  return place;
}
