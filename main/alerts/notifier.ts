/** Where notifications are shown: by the operating system, or by whatever a host has. */
import type { Alert } from '../../preload/alert.ts';

export interface NotifierEvent {
  /** Of the notification. */
  id: string;
  /**
   * `opened`: clicked. `retry`: its button. `closed`: the person put it away, where a system says so; that a banner
   * slid into the notification centre is not that. `failed`: the system refused to show it.
   */
  what: 'opened' | 'retry' | 'closed' | 'failed';
}

export interface Notifier {
  /** Shows it, in place of the one with the same id. False when this system shows none. */
  show(alert: Alert): boolean;
  /** Changes what is shown under this id, without a sound; nothing when it is not shown any more. */
  update(alert: Alert): void;
  /** Takes it away; nothing when it is not there. */
  dismiss(id: string): void;
  /** Returns the function that ends the subscription. */
  on(listener: (event: NotifierEvent) => void): () => void;
}

/** Whether the person is looking at the popup. */
export interface Presence {
  hasFocus(): boolean;
  /** Returns the function that ends the subscription. */
  onChange(listener: () => void): () => void;
}
