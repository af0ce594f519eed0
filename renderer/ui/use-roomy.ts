/** Whether the page is wide enough for two columns (the same width as in the style sheets). */
import { useSyncExternalStore } from 'react';

const query = '(width >= 60rem)';

export function useRoomy(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    () => matchMedia(query).matches,
  );
}
