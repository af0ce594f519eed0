/**
 * Notifications of a page: all of them on the page itself, and those that come while nobody looks also outside, where
 * the browser may. Keeps to what every notifier has to do (main/alerts/notifier.ts).
 */
import type { Alert } from '../../preload/alert.ts';

export interface Answer {
  id: string;
  what: 'opened' | 'retry' | 'closed';
}

interface Outside {
  close(): void;
}

/** Null where the browser shows none. */
export type RaiseOutside = (alert: Alert, opened: () => void) => Outside | null;

export class PageNotifier {
  readonly #raiseOutside: RaiseOutside;
  readonly #outside = new Map<string, Outside | null>();
  readonly #listeners = new Set<(answer: Answer) => void>();
  readonly #views = new Set<() => void>();
  /** Since it was last asked what stands. */
  readonly #heard = new Set<string>();
  #shown: readonly Alert[] = [];

  constructor(raiseOutside: RaiseOutside) {
    this.#raiseOutside = raiseOutside;
  }

  /** Newest first. */
  readonly shown = (): readonly Alert[] => this.#shown;

  readonly watch = (view: () => void): (() => void) => {
    this.#views.add(view);
    return () => this.#views.delete(view);
  };

  show(alert: Alert): boolean {
    this.#heard.add(alert.id);
    this.#put([alert, ...this.#without(alert.id)]);
    this.#raise(alert);
    return true;
  }

  update(alert: Alert): void {
    this.#heard.add(alert.id);
    this.#put(this.#shown.map((each) => (each.id === alert.id ? alert : each)));
    if (this.#outside.get(alert.id)) this.#raise({ ...alert, silent: true });
  }

  dismiss(id: string): void {
    this.#heard.add(id);
    this.#outside.get(id)?.close();
    this.#outside.delete(id);
    if (this.#has(id)) this.#put(this.#without(id));
  }

  /**
   * What stands already, to a page that has only just come, or was away: oldest first, or null when there was no
   * answer. What is heard of an alert while that is on its way is newer.
   */
  async restore(ask: () => Promise<readonly Alert[] | null>): Promise<void> {
    this.#heard.clear();
    const alerts = await ask();
    if (alerts === null) return;
    const standing = alerts.filter(({ id }) => !this.#heard.has(id));
    for (const { id } of this.#shown) {
      if (!this.#heard.has(id) && !standing.some((alert) => alert.id === id)) this.dismiss(id);
    }
    this.#put([...this.#shown.filter(({ id }) => this.#heard.has(id)), ...standing.toReversed()]);
  }

  on(listener: (answer: Answer) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** What the person did with it. It is gone after that; who listens still finds it among what is shown. */
  answer(id: string, what: Answer['what']): void {
    if (!this.#has(id)) return;
    for (const listener of this.#listeners) listener({ id, what });
    this.dismiss(id);
  }

  #raise(alert: Alert): void {
    const { id } = alert;
    this.#outside.get(id)?.close();
    this.#outside.set(
      id,
      this.#raiseOutside(alert, () => this.answer(id, 'opened')),
    );
  }

  #has(id: string): boolean {
    return this.#shown.some((alert) => alert.id === id);
  }

  #without(id: string): Alert[] {
    return this.#shown.filter((alert) => alert.id !== id);
  }

  #put(shown: readonly Alert[]): void {
    this.#shown = shown;
    for (const view of this.#views) view();
  }
}
