/** Finds main, whichever host carries this page, and gives the one object that the views talk to. */
import { buildBridge, type Transport } from '../../preload/bridge.ts';
import type { Guestlist } from '../../preload/contract.ts';
import type { InitialData } from '../bootstrap/initial-data.ts';
import { checkedTransport } from './checked.ts';
import { Connection } from './connection.ts';
import { loopbackTransport } from './loopback.ts';

declare global {
  interface Window {
    /** Put there by the preload under Electron; absent in the browser host. */
    guestlist?: Guestlist;
  }
}

export interface Host {
  guestlist: Guestlist;
  connection: Connection;
  initial: InitialData;
}

type Verbs = Record<string, (payload: unknown) => Promise<unknown>>;

/** The preload's object seen as a transport again, so that both hosts pass the same check. */
function transportOf(guestlist: Guestlist): Transport {
  return {
    async invoke(operation, payload) {
      const [namespace = '', verb = ''] = operation.split('.');
      const verbs = guestlist[namespace as 'app'] as unknown as Verbs;
      return verbs[verb]?.(payload);
    },
    subscribe: (event, listener) => guestlist.on(event, listener),
  };
}

/**
 * The preload's bridge when there is one, the loopback server that served this page otherwise; `events` is its stream,
 * when that was begun before.
 */
export function connectHost(events: EventSource | null): Omit<Host, 'initial'> {
  const connection = new Connection();
  if (window.guestlist) {
    // Program and page come of one package and are never apart: what does not fit is a fault, and the call says so.
    const transport = checkedTransport(transportOf(window.guestlist), () => undefined);
    return { guestlist: buildBridge(transport), connection };
  }
  const loopback = loopbackTransport(connection, events);
  const transport = checkedTransport(loopback, (about) => void loopback.doubt(about));
  return { guestlist: buildBridge(transport), connection };
}
