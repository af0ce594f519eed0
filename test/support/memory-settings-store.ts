/** Settings that end with the test. */
import type { SettingsStore } from '../../main/storage/settings-store.ts';

export class MemorySettingsStore implements SettingsStore {
  readonly #values = new Map<string, string>();

  get(key: string): unknown {
    const text = this.#values.get(key);
    return text === undefined ? undefined : JSON.parse(text);
  }

  set(key: string, value: unknown): void {
    this.#values.set(key, JSON.stringify(value));
  }

  delete(key: string): void {
    this.#values.delete(key);
  }
}
