/** Keeps those who have not shown a session yet from using up the connections that a page with one needs. */
import type { Socket } from 'node:net';

/** A browser opens six to one host. */
export const mostStrangers = 32;

/** Who waits for longest without having shown a session makes room for who comes next. */
export class Connections {
  /** In the order in which they came. */
  readonly #strangers = new Set<Socket>();

  /** A new connection, of which nothing is known. */
  welcome(socket: Socket): void {
    this.#strangers.add(socket);
    socket.once('close', () => this.#strangers.delete(socket));
    const [oldest] = this.#strangers;
    if (oldest === undefined || this.#strangers.size <= mostStrangers) return;
    this.#strangers.delete(oldest);
    oldest.destroy();
  }

  /** A request with a session came over it: it makes room for nobody any more. */
  trust(socket: Socket): void {
    this.#strangers.delete(socket);
  }
}
