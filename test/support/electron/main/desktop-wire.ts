/** Main's end of the wire; without a desktop at the other end (a unit test) nothing is told to anybody. */
import type { Calls, In, Message, Out, Seen } from '../control.ts';
import { Wire } from '../wire.ts';

/** Whether somebody shows our windows: not in a unit test, nor in a process that was started without a desktop. */
export const isOnDesktop = typeof process.send === 'function' && process.env['ELECTRON_STAND_IN'] === '1';

export const wire = new Wire((message) => {
  if (process.connected) process.send?.(message);
});

if (isOnDesktop) {
  process.on('message', (message: Message) => void wire.receive(message));
  // The person who watches is gone: a real desktop would have ended us too.
  process.on('disconnect', () => process.exit(1));
}

/** Tells the desktop, when there is one; resolves when it is done. */
export async function tell<N extends keyof Calls>(name: N, payload: In<N>): Promise<Out<N> | undefined> {
  return isOnDesktop ? wire.call(name, payload) : undefined;
}

/** Tells it without waiting: a desktop that cannot do it any more (the window is gone, the browser ends) ends nobody. */
export function mention<N extends keyof Calls>(name: N, payload: In<N>): void {
  if (isOnDesktop) wire.tell(name, payload);
}

const views: (() => Partial<Seen>)[] = [];

/** Adds to what can be seen. */
export function show(view: () => Partial<Seen>): void {
  views.push(view);
}

const nothing: Seen = {
  trays: [],
  windows: [],
  shortcuts: [],
  notifications: [],
  notified: [],
  dialogs: [],
  clipboard: '',
  openedOutside: [],
  openAtLogin: false,
  protocolClients: [],
  sandboxed: false,
  privilegedSchemes: [],
  relaunch: false,
  menuBar: [],
};

export function see(): Seen {
  return Object.assign({}, nothing, ...views.map((view) => view()));
}

wire.serve('see', see);
