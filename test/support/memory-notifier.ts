/** A notifier that shows nothing and remembers all. */

import type { Notifier, NotifierEvent } from '../../main/alerts/notifier.ts';
import type { Alert } from '../../preload/alert.ts';

export class MemoryNotifier implements Notifier {
  /** What a person would see now, by id. */
  readonly visible = new Map<string, Alert>();
  /** Everything that made itself heard or seen anew, in order. */
  readonly raised: Alert[] = [];
  readonly #listeners = new Set<(event: NotifierEvent) => void>();

  show(alert: Alert): boolean {
    this.visible.delete(alert.id);
    this.visible.set(alert.id, alert);
    this.raised.push(alert);
    return true;
  }

  update(alert: Alert): void {
    if (this.visible.has(alert.id)) this.visible.set(alert.id, alert);
  }

  dismiss(id: string): void {
    this.visible.delete(id);
  }

  on(listener: (event: NotifierEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** What the person does with a notification: it is gone from the screen after that. */
  act(id: string, what: NotifierEvent['what']): void {
    if (!this.visible.delete(id)) return;
    for (const listener of [...this.#listeners]) listener({ id, what });
  }
}
