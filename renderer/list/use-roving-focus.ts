/**
 * One stop of Tab for a grid of rows (https://www.w3.org/WAI/ARIA/apg/patterns/grid/): arrows go from row to row, and
 * left and right to what can be done to one; the focus stays in the grid when a row goes away. A row is what has the
 * focus, so that all that is to know of it is read at once, and its keys arrive: screen readers hand letters on in a grid.
 */
import { type KeyboardEvent, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';

export interface RovingFocus {
  active: number;
  /**
   * Name of the row that the focus went on to by itself, until the next key; empty: the person put it where it is, or has
   * heard once that it goes on, as it does with each item of a queue that goes out.
   */
  wentOnTo: string;
  setActive(index: number): void;
  /** Moves to a row and focuses it, once it is there. */
  moveTo(index: number): void;
  onKeyDown(event: KeyboardEvent): void;
}

interface RovingOptions {
  container: RefObject<HTMLElement | null>;
  total: number;
  /** A row's id, and after a space what makes it another one in its place; undefined while it is not known. */
  keyAt: (index: number) => string | undefined;
  /** What the rows are an answer to: those of another question have nothing to do with who had the focus. */
  question: object | null;
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

/** Rows on either side of the active one that are remembered: more than are in view. */
const around = 60;

/** The row that had the focus, and who stood around it, the nearest first. */
interface Trail {
  key: string;
  at: number;
  after: string[];
  before: string[];
}

/** Null where the row there is not known. */
function trailAt(at: number, keyAt: (index: number) => string | undefined): Trail | null {
  const key = keyAt(at);
  if (key === undefined) return null;
  const side = (step: 1 | -1) =>
    Array.from({ length: around }, (_, index) => keyAt(at + step * (index + 1))).filter(
      (each) => each !== undefined,
    );
  return { key, at, after: side(1), before: side(-1) };
}

const idOf = (key: string | undefined): string | undefined => key?.split(' ')[0];

/**
 * Where the row is now. One that is gone, or has gone to another place, gives the focus to the next of those that stood
 * below it, and at the end to those above. Null: not known yet.
 */
export function placeAfter(
  { key, at, after, before }: Trail,
  total: number,
  keyAt: (index: number) => string | undefined,
): number | null {
  const places = new Map<string, number>();
  const last = Math.min(total - 1, at + around);
  for (let index = Math.max(0, at - around); index <= last; index += 1) {
    const each = keyAt(index);
    if (each !== undefined) places.set(each, index);
  }
  const now = places.get(key);
  if (now !== undefined) return now;
  if (idOf(keyAt(at)) === idOf(key)) return at;
  if (keyAt(Math.min(at, total - 1)) === undefined) return null;
  const heir = [...after, ...before].find((each) => places.has(each));
  return heir === undefined ? Math.min(at, total - 1) : (places.get(heir) ?? null);
}

export function useRovingFocus({
  container,
  total,
  keyAt,
  question,
  page,
  scrollTo,
  onExtend,
  onLeave,
}: RovingOptions): RovingFocus {
  const [stored, setActive] = useState(0);
  const wanted = useRef(false);
  const [wentOnTo, setWentOnTo] = useState('');
  /** Who had the focus is gone, or is elsewhere by now: that it is on somebody else is to be said. */
  const byItself = useRef(false);
  const told = useRef(false);
  const inside = useRef(false);
  const trail = useRef<Trail | null>(null);
  const active = Math.max(0, Math.min(stored, total - 1));

  const newest = useRef({ keyAt, question });
  const find = (rows: string) => container.current?.querySelector<HTMLElement>(`[role="row"]${rows}`);

  useEffect(() => {
    const remember = ({ target }: Event) => {
      inside.current = container.current?.contains(target as Node) ?? false;
      const row = inside.current && target instanceof Element ? target.closest('[role="row"]') : null;
      // Another row than before: from now on it is the one to follow.
      if (row) trail.current = trailAt(Number(row.ariaRowIndex) - 1, newest.current.keyAt);
    };
    document.addEventListener('focusin', remember);
    document.addEventListener('pointerdown', remember);
    return () => {
      document.removeEventListener('focusin', remember);
      document.removeEventListener('pointerdown', remember);
    };
  }, [container]);

  // With every render: a row that had the focus may just have gone, or one that was wanted come. Not after the render is
  // drawn, or a key that is struck meanwhile would be answered from the rows before it.
  useLayoutEffect(() => {
    if (newest.current.question !== question || !inside.current) trail.current = null;
    newest.current = { keyAt, question };
    if (wanted.current) {
      const row = find('[tabindex="0"]');
      wanted.current = row === undefined || row === null;
      if (row) land(row);
      return;
    }
    if (inside.current) follow(find(':focus-within'));
  });

  /** `focused`: the row that has the focus now, or what is in it. */
  function follow(focused: HTMLElement | null | undefined): void {
    const at = focused ? Number(focused.ariaRowIndex) - 1 : null;
    const here = (trail.current && placeAfter(trail.current, total, keyAt)) ?? at;
    // Rows that came or went above it: the one with the focus is another one by number.
    if (here !== null && here === at) setActive(here);
    else if (here !== null) {
      byItself.current = trail.current !== null && idOf(keyAt(here)) !== idOf(trail.current.key);
      moveTo(here);
    } else if (document.activeElement === document.body)
      find('[tabindex="0"]')?.focus({ preventScroll: true });
    trail.current = trailAt(here ?? active, keyAt) ?? trail.current;
  }

  function land(row: HTMLElement): void {
    row.focus({ preventScroll: true });
    if (!byItself.current) return;
    setWentOnTo(told.current ? '' : (row.ariaLabel ?? ''));
    byItself.current = false;
    told.current = true;
  }

  function moveTo(index: number): void {
    if (total === 0) return;
    wanted.current = true;
    setActive(index);
    scrollTo(index);
    // The row may be drawn and active already, then nothing renders.
    const row = find(`[aria-rowindex="${index + 1}"]`);
    if (row && index === active) {
      wanted.current = false;
      land(row);
    }
  }

  function onKeyDown(event: KeyboardEvent): void {
    setWentOnTo('');
    byItself.current = false;
    told.current = false;
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

  return { active, wentOnTo, setActive, moveTo, onKeyDown };
}
