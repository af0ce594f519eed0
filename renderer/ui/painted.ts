/** Milliseconds that a page which paints nothing, as a hidden one, waits for its painting. */
const longestPaintMs = 250;

/** Acts once the next frame is painted: that is between its callbacks and the next task. Returns the function that calls it off. */
export function afterPainting(act: () => void): () => void {
  const once = () => {
    callOff();
    act();
  };
  const frame = requestAnimationFrame(() => {
    inFrame = setTimeout(once);
  });
  let inFrame: ReturnType<typeof setTimeout> | undefined;
  const hidden = setTimeout(once, longestPaintMs);
  function callOff(): void {
    cancelAnimationFrame(frame);
    clearTimeout(inFrame);
    clearTimeout(hidden);
  }
  return callOff;
}
