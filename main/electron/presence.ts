/** Whether the person is looking at Guestlist: nothing is notified then. */
import { app, BrowserWindow } from 'electron';
import type { Presence } from '../alerts/notifier.ts';

export function createPresence(): Presence {
  return {
    hasFocus: () => BrowserWindow.getFocusedWindow() !== null,
    onChange(listener) {
      const changed = () => listener();
      app.on('browser-window-focus', changed);
      app.on('browser-window-blur', changed);
      return () => {
        app.off('browser-window-focus', changed);
        app.off('browser-window-blur', changed);
      };
    },
  };
}
