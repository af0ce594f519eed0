/** Milliseconds that a page which paints nothing, as a hidden one, waits for its painting. */
const longestPaintMs = 250;

/**
 * Does what can wait once the next frame is painted and the page has nothing else to do, after `longestMs` at the
 * latest: an idle moment comes before a painting too, and what is done in it makes a person wait for it. Returns the
 * function that calls it off.
 */
export function whenIdle(act: () => void, longestMs: number): () => void {
  let called = false;
  let idle: number | undefined;
  const painted = () => {
    if (called) return;
    called = true;
    cancelAnimationFrame(frame);
    clearTimeout(hidden);
    idle = requestIdleCallback(act, { timeout: longestMs });
  };
  // A frame is painted between its callbacks and the next task.
  const frame = requestAnimationFrame(() => setTimeout(painted));
  const hidden = setTimeout(painted, longestPaintMs);
  return () => {
    called = true;
    cancelAnimationFrame(frame);
    clearTimeout(hidden);
    if (idle !== undefined) cancelIdleCallback(idle);
  };
}
