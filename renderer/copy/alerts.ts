/** Words around a notification that stands on the page; its own are those of main/alerts/words.ts. */
export const alertCopy = {
  title: 'Notification',
  open: 'Open',
  retry: 'Retry',
  dismiss: 'Dismiss',
};
