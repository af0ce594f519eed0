/** What the lists have in common: rows in view of many, one of them in reach of Tab, and several selected at once. */
import {
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
} from 'react';
import { classes } from '../ui/classes.ts';
import { type RovingFocus, useRovingFocus } from './use-roving-focus.ts';
import { type RowWindow, useRowWindow } from './use-row-window.ts';
import type { Selection } from './use-selection.ts';

/** Row height in rem, so that it grows with the person's text size. */
const twoLinesRem = 2.4375;
/** Of a row of one line, in a wide page. */
export const lineRem = 2.125;

export interface ListHandle {
  /** Focuses the active row; false when there is none. */
  focus(): boolean;
}

interface GridOptions {
  rows: {
    query: object | null;
    total: number;
    cache: { need(first: number, last: number, kept: number): void };
  };
  /** See useRovingFocus. */
  keyAt: (index: number) => string | undefined;
  selection: Selection;
  /** What a key does to all that are selected. */
  keys: Readonly<Record<string, () => void>>;
  handle: RefObject<ListHandle | null>;
  /** Of a row, where it is not two lines high. */
  rowRem?: number | undefined;
  /** ArrowUp on the first row, or no row left. */
  onLeave: () => void;
}

interface Grid {
  scroller: RefObject<HTMLDivElement | null>;
  focus: RovingFocus;
  view: RowWindow;
  /** Of the element that scrolls. */
  props: {
    ref: RefObject<HTMLDivElement | null>;
    className: string;
    onKeyDownCapture: (event: KeyboardEvent) => void;
    onKeyDown: (event: KeyboardEvent) => void;
  };
}

/** What is typed into a field of a row is text. */
const isText = (target: EventTarget): boolean =>
  target instanceof HTMLInputElement && target.type !== 'checkbox';

export function useGrid({
  rows,
  keyAt,
  selection,
  keys,
  handle,
  rowRem = twoLinesRem,
  onLeave,
}: GridOptions): Grid {
  const scroller = useRef<HTMLDivElement>(null);
  const { cache, total, query } = rows;
  const focus = useRovingFocus({
    container: scroller,
    total,
    keyAt,
    question: query,
    page: () => Math.max(1, view.rows - 1),
    scrollTo: (index) => view.scrollTo(index),
    onExtend: selection.extend,
    onLeave,
  });
  // The active row stays drawn when it is scrolled away, or it would lose the focus.
  const view = useRowWindow(scroller, total, rowRem, focus.active);
  const { first, last } = view;
  const { active } = focus;
  useEffect(() => cache.need(first, last, active), [cache, first, last, active]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another question starts at its first row, before a key can move from there.
  useLayoutEffect(() => {
    if (scroller.current?.contains(document.activeElement)) focus.moveTo(0);
    else focus.setActive(0);
    view.toTop();
  }, [query]);

  const chosen = selection.selected.size > 0;
  const clear = () => {
    selection.clear();
    focus.moveTo(focus.active);
  };
  function actOf(event: KeyboardEvent): (() => void) | undefined {
    if (isText(event.target)) return undefined;
    const mod = event.ctrlKey || event.metaKey;
    if (mod && event.key === 'a') return selection.all;
    if (mod || event.altKey) return undefined;
    const onRow = event.target instanceof Element && event.target.role === 'row';
    if (event.key === ' ' && onRow) return () => selection.toggle(focus.active);
    if (!chosen) return undefined;
    return event.key === 'Escape' ? clear : keys[event.key];
  }
  /** Before the row hears them: what is selected goes before the row that has the focus. */
  function onKeyDownCapture(event: KeyboardEvent): void {
    const act = actOf(event);
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  useImperativeHandle(handle, () => ({
    focus() {
      if (total === 0) return false;
      focus.moveTo(focus.active);
      return true;
    },
  }));

  return {
    scroller,
    focus,
    view,
    props: {
      ref: scroller,
      className: classes('list-scroller', chosen && 'list-selecting'),
      onKeyDownCapture,
      onKeyDown: focus.onKeyDown,
    },
  };
}

/** Shows whoever the focus is on as soon as a page has a place beside the list: `roomy`, as of `useRoomy`. */
export function useShownBeside(roomy: boolean, list: RefObject<HTMLElement | null>, show: () => void): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a page that grows has that place anew.
  useEffect(() => {
    if (roomy && list.current?.contains(document.activeElement)) show();
  }, [roomy]);
}
