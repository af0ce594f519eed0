/** Quitting waits for the core to write down what is under way, and not forever. */
import { app } from 'electron';
import { errorName } from '../fault-facts.ts';
import type { Clock, Log } from '../ports.ts';

/** Milliseconds. What is not written by then was written when it was queued. */
const longestStop = 5000;

/** Resolves when `stop` has ended or the time is up; never rejects. */
async function stopWithin(clock: Clock, stop: () => Promise<void>, log: Log): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const callOff = clock.after(longestStop, () => {
    log.warn('quit.slow');
    resolve();
  });
  stop()
    .catch((error: unknown) => log.error('quit.failed', { error: errorName(error) }))
    .finally(resolve);
  await promise;
  callOff();
}

/** However quitting began (menu, system, update), `stop` has its time first. */
export function quitCleanly(clock: Clock, stop: () => Promise<void>, log: Log): void {
  let phase: 'running' | 'stopping' | 'stopped' = 'running';
  app.on('before-quit', (event) => {
    if (phase === 'stopped') return;
    event.preventDefault();
    if (phase === 'stopping') return;
    phase = 'stopping';
    void stopWithin(clock, stop, log).then(() => {
      phase = 'stopped';
      app.quit();
    });
  });
  // Windows ends a session without `before-quit`. Where there is no popup nobody hears of it, and nothing is lost: what
  // is under way was written before it was begun.
  app.on('browser-window-created', (_event, window) => {
    window.on('session-end', () => {
      if (phase !== 'running') return;
      phase = 'stopping';
      log.info('quit.session-end');
      void stopWithin(clock, stop, log).then(() => {
        phase = 'stopped';
      });
    });
  });
  // A tray application lives on without a window.
  app.on('window-all-closed', () => undefined);
}
