/** Words around a notification that stands on the page; its own are those of main/alerts/providers/. */
export const alertCopy = {
  title: 'Notification',
  open: 'Open',
  retry: 'Retry',
  dismiss: 'Dismiss',
};
