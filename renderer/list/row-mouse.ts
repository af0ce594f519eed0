/** What the mouse does to a row of a list: of the invitations and of the queue alike. */
import type { MouseEvent } from 'react';

interface Selecting {
  toggle: (index: number) => void;
  extend: (index: number) => void;
}

/**
 * Shift and Ctrl select, before the focus moves, so that a range begins where it was; and no text gets marked on the
 * way.
 */
export function selectByMouse(event: MouseEvent, index: number, { toggle, extend }: Selecting): void {
  const act = event.shiftKey ? extend : event.ctrlKey || event.metaKey ? toggle : null;
  if (!act || event.button !== 0) return;
  event.preventDefault();
  act(index);
  if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
}

/**
 * Whether a click is meant for the row itself: not for what lies inside with an act of its own (`inside`, a selector),
 * and not the end of marking text.
 */
export function opensRow(event: MouseEvent, inside: string): boolean {
  if (event.target instanceof Element && event.target.closest(inside)) return false;
  if (event.shiftKey || event.ctrlKey || event.metaKey) return false;
  return document.getSelection()?.isCollapsed !== false;
}
