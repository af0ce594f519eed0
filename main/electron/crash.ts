/** What happens when Guestlist itself breaks: it is logged, said, and the way on is one click. */
import { app, dialog, shell } from 'electron';
import { errorName, errorPlace } from '../fault-facts.ts';
import type { Log } from '../ports.ts';
import type { Popup } from './popup/popup.ts';
import { startAgain } from './restart.ts';

const crashButtons = ['Restart Guestlist', 'Show the log', 'Quit'] as const;

async function tell(logFile: string): Promise<void> {
  const { response } = await dialog.showMessageBox({
    type: 'error',
    message: 'Guestlist met a fault and has to restart.',
    detail:
      'Nothing that you queued is lost: it goes on after the restart. If this happens again, the log tells ' +
      `what went wrong; it holds no keys and no addresses.\n\n${logFile}`,
    buttons: [...crashButtons],
    defaultId: 0,
    cancelId: 2,
  });
  if (response === 1) shell.showItemInFolder(logFile);
  if (response === 0) startAgain();
  app.quit();
}

/** From the first line on. One fault is told once, whatever follows from it. */
export function watchMain(log: Log, logFile: string): void {
  let told = false;
  const crashed = (error: unknown) => {
    log.error('crash', { error: errorName(error), at: errorPlace(error) });
    if (told) return;
    told = true;
    void app.whenReady().then(() => tell(logFile));
  };
  process.on('uncaughtException', crashed);
  process.on('unhandledRejection', crashed);
}

/** Milliseconds within which a second crash of the page is no accident any more. */
const again = 60_000;

/** A page that died is made anew, once; then a person is asked. Main holds the truth, so nothing is lost. */
export function watchPage(popup: Popup, now: () => number, log: Log, logFile: string): void {
  let last = Number.NEGATIVE_INFINITY;
  app.on('render-process-gone', (_event, contents, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    log.error('page.gone', { reason, exitCode });
    if (contents.id !== popup.contents()?.id) return;
    const visible = popup.isVisible();
    popup.discard();
    if (now() - last < again) void tell(logFile);
    else if (visible) void popup.open();
    last = now();
  });
  app.on('child-process-gone', (_event, { type, reason }) => log.warn('child.gone', { type, reason }));
}
