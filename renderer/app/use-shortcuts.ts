/** Keys that work wherever no text is being typed. */
import { useEffect, useRef } from 'react';

/** By `KeyboardEvent.key`; `mod+` stands for Ctrl, or Command on a Mac, and works in text fields too. */
export type Shortcuts = Record<string, () => void>;

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
}

/** A dialog or the account panel is open and has the keyboard. */
function isCovered(): boolean {
  return document.querySelector('dialog[open], :popover-open') !== null;
}

export function useShortcuts(shortcuts: Shortcuts): void {
  const newest = useRef(shortcuts);
  newest.current = shortcuts;
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      const mod = event.ctrlKey || event.metaKey;
      if (event.defaultPrevented || event.altKey || isCovered() || (!mod && isTyping(event.target))) return;
      const act = newest.current[mod ? `mod+${event.key}` : event.key];
      if (!act) return;
      event.preventDefault();
      act();
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}
