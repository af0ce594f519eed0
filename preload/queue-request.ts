/** Enough for what is on screen; longer queues are paged by the Queue tab (QueuePage.tsx). */
export const newest = 500;

/** The newest part of an account's queue. */
export function queueRequest(accountId: string) {
  return { accountId, offset: 0, limit: newest };
}
