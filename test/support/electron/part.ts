/** The stand-in offers a part of each class, checked against the real typings member by member. */
import type { EventEmitter } from 'node:events';

/** Electron's typings give every emitter hundreds of overloads; Node's own emitter is what stands behind them. */
type Own<T> = Omit<T, keyof EventEmitter>;

/**
 * A part where Electron's typings want the whole. Every member given is checked; whatever is not given is not
 * there, and reaching for it at run time is a TypeError that names it.
 */
export function whole<T extends object>(part: object & Partial<Own<T>>): T {
  return part as object as T;
}
