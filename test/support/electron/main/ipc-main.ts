/** `ipcMain`: handlers by channel, and calls that arrive from a page with a sender of their own. */
import { EventEmitter } from 'node:events';
import type { IpcMain, IpcMainInvokeEvent, WebFrameMain } from 'electron';
import type { Sender } from '../control.ts';
import { whole } from '../part.ts';
import { wire } from './desktop-wire.ts';
import { preventable } from './preventable.ts';
import { contentsById, type StandInWebContents } from './web-contents.ts';

type Listener = (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown;

const handlers = new Map<string, Listener>();

class StandInIpcMain extends EventEmitter implements Pick<IpcMain, 'handle' | 'removeHandler'> {
  handle(channel: string, listener: Listener): void {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    handlers.set(channel, listener);
  }
  removeHandler(channel: string): void {
    handlers.delete(channel);
  }
}

export const ipcMain = new StandInIpcMain();

function frameOf(contents: StandInWebContents, { frame, url }: Sender): WebFrameMain | null {
  if (frame === 'gone') return null;
  if (frame === 'sub') return whole<WebFrameMain>({ url, parent: contents.mainFrame, detached: false });
  contents.showsAddress(url);
  return contents.mainFrame;
}

/** Electron prefixes what a handler throws, and never tells the page more than its message. */
wire.serve('invoke', async ({ sender, channel, args }) => {
  const contents = contentsById(sender.windowId);
  if (!contents) throw new Error('There is no such window.');
  const handler = handlers.get(channel);
  const prefix = `Error invoking remote method '${channel}'`;
  if (!handler) throw new Error(`${prefix}: Error: No handler registered for '${channel}'`);
  const event: IpcMainInvokeEvent = {
    ...preventable().event,
    type: 'frame',
    frameId: 1,
    processId: 1,
    sender: contents.asReal(),
    senderFrame: frameOf(contents, sender),
  };
  try {
    return await handler(event, ...args);
  } catch (error) {
    throw new Error(`${prefix}: ${String(error)}`);
  }
});
