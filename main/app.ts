/** The composition of the core. It knows no host: everything outside comes in as a port. */
import type { EventListener, EventName, Handlers } from '../preload/contract.ts';
import type { Result } from '../preload/failure.ts';
import type { TokenVault } from './accounts/vault.ts';
import type { Clock, Connectivity, Fetch, Log } from './ports.ts';
import type { SettingsStore } from './storage/settings-store.ts';

export interface AppPorts {
  host: 'electron' | 'browser';
  version: string;
  /** Folder of the databases. */
  dataDir: string;
  clock: Clock;
  fetch: Fetch;
  connectivity: Connectivity;
  log: Log;
  settings: SettingsStore;
  keychain: TokenVault;
}

export interface App {
  /** The one door for calls from outside: checks name and payload, never rejects. */
  dispatch(operation: string, payload: unknown): Promise<Result<unknown>>;
  /** The same operations for the host itself, typed and unchecked. They throw `FailureError`. */
  handlers: Handlers;
  /** Returns the function that ends the subscription. */
  on<E extends EventName>(event: E, listener: EventListener<E>): () => void;
  /** The sign-up link of a pending invitation, for a host to put on the clipboard; null when there is none. */
  link(accountId: string, invitationId: string): string | null;
  /** Opens the stored accounts and starts to work. */
  start(): Promise<void>;
  /** Ends all work; what is under way is recorded so that the next start resumes it. */
  stop(): Promise<void>;
}
