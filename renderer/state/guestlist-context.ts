/** Gives every view the host that it was started with. */
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Guestlist } from '../../preload/contract.ts';
import type { Host } from '../host/connect-host.ts';
import type { ConnectionState } from '../host/connection.ts';

export const HostContext = createContext<Host | null>(null);

export function useHost(): Host {
  const host = useContext(HostContext);
  if (!host) throw new Error('A view was rendered outside HostContext.');
  return host;
}

export function useGuestlist(): Guestlist {
  return useHost().guestlist;
}

/** The host's connection state, live. */
export function useConnection(): ConnectionState {
  const { connection } = useHost();
  const state = () => connection.state;
  return useSyncExternalStore(connection.subscribe, state, state);
}
