/** The port for small things that survive a restart and may be read by anyone: settings and account labels. */

export interface SettingsStore {
  /** The stored value as unchecked data, or undefined. */
  get(key: string): unknown;
  /** On disk when it returns. */
  set(key: string, value: unknown): void;
  delete(key: string): void;
  /** As it was when Guestlist last wrote it before this start: for a value that somebody else has spoilt since. */
  backup?(key: string): unknown;
}
