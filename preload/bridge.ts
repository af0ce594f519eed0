/** Builds the renderer's `Guestlist` object from the contract, over any transport. */
import type { EventListener, EventName, Guestlist, OperationName } from './contract.ts';
import { eventNames, operationNames } from './names.ts';

/** How a host carries calls and events between renderer and main. */
export interface Transport {
  /** Sends one call and resolves to the router's `Result`, as unchecked data. */
  invoke(operation: OperationName, payload: unknown): Promise<unknown>;
  /** Starts to deliver one event; returns the function that stops it. */
  subscribe(event: EventName, listener: (payload: unknown) => void): () => void;
}

/** One function per verb and `on`; nothing of the transport itself is reachable from the result. */
export function buildBridge(transport: Transport): Guestlist {
  const bridge: Record<string, unknown> = {};
  for (const name of operationNames) {
    const [namespace = '', verb = ''] = name.split('.');
    const verbs = bridge[namespace] ?? {};
    bridge[namespace] = { ...verbs, [verb]: (payload: unknown) => transport.invoke(name, payload) };
  }
  bridge['on'] = (event: EventName, listener: EventListener<EventName>) => {
    if (!eventNames.includes(event)) throw new TypeError('There is no such event.');
    return transport.subscribe(event, (payload) => listener(payload as never));
  };
  return bridge as Guestlist;
}
