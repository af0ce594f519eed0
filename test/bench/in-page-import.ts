/** What the import's measure runs inside the page: see in-page.ts for when a frame counts as painted. */

declare global {
  interface Window {
    /** Drops the file; milliseconds until its first rows and their number are painted. */
    dropPainted: () => Promise<number>;
    /** Uses a column as something; milliseconds until the sheet says `until` (a pattern), with rows beside it. */
    choicePainted: (column: string, meaning: string, until: string) => Promise<number>;
  }
}

export function watchImport(text: string): void {
  // In its sheet or its pane: the number of those who are ready stands over the preview, where it is read out.
  const words = () => document.querySelector('.import-preview')?.parentElement?.textContent ?? '';
  const hasRows = () => document.querySelector('.rows-list > li') !== null;

  /** Resolves when something is so and the frame with it is painted. */
  const painted = (begin: number, isSo: () => boolean) =>
    new Promise<number>((resolve) => {
      const observer = new MutationObserver(look);
      function look(): void {
        if (!isSo()) return;
        observer.disconnect();
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => resolve(performance.now() - begin);
          channel.port2.postMessage(null);
        });
      }
      observer.observe(document.body, {
        childList: true,
        subtree: true,
        characterData: true,
        attributes: true,
      });
      look();
    });

  window.dropPainted = () => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], 'people.csv'));
    const begin = performance.now();
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    return painted(begin, () => hasRows() && words().includes('ready to invite'));
  };
  window.choicePainted = (column, meaning, until) => {
    const select = document.querySelector<HTMLSelectElement>(`select[aria-label="Use “${column}” as"]`);
    if (!select) throw new Error(`There is no column ${column}.`);
    // React listens to the element's own setter, which a person's choice does not go through.
    Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'value')?.set?.call(select, meaning);
    const begin = performance.now();
    select.dispatchEvent(new Event('change', { bubbles: true }));
    const pattern = new RegExp(until, 'u');
    return painted(begin, () => hasRows() && pattern.test(words()));
  };
}
