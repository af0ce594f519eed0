/** Which rows of one height are in view of a scroller: the rest of a long list is not drawn. */
import { type RefObject, useCallback, useLayoutEffect, useState } from 'react';

/** Rows drawn beyond each edge, so that a quick scroll shows no gap. */
const spare = 6;

export interface RowWindow {
  /** In view, inclusive. */
  first: number;
  last: number;
  /** Indexes to draw, in order. */
  drawn: readonly number[];
  /** Scrolls no more than it takes to show a row whole. */
  scrollTo(index: number): void;
}

/** The rows to draw, in order; `kept` is one of them wherever it is, because it holds the focus. */
export function rowsToDraw(first: number, last: number, total: number, kept: number): number[] {
  const from = Math.max(0, first - spare);
  const to = Math.min(total - 1, last + spare);
  const rows = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
  if (kept >= total || (kept >= from && kept <= to)) return rows;
  return kept < from ? [kept, ...rows] : [...rows, kept];
}

/** `height`: of a row, in CSS pixels. */
export function useRowWindow(
  scroller: RefObject<HTMLElement | null>,
  total: number,
  height: number,
  kept: number,
): RowWindow {
  const [view, setView] = useState({ first: 0, rows: 0 });

  const look = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    const first = Math.floor(element.scrollTop / height);
    const rows = Math.ceil(element.clientHeight / height);
    setView((before) => (before.first === first && before.rows === rows ? before : { first, rows }));
  }, [scroller, height]);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    look();
    element.addEventListener('scroll', look, { passive: true });
    const sizes = new ResizeObserver(look);
    sizes.observe(element);
    return () => {
      element.removeEventListener('scroll', look);
      sizes.disconnect();
    };
  }, [scroller, look]);

  function scrollTo(index: number): void {
    const element = scroller.current;
    if (!element) return;
    const top = index * height;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + height > element.scrollTop + element.clientHeight) {
      element.scrollTop = top + height - element.clientHeight;
    }
    look();
  }

  const last = Math.min(view.first + view.rows, total - 1);
  const first = Math.max(0, Math.min(view.first, last));
  return { first, last, drawn: rowsToDraw(first, last, total, kept), scrollTo };
}
