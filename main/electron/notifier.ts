/** Notifications of the operating system. Whether to show one is decided elsewhere; here it is only shown. */
import { Notification } from 'electron';
import type { Log } from '../ports.ts';

export interface Notice {
  /** One subject, one notification: the same id again replaces what is shown. */
  id: string;
  title: string;
  /** No secrets; whether it may name an address is the caller's decision. */
  body: string;
  silent?: boolean;
}

export interface Notifier {
  /** False when this system shows none: fall back to tray and popup. */
  show(notice: Notice): boolean;
  close(id: string): void;
}

/** `clicked` gets the id of a notice; `failed` when the system refused one (an unsigned bundle on macOS). */
export function createNotifier(
  log: Log,
  clicked: (id: string) => void,
  failed: (id: string) => void,
): Notifier {
  // A notification without a reference is collected, and its click with it.
  const shown = new Map<string, Notification>();

  function close(id: string): void {
    shown.get(id)?.close();
    shown.delete(id);
  }

  return {
    close,
    show({ id, title, body, silent = false }) {
      if (!Notification.isSupported()) return false;
      close(id);
      const notification = new Notification({ id, groupId: 'guestlist', title, body, silent });
      shown.set(id, notification);
      notification.on('click', () => clicked(id));
      notification.on('close', () => {
        if (shown.get(id) === notification) shown.delete(id);
      });
      notification.on('failed', () => {
        shown.delete(id);
        log.warn('notification.failed');
        failed(id);
      });
      notification.show();
      return true;
    },
  };
}
