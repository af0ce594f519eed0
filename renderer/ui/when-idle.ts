import { afterPainting } from './painted.ts';

/**
 * Does what can wait once the next frame is painted and the page has nothing else to do, after `longestMs` at the
 * latest: an idle moment comes before a painting too, and what is done in it makes a person wait for it. Returns the
 * function that calls it off.
 */
export function whenIdle(act: () => void, longestMs: number): () => void {
  let idle: number | undefined;
  const callOff = afterPainting(() => {
    idle = requestIdleCallback(act, { timeout: longestMs });
  });
  return () => {
    callOff();
    if (idle !== undefined) cancelIdleCallback(idle);
  };
}
