/** Whether main can be reached. Under Electron it always can; a loopback page can outlive its server. */

export type ConnectionState =
  | 'connected'
  /** Nobody answers: Guestlist was closed or restarts. Reconnection is tried by itself. */
  | 'gone'
  /** Somebody answers and does not know this page's session: it has to be opened anew from its link. */
  | 'session-ended'
  /** Main speaks another version of the contract: the page is older than the program. */
  | 'outdated';

type Listener = () => void;

export class Connection {
  #state: ConnectionState = 'connected';
  readonly #listeners = new Set<Listener>();
  readonly #reconnected = new Set<Listener>();

  get state(): ConnectionState {
    return this.#state;
  }

  become(state: ConnectionState): void {
    if (state === this.#state) return;
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }

  /** Connected again after a gap in which events were missed: views ask anew. */
  restore(): void {
    this.become('connected');
    for (const listener of this.#reconnected) listener();
  }

  /** Returns the function that ends the subscription. */
  subscribe = (listener: Listener): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Calls back each time that the connection returns. Returns the function that ends the subscription. */
  onReconnected(listener: Listener): () => void {
    this.#reconnected.add(listener);
    return () => this.#reconnected.delete(listener);
  }
}
