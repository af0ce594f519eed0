/** Carries the contract over Electron's IPC: one handler an operation, one message an event, one sender check. */
import { ipcMain, type WebContents } from 'electron';
import type { EventName, EventPayload } from '../../preload/contract.ts';
import { channelPrefix, eventNames, operationNames } from '../../preload/names.ts';
import type { App } from '../app.ts';
import type { Log } from '../ports.ts';
import { senderProblem } from './security/sender.ts';

/** The one web contents that may call and that hears events; undefined while there is no popup. */
export type Audience = () => Pick<WebContents, 'id' | 'send' | 'isDestroyed'> | undefined;

/** Sends one event to the popup, when there is one. */
export type Announce = <E extends EventName>(event: E, payload: EventPayload<E>) => void;

export function announceTo(audience: Audience): Announce {
  return (event, payload) => {
    const contents = audience();
    if (contents && !contents.isDestroyed()) contents.send(channelPrefix + event, payload);
  };
}

/** A message from anywhere but the popup's own page rejects, and nothing of the core is touched. */
export function serveIpc(app: Pick<App, 'dispatch' | 'on'>, audience: Audience, log: Log): void {
  for (const operation of operationNames) {
    ipcMain.handle(channelPrefix + operation, (message, payload: unknown) => {
      const problem = senderProblem(message, audience()?.id ?? null);
      if (problem !== null) {
        log.warn('ipc.refused', { operation, problem });
        throw new Error('Guestlist refused a message that does not come from its own window.');
      }
      return app.dispatch(operation, payload);
    });
  }
  const announce = announceTo(audience);
  for (const event of eventNames) app.on(event, (payload) => announce(event, payload));
}
