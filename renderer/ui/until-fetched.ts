/** Parts of the page that come with a script of their own. */

/** Milliseconds between two tries, while nobody answers; the page says so itself meanwhile. */
const retryMs = 2000;

/** Loads once, when first called, and tries until it is there: a file that did not come is told by the connection. */
export function untilFetched<T>(load: () => Promise<T>): () => Promise<T> {
  let fetched: Promise<T> | null = null;
  async function fetchPart(): Promise<T> {
    for (;;) {
      try {
        return await load();
      } catch {
        await new Promise((resolve) => setTimeout(resolve, retryMs));
      }
    }
  }
  return () => {
    fetched ??= fetchPart();
    return fetched;
  };
}
