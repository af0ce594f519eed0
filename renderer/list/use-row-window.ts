/** Which rows of one height are in view of a scroller: the rest of a long list is not drawn. */
import { type RefObject, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { surroundings } from '../ui/surroundings.ts';

/** Rows drawn beyond each edge, so that a quick scroll shows no gap; each of them makes a search wait longer. */
const spare = 3;

export interface RowWindow {
  /** That fit into the scroller. */
  rows: number;
  /** Of a row, in CSS pixels. */
  height: number;
  /** In view or near it, inclusive. */
  first: number;
  last: number;
  /** Indexes to draw, in order; the same array while nothing changes. */
  drawn: readonly number[];
  /** Scrolls no more than it takes to show a row whole. */
  scrollTo(index: number): void;
  toTop(): void;
}

/** The rows to draw, in order; `kept` is one of them wherever it is, because it holds the focus. */
export function rowsToDraw(first: number, last: number, total: number, kept: number): number[] {
  const from = Math.max(0, first - spare);
  const to = Math.min(total - 1, last + spare);
  const rows = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
  if (kept >= total || (kept >= from && kept <= to)) return rows;
  return kept < from ? [kept, ...rows] : [...rows, kept];
}

/** Before anything is measured: a list of half the window's height, as in the popup. */
function firstGuess(rowRem: number): View {
  const height = Math.round(rowRem * surroundings.rem);
  return { first: 0, rows: Math.ceil(surroundings.height / 2 / height), height };
}

interface View {
  first: number;
  rows: number;
  height: number;
}

/**
 * `rowRem`: height of a row. Sizes are read when the browser has laid out the page, by its own account, and never in
 * the middle of a drawing: that would make it lay out twice.
 */
export function useRowWindow(
  scroller: RefObject<HTMLElement | null>,
  total: number,
  rowRem: number,
  kept: number,
): RowWindow {
  const [view, setView] = useState(() => firstGuess(rowRem));
  const { height } = view;
  const scrolled = useRef(0);

  const look = useCallback((part: Partial<View>) => {
    setView((before) => {
      const now = { ...before, ...part };
      now.first = Math.floor(scrolled.current / now.height);
      const same = now.first === before.first && now.rows === before.rows && now.height === before.height;
      return same ? before : now;
    });
  }, []);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const onScroll = () => {
      scrolled.current = element.scrollTop;
      look({});
    };
    const sizes = new ResizeObserver(() => {
      const rowHeight = Math.round(rowRem * surroundings.rem);
      look({ height: rowHeight, rows: Math.ceil(element.clientHeight / rowHeight) });
    });
    element.addEventListener('scroll', onScroll, { passive: true });
    sizes.observe(element);
    return () => {
      element.removeEventListener('scroll', onScroll);
      sizes.disconnect();
    };
  }, [scroller, rowRem, look]);

  function scrollTo(index: number): void {
    const element = scroller.current;
    if (!element) return;
    const top = index * height;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + height > element.scrollTop + element.clientHeight) {
      element.scrollTop = top + height - element.clientHeight;
    }
    scrolled.current = element.scrollTop;
    look({});
  }

  function toTop(): void {
    if (scrolled.current !== 0) scroller.current?.scrollTo(0, 0);
  }

  const last = Math.min(view.first + view.rows, total - 1);
  const first = Math.max(0, Math.min(view.first, last));
  const drawn = useMemo(() => rowsToDraw(first, last, total, kept), [first, last, total, kept]);
  return {
    rows: view.rows,
    height,
    first: Math.max(0, first - spare),
    last: Math.min(total - 1, last + spare),
    drawn,
    scrollTo,
    toTop,
  };
}
