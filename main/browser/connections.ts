/** Keeps those who have not shown a session yet from using up the connections that a page with one needs. */
import type { Socket } from 'node:net';

/** A browser opens six to one host. */
export const mostUnauthenticated = 32;

/** Who waits for longest without having shown a session makes room for who comes next. */
export class Connections {
  /** In the order in which they came. */
  readonly #unauthenticated = new Set<Socket>();

  /** A new connection, of which nothing is known. */
  welcome(socket: Socket): void {
    this.#unauthenticated.add(socket);
    socket.once('close', () => this.#unauthenticated.delete(socket));
    const [oldest] = this.#unauthenticated;
    if (oldest === undefined || this.#unauthenticated.size <= mostUnauthenticated) return;
    this.#unauthenticated.delete(oldest);
    oldest.destroy();
  }

  /** A request with a session came over it: it makes room for nobody any more. */
  trust(socket: Socket): void {
    this.#unauthenticated.delete(socket);
  }
}
