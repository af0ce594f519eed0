/** What the core needs from its host. Each port has a real adapter, an in-memory one and a shared contract test. */

import type { EventName, EventPayload } from '../preload/contract.ts';

/** The machine's clock, in milliseconds since 1970, and timers that a test can drive. */
export interface Clock {
  now(): number;
  /** Runs `task` once after `ms` milliseconds; returns the function that calls it off. */
  after(ms: number, task: () => void): () => void;
}

/** `net.fetch` under Electron, the runtime's own elsewhere. */
export type Fetch = (request: Request | string | URL, init?: RequestInit) => Promise<Response>;

/** Whether the machine has a network at all. `true` proves nothing; `false` can be trusted. */
export interface Connectivity {
  isOnline(): boolean;
  /** Returns the function that ends the subscription. */
  onChange(listener: (online: boolean) => void): () => void;
}

/** A line for the log: a short name and facts. Facts are redacted by the adapter, and callers give no secrets. */
export interface Log {
  info(event: string, facts?: Record<string, unknown>): void;
  warn(event: string, facts?: Record<string, unknown>): void;
  error(event: string, facts?: Record<string, unknown>): void;
}

/** Sends one event of the contract to whoever listens. */
export type Emit = <E extends EventName>(event: E, payload: EventPayload<E>) => void;

/** The real clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, task) {
    const timer = setTimeout(task, ms);
    return () => clearTimeout(timer);
  },
};

/** Resolves after `ms`; rejects with the signal's reason when that comes first. */
export function sleep(clock: Clock, ms: number, signal: AbortSignal | null | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const abort = () => {
      callOff();
      reject(signal?.reason);
    };
    const callOff = clock.after(ms, () => {
      signal?.removeEventListener('abort', abort);
      resolve();
    });
    signal?.addEventListener('abort', abort, { once: true });
  });
}
