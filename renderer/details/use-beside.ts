/** Details that lie over a narrow list, and stand beside a wide one. */
import { useEffect, useState } from 'react';
import { usePane } from '../ui/pane-context.ts';
import { giveWay } from '../ui/step-back.ts';

/**
 * How somebody came to them. `inside`: by key, so the focus goes there. `beside`: the focus stays in the list where they
 * stand next to it. `passing`: by walking through the list, so that they are only shown where there is room for both.
 */
export type Looking = 'inside' | 'beside' | 'passing';

/** The newest of them once the cursor rests, at once where somebody asked. */
export function useRested<Inspected extends { how: Looking }>(inspected: Inspected | null): Inspected | null {
  const [rested, setRested] = useState(inspected);
  const passes = inspected?.how === 'passing' && rested !== null;
  useEffect(() => {
    if (!passes) return setRested(inspected);
    const timer = setTimeout(() => setRested(inspected), restMs);
    return () => clearTimeout(timer);
  }, [inspected, passes]);
  return passes ? rested : inspected;
}

interface Beside {
  /** They stand next to the list. */
  beside: boolean;
  open: boolean;
}

/** Milliseconds that the cursor rests on a row before main is asked for its details: a key that is held passes by faster. */
const restMs = 120;

/** `inspected`: what is looked at; a new object each time somebody asks. */
export function useBeside(inspected: { how: Looking } | null): Beside {
  const beside = usePane().place !== null;
  const asked = inspected && inspected.how !== 'passing' ? inspected : null;
  // What stands in their place gives way to whom somebody asks for.
  useEffect(() => {
    if (!beside || !asked) return;
    giveWay();
    if (asked.how !== 'inside') return;
    document.querySelector<HTMLElement>('.pane .sheet-host:first-child .modal-title')?.focus();
  }, [beside, asked]);
  return { beside, open: (beside ? inspected : asked) !== null };
}
