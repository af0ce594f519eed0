/**
 * One stop of Tab for a grid of rows (https://www.w3.org/WAI/ARIA/apg/patterns/grid/): arrows go from row to row, and
 * left and right to what can be done to one; the focus stays in the grid when a row goes away. A row is what has the
 * focus, so that all that is to know of it is read at once, and its keys arrive: screen readers hand letters on in a grid.
 */
import { type KeyboardEvent, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';

export interface RovingFocus {
  active: number;
  setActive(index: number): void;
  /** Moves to a row and focuses it, once it is there. */
  moveTo(index: number): void;
  onKeyDown(event: KeyboardEvent): void;
}

interface RovingOptions {
  container: RefObject<HTMLElement | null>;
  total: number;
  /** Rows that fit on a page. */
  page: () => number;
  scrollTo(index: number): void;
  /** A move with Shift held. */
  onExtend(from: number, to: number): void;
  /** ArrowUp on the first row, or no row left. */
  onLeave(): void;
}

function target(key: string, active: number, total: number, page: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return Math.min(active + 1, total - 1);
    case 'ArrowUp':
      return active - 1;
    case 'PageDown':
      return Math.min(active + page, total - 1);
    case 'PageUp':
      return Math.max(active - page, 0);
    case 'Home':
      return 0;
    case 'End':
      return total - 1;
    default:
      return null;
  }
}

/** What the arrow to a side leads to in a row: its buttons one after the other, and back to the row; null for other keys. */
function beside(key: string, at: Element | null): HTMLElement | null {
  const row = at?.closest<HTMLElement>('[role="row"]');
  if (!row || (key !== 'ArrowRight' && key !== 'ArrowLeft')) return null;
  const forwards = (key === 'ArrowRight') === (getComputedStyle(row).direction !== 'rtl');
  const places = [row, ...row.querySelectorAll<HTMLElement>('button, input')].filter((each) =>
    each.checkVisibility(),
  );
  return places[Math.max(0, places.indexOf(at as HTMLElement) + (forwards ? 1 : -1))] ?? null;
}

export function useRovingFocus({
  container,
  total,
  page,
  scrollTo,
  onExtend,
  onLeave,
}: RovingOptions): RovingFocus {
  const [stored, setActive] = useState(0);
  const wanted = useRef(false);
  const inside = useRef(false);
  const active = Math.max(0, Math.min(stored, total - 1));

  useEffect(() => {
    const remember = (event: Event) => {
      inside.current = container.current?.contains(event.target as Node) ?? false;
    };
    document.addEventListener('focusin', remember);
    document.addEventListener('pointerdown', remember);
    return () => {
      document.removeEventListener('focusin', remember);
      document.removeEventListener('pointerdown', remember);
    };
  }, [container]);

  const find = (rows: string) => container.current?.querySelector<HTMLElement>(`[role="row"]${rows}`);

  // With every render: a row that had the focus may just have gone, or one that was wanted come. Not after the render is
  // drawn, or a key that is struck meanwhile would be answered from the rows before it.
  useLayoutEffect(() => {
    const lost = inside.current && document.activeElement === document.body;
    if (!wanted.current && !lost) {
      // Rows that came or went above it: the one with the focus is another one by number.
      const at = find(':focus-within')?.ariaRowIndex;
      if (at) setActive(Number(at) - 1);
      return;
    }
    const row = find('[tabindex="0"]');
    if (row) {
      wanted.current = false;
      row.focus({ preventScroll: true });
    } else if (lost && total === 0) {
      inside.current = false;
      onLeave();
    }
  });

  function moveTo(index: number): void {
    if (total === 0) return;
    wanted.current = true;
    setActive(index);
    scrollTo(index);
    // The row may be drawn and active already, then nothing renders.
    const row = find(`[aria-rowindex="${index + 1}"]`);
    if (row && index === active) {
      wanted.current = false;
      row.focus({ preventScroll: true });
    }
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const side = event.shiftKey ? null : beside(event.key, document.activeElement);
    const next = target(event.key, active, total, page());
    if (side === null && next === null) return;
    event.preventDefault();
    side?.focus();
    if (next === null) return;
    if (event.shiftKey) onExtend(active, Math.max(0, next));
    if (next >= 0) moveTo(next);
    else if (!event.shiftKey) onLeave();
  }

  return { active, setActive, moveTo, onKeyDown };
}
