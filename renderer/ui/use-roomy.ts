/** Whether the page is wide enough for three panes (the same width as in the style sheets). */
import { useSyncExternalStore } from 'react';

const wide = matchMedia('(width >= 56.25rem)');

function subscribe(changed: () => void): () => void {
  wide.addEventListener('change', changed);
  return () => wide.removeEventListener('change', changed);
}

export function useRoomy(): boolean {
  return useSyncExternalStore(subscribe, () => wide.matches);
}
