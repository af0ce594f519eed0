/** What a host says before it ends with work that is in memory only. */

/** `1 item of the queue is`, `75 items of the queue are` … */
export function unsavedWords(count: number): string {
  const items =
    count === 1 ? '1 item of the queue has' : `${count.toLocaleString('en')} items of the queue have`;
  return `${items} not gone out and cannot be kept, because there is no keychain here.`;
}
