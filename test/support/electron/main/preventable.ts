/** Electron's events can be refused by whoever hears them. */
import type { Event } from 'electron';

export function preventable(): { event: Event; prevented: () => boolean } {
  let refused = false;
  const event: Event = {
    preventDefault() {
      refused = true;
    },
    get defaultPrevented() {
      return refused;
    },
  };
  return { event, prevented: () => refused };
}
