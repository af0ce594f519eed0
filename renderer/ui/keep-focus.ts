/** The focus is never nowhere: when what has it goes away, the nearest thing that is still there takes it. */

/**
 * Call it once. What had the focus is tried again first, because it may only have been moved or hidden; then what it
 * stood in, from the inside to the outside: itself where it can take the focus, such as a row of the queue, or what
 * its `data-then` says, a selector for something inside it or, where there is none, for anything on the page.
 */
export function keepFocus(root: Element): void {
  let path: HTMLElement[] = [];
  document.addEventListener('focusin', (event) => {
    path = event.composedPath().filter((each) => each instanceof HTMLElement);
  });
  // A click beside everything is how a person lets go.
  document.addEventListener('pointerdown', ({ target }) => {
    if (!path[0]?.contains(target as Node)) path = [];
  });
  const isNowhere = () => document.activeElement === document.body;

  function restore(): void {
    for (const place of path) {
      if (!isNowhere()) return;
      place.focus();
      const { then } = place.dataset;
      if (!then || !isNowhere()) continue;
      const next = place.querySelector<HTMLElement>(then) ?? document.querySelector<HTMLElement>(then);
      next?.focus();
    }
  }

  // With the next frame: a view that knows better, such as the list of its rows, has put it somewhere by then.
  new MutationObserver(() => {
    if (path.length > 0 && isNowhere()) requestAnimationFrame(restore);
  }).observe(root, { childList: true, subtree: true });
}
