import type { RaiseOutside } from './page-notifier.ts';

/** The browser's own notification, when the person has allowed it and looks elsewhere. */
export const raiseOutside: RaiseOutside = ({ title, body, id: tag, silent }, opened) => {
  if (document.hasFocus() || !('Notification' in window) || Notification.permission !== 'granted')
    return null;
  const notification = new Notification(title, { body, tag, silent });
  notification.onclick = () => {
    window.focus();
    opened();
  };
  return notification;
};
