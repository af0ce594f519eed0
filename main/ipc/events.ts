/** Main's side of the contract's events. */
import type { EventListener, EventName } from '../../preload/contract.ts';
import { eventNames } from '../../preload/names.ts';
import { errorName } from '../fault-facts.ts';
import type { Emit, Log } from '../ports.ts';

export interface EventHub {
  emit: Emit;
  /** Returns the function that ends the subscription. */
  on<E extends EventName>(event: E, listener: EventListener<E>): () => void;
}

type Listeners = { [E in EventName]: Set<EventListener<E>> };

/** Delivers in order, to each listener; one that throws is logged and does not keep the others from hearing. */
export function createEventHub(log: Log): EventHub {
  const listeners = Object.fromEntries(eventNames.map((name) => [name, new Set()])) as unknown as Listeners;
  return {
    emit(event, payload) {
      for (const listener of [...listeners[event]]) {
        try {
          listener(payload);
        } catch (error) {
          log.error('event listener failed', {
            event,
            error: errorName(error),
          });
        }
      }
    },
    on(event, listener) {
      listeners[event].add(listener);
      return () => listeners[event].delete(listener);
    },
  };
}
