/** Keys that work wherever no text is being typed. */
import { useLayoutEffect, useRef } from 'react';

/** By `KeyboardEvent.key`; `mod+` stands for Ctrl, or Command on a Mac, and works in text fields too. */
export type Shortcuts = Record<string, () => void>;

/** A field that is empty may name keys with which nothing that belongs into it begins (`data-empty-keys`). */
function isTyping(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLTextAreaElement && target.value === '') {
    return !target.dataset['emptyKeys']?.includes(key);
  }
  // Nothing is typed into a switch between lists.
  return target.matches('input:not([type="radio"]), textarea, select, [contenteditable]');
}

/** A dialog or the account panel is open and has the keyboard. */
function isCovered(): boolean {
  return document.querySelector('dialog[open], :popover-open') !== null;
}

export function useShortcuts(shortcuts: Shortcuts): void {
  const newest = useRef(shortcuts);
  newest.current = shortcuts;
  useLayoutEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      const mod = event.ctrlKey || event.metaKey;
      if (
        event.defaultPrevented ||
        event.altKey ||
        isCovered() ||
        (!mod && isTyping(event.target, event.key))
      )
        return;
      const act = newest.current[mod ? `mod+${event.key}` : event.key];
      if (!act) return;
      event.preventDefault();
      act();
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}
