/** Notifications of the operating system. Whether there is one is decided in main/alerts; here it is only shown. */
import { type ActivationArguments, Notification, type NotificationConstructorOptions } from 'electron';
import type { Alert } from '../../preload/alert.ts';
import type { Notifier, NotifierEvent } from '../alerts/notifier.ts';
import type { Log } from '../ports.ts';

const buttonText = { retry: 'Retry', open: 'Open' } as const;

/** Linux has only the default click: https://www.electronjs.org/docs/latest/api/notification */
function optionsOf(alert: Alert, silent: boolean, platform: NodeJS.Platform): NotificationConstructorOptions {
  const { id, group, title, body, actions } = alert;
  const buttons = actions.map((action) => ({ type: 'button' as const, text: buttonText[action] }));
  return {
    id,
    groupId: group,
    title,
    body,
    silent,
    ...(platform === 'linux' ? {} : { actions: buttons }),
  };
}

export interface SystemNotifier extends Notifier {
  /** Windows also tells of notifications that an earlier run has shown; once, when somebody listens. */
  hearEarlier(): void;
}

export function createNotifier(log: Log, platform: NodeJS.Platform = process.platform): SystemNotifier {
  // macOS asks for permission at the first touch, and loses what is shown before the answer.
  if (platform === 'darwin') Notification.isSupported();
  // A notification without a reference is collected, and its click with it.
  const shown = new Map<string, Notification>();
  const raised = new Set<string>();
  const listeners = new Set<(event: NotifierEvent) => void>();

  function forget(id: string, notification: Notification, what: NotifierEvent['what'] | null): void {
    // The one that it was replaced by is not affected by its end.
    if (shown.get(id) !== notification) return;
    shown.delete(id);
    if (what !== null) for (const listener of [...listeners]) listener({ id, what });
  }

  function raise(alert: Alert, silent: boolean): void {
    const { id, actions } = alert;
    const former = shown.get(id);
    const notification = new Notification(optionsOf(alert, silent, platform));
    shown.set(id, notification);
    raised.add(id);
    former?.close();
    notification.on('click', () => forget(id, notification, 'opened'));
    notification.on('action', ({ actionIndex }) => {
      forget(id, notification, actions[actionIndex] === 'retry' ? 'retry' : 'opened');
    });
    // macOS says this of a person's no alone, Windows says why. Linux gives no reason, so there it may have run out
    // unseen: an update does not bring it back, but what is said in the popup stays.
    notification.on('close', ({ reason }) => {
      if (platform === 'linux') forget(id, notification, null);
      else if (platform === 'darwin' || reason === 'userCanceled') forget(id, notification, 'closed');
    });
    notification.on('failed', () => {
      log.warn('notification.failed', { kind: alert.kind });
      forget(id, notification, 'failed');
    });
    notification.show();
  }

  /** Its buttons went with the run that showed it, so any of them opens. */
  function activated({ arguments: text }: ActivationArguments): void {
    const id = new URLSearchParams(text).get('tag') ?? '';
    // What this run has shown answers by itself too.
    if (!raised.has(id)) for (const listener of [...listeners]) listener({ id, what: 'opened' });
  }

  return {
    hearEarlier() {
      if (platform === 'win32') Notification.handleActivation(activated);
    },
    show(alert) {
      if (!Notification.isSupported()) return false;
      raise(alert, alert.silent);
      return true;
    },
    update(alert) {
      if (shown.has(alert.id)) raise(alert, true);
    },
    dismiss(id) {
      const notification = shown.get(id);
      shown.delete(id);
      notification?.close();
    },
    on(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
