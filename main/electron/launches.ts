/** Everything from outside that wants the popup: a second launch, a deep link, the dock. */
import { app } from 'electron';
import type { LaunchAction } from '../../preload/shell.ts';
import type { Log } from '../ports.ts';
import { type DeepLink, deepLinkIn, deepLinkScheme, parseDeepLink } from './deep-link.ts';
import { hiddenFlag } from './identity.ts';

/** A link only fills the field. Null: the link was not one of ours, and the popup opens as if there were none. */
function launchActionOf(link: DeepLink | null): LaunchAction | undefined {
  return link === null ? undefined : { kind: 'invite', text: link.email };
}

/** Null when another Guestlist runs already: it has been told, and this one must end. */
export function takeLock(): boolean {
  return app.requestSingleInstanceLock();
}

export type Open = (action?: LaunchAction) => void;

/**
 * Listens from before `ready` on, because macOS sends the link that started us at once. Returns the function that
 * starts to deliver, with what has come in until then.
 */
export function collectLaunches(): (open: Open) => void {
  let deliver: Open | null = null;
  const early: (LaunchAction | undefined)[] = [];
  const wanted: Open = (action) => {
    if (deliver) deliver(action);
    else early.push(action);
  };
  app.on('second-instance', (_event, argv) => {
    // Windows starts login items again after an update; nobody asked for a window then.
    if (!argv.includes(hiddenFlag)) wanted(launchActionOf(deepLinkIn(argv)));
  });
  app.on('open-url', (event, url) => {
    event.preventDefault();
    wanted(launchActionOf(parseDeepLink(url)));
  });
  return (open) => {
    deliver = open;
    for (const action of early.splice(0)) open(action);
  };
}

/** The link that this very process was started with, on Windows and Linux. */
export function ownLaunchAction(argv: readonly string[]): LaunchAction | undefined {
  return launchActionOf(deepLinkIn(argv));
}

/**
 * Windows alone is told at run time, and only when installed: an unpackaged run would register the bare Electron binary
 * for everybody's links. macOS and Linux read the bundle and the desktop entry; asked again at every start they would
 * undo what the person chose since.
 */
export function registerDeepLinks(platform: NodeJS.Platform, log: Log): void {
  if (platform !== 'win32' || !app.isPackaged) return;
  if (!app.setAsDefaultProtocolClient(deepLinkScheme)) log.warn('links.unregistered');
}
