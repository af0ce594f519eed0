/** Whether the page is wide enough for three panes (the same width as in the style sheets). */
import { useSyncExternalStore } from 'react';
import { surroundings, wideEnough } from './surroundings.ts';

function subscribe(changed: () => void): () => void {
  wideEnough?.addEventListener('change', changed);
  return () => wideEnough?.removeEventListener('change', changed);
}

const isRoomy = () => surroundings.roomy;

export function useRoomy(): boolean {
  return useSyncExternalStore(subscribe, isRoomy, isRoomy);
}
