/** A window shows the page that main loaded and nothing else, ever (checklist items 12, 13 and 14). */
import type { App, WebContents } from 'electron';
import type { Log } from '../../ports.ts';
import { appUrl } from './app-origin.ts';

type Contents = Pick<WebContents, 'on' | 'setWindowOpenHandler'>;

/** A reload, which to Electron is a navigation like any other: the page again, in its own place, with nothing added. */
function isReload({ url, isMainFrame }: { url: string; isMainFrame: boolean }): boolean {
  return isMainFrame && url === appUrl;
}

/** Refuses whatever would leave the page: navigation, redirect, frames, new windows, `<webview>`. */
export function confine(contents: Contents, log: Log): void {
  // Only the fact is logged: an address that a page tried may carry what it wanted to smuggle out.
  const refuse = (what: string) => log.warn('window.refused', { what });
  contents.on('will-navigate', (event) => {
    if (isReload(event)) return;
    event.preventDefault();
    refuse('navigation');
  });
  contents.on('will-frame-navigate', (event) => {
    if (isReload(event)) return;
    event.preventDefault();
    refuse('frame navigation');
  });
  contents.on('will-redirect', (event) => {
    event.preventDefault();
    refuse('redirect');
  });
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
    refuse('webview');
  });
  contents.setWindowOpenHandler(() => {
    refuse('new window');
    return { action: 'deny' };
  });
}

/** For every web contents there will ever be, also those that we did not mean to create. */
export function confineAll(app: Pick<App, 'on'>, log: Log): void {
  app.on('web-contents-created', (_event, contents) => confine(contents, log));
}
