/** What Escape puts away, one at a time, where nothing nearer has a use for the key: the newest first. */
import { useEffect, useRef } from 'react';

interface Step {
  back: () => void;
  /** It stands in the pane of a wide page, and gives way to somebody who is looked at. */
  yields: boolean;
}

const steps = new Set<Step>();

/** Open while `back` is not null. */
export function useStepBack(back: (() => void) | null, yields = false): void {
  const newest = useRef(back);
  newest.current = back;
  const open = back !== null;
  useEffect(() => {
    if (!open) return;
    const step: Step = { back: () => newest.current?.(), yields };
    steps.add(step);
    return () => {
      steps.delete(step);
    };
  }, [open, yields]);
}

/** False when there is nothing to put away. */
export function stepBack(): boolean {
  const step = [...steps].at(-1);
  step?.back();
  return step !== undefined;
}

/** Makes room in the pane. */
export function giveWay(): void {
  for (const { back, yields } of steps) if (yields) back();
}
