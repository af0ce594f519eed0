/** Where the application stands between its start and its end; what only `app` may move on. */

const ready = Promise.withResolvers<void>();

export const life = {
  isReady: false,
  isQuitting: false,
  ready: ready.promise,
};

const onReady: (() => void)[] = [];

/** What has to happen right before `ready` is announced. */
export function beforeReady(task: () => void): void {
  onReady.push(task);
}

/** The entry module has run, its top-level awaits included: electron/lib/browser/init.ts, `appCodeLoaded`. */
export function appCodeLoaded(): void {
  if (life.isReady) return;
  setImmediate(() => {
    life.isReady = true;
    for (const task of onReady) task();
    ready.resolve();
  });
}

/** Throws as Electron's modules do that only work after `ready`. */
export function needsReady(message: string): void {
  if (!life.isReady) throw new Error(message);
}
