/**
 * What runs inside the page, sent to Chromium as text: nothing from outside these functions. A frame has been painted
 * when a message that was posted in its animation callback arrives: rendering comes between the two
 * (https://html.spec.whatwg.org/multipage/webappapis.html#update-the-rendering).
 */

declare global {
  interface Window {
    /** Milliseconds from the start of the navigation until the first rows were painted. */
    firstRowsPainted: Promise<number>;
    /** The same until rows were painted that can be clicked: the page has taken the place of its drawing. */
    liveRowsPainted: Promise<number>;
    /** Milliseconds from the start of the navigation until the document, as it came, was painted. */
    documentPainted: Promise<number>;
    /** Before a key is pressed: a call may come to the page after the key that was sent after it. */
    watchNextKey: () => void;
    /** Resolves with the milliseconds of that key; null when it changed no row within a second. */
    keyPainted: Promise<number | null>;
  }
}

export function watchDocument(): void {
  const { promise, resolve } = Promise.withResolvers<number>();
  window.documentPainted = promise;
  document.addEventListener('DOMContentLoaded', () =>
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => resolve(performance.now());
      channel.port2.postMessage(null);
    }),
  );
}

export function watchFirstRows(): void {
  const painted = (selector: string) => {
    const { promise, resolve } = Promise.withResolvers<number>();
    const observer = new MutationObserver(() => {
      if (!document.querySelector(selector)) return;
      observer.disconnect();
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => resolve(performance.now());
        channel.port2.postMessage(null);
      });
    });
    observer.observe(document, { childList: true, subtree: true });
    return promise;
  };
  window.firstRowsPainted = painted('[aria-label="Invitations"] > *');
  window.liveRowsPainted = painted('#root [aria-label="Invitations"] > *');
}

export function watchKeys(): void {
  let pressedAt: number | null = null;
  let totalBefore: string | null = null;
  let settle: ((ms: number | null) => void) | null = null;

  const field = () => document.querySelector<HTMLInputElement>('input[type="search"]')?.value.toLowerCase();
  // A build of before the list was a grid has `aria-setsize` on its rows.
  const rows = () => [...document.querySelectorAll('[aria-label="Invitations"] > *')];
  const total = () => rows()[0]?.parentElement?.ariaRowCount ?? rows()[0]?.ariaSetSize ?? null;
  /**
   * All rows belong to what stands in the field, and it is another number of them: those of the question before belong
   * to a shorter one as well, and change on their own.
   */
  const isCurrent = () =>
    rows().length > 0 &&
    total() !== totalBefore &&
    rows().every((row) =>
      row
        .getAttribute('aria-label')
        ?.toLowerCase()
        .includes(field() ?? ''),
    );

  const onKeyDown = ({ timeStamp }: KeyboardEvent) => {
    pressedAt = timeStamp;
    totalBefore = total();
  };
  window.addEventListener('keydown', onKeyDown, { capture: true });
  const observer = new MutationObserver((changes) => {
    const inList = changes.some(({ target }) => (target as Element).closest?.('[aria-label="Invitations"]'));
    if (pressedAt === null || settle === null || !inList || !isCurrent()) return;
    const [begin, done] = [pressedAt, settle];
    pressedAt = null;
    settle = null;
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => done(performance.now() - begin);
      channel.port2.postMessage(null);
    });
  });
  observer.observe(document.body, { childList: true, subtree: true, attributes: true });
  window.watchNextKey = () => {
    window.keyPainted = new Promise((resolve) => {
      settle = resolve;
      setTimeout(() => resolve(null), 1000);
    });
  };
}
