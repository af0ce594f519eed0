/** F6 goes from one part of the page to the next, Shift+F6 back, as in desktop applications with panes. */
import { useEffect } from 'react';

const canFocus = (element: Element | null): element is HTMLElement =>
  element instanceof HTMLElement && element.checkVisibility({ visibilityProperty: true });

/** Of a part: what its `data-stop` says, a list of selectors, the first that can be seen. */
function entryOf(stop: HTMLElement): HTMLElement | undefined {
  const selectors = stop.dataset['stop']?.split(', ') ?? [];
  return selectors.map((each) => stop.querySelector(each)).find(canFocus);
}

export function useStops(): void {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.key !== 'F6' || event.ctrlKey || event.altKey || document.querySelector('dialog:modal'))
        return;
      event.preventDefault();
      const stops = [...document.querySelectorAll<HTMLElement>('[data-stop]')].filter(entryOf);
      const at = stops.findIndex((stop) => stop.contains(document.activeElement));
      const next = stops.at((at + (event.shiftKey ? -1 : 1)) % stops.length);
      if (next) entryOf(next)?.focus();
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}
