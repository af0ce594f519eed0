/** `ipcMain`: handlers by channel, and calls that arrive from a page with a sender of their own. */
import { EventEmitter } from 'node:events';
import type { IpcMain, IpcMainInvokeEvent, WebContents, WebFrameMain } from 'electron';
import type { Sender } from '../control.ts';
import { whole } from '../part.ts';
import { asCloned } from './clone.ts';
import { wire } from './desktop-wire.ts';
import { Frame } from './frames.ts';
import { preventable } from './preventable.ts';
import { contentsById, type StandInWebContents } from './web-contents.ts';

type Listener = (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown;

const handlers = new Map<string, Listener>();

class StandInIpcMain
  extends EventEmitter
  implements Pick<IpcMain, 'handle' | 'handleOnce' | 'removeHandler'>
{
  handle(channel: string, listener: Listener): void {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    if (typeof listener !== 'function') {
      throw new Error(`Expected handler to be a function, but found type '${typeof listener}'`);
    }
    handlers.set(channel, listener);
  }
  handleOnce(channel: string, listener: Listener): void {
    this.handle(channel, (event, ...args) => {
      this.removeHandler(channel);
      return listener(event, ...args);
    });
  }
  removeHandler(channel: string): void {
    handlers.delete(channel);
  }
}

export const ipcMain = new StandInIpcMain();

/** A page is the document that it is; a test may claim to be any frame, with any address in it. */
function eventOf(contents: StandInWebContents, sender: Sender): IpcMainInvokeEvent {
  const { document, frame, url } = sender;
  const common = { ...preventable().event, type: 'frame', frameId: 1, processId: 1 } as const;
  if (document !== undefined) {
    return {
      ...common,
      sender: contents.asReal(),
      // Read late it may be null: the document that sent the message can have gone in between.
      get senderFrame() {
        return contents.frameOf(document);
      },
    };
  }
  const main = contents.getURL() === url ? contents.mainFrame : new Frame(url).asReal();
  const claimed: Record<Sender['frame'], WebFrameMain | null> = {
    main,
    sub: new Frame(url, '', main).asReal(),
    gone: null,
  };
  return {
    ...common,
    sender: whole<WebContents>({ id: contents.id, mainFrame: main }),
    senderFrame: claimed[frame],
  };
}

/** Rejects when the handler's promise was collected before it was settled, as Electron does. */
const unanswered = new FinalizationRegistry<() => void>((dropped) => dropped());

function settled(answer: unknown): Promise<unknown> {
  if (!(answer instanceof Promise)) return Promise.resolve(answer);
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  unanswered.register(answer, () => reject('reply was never sent'));
  answer.then(resolve, reject);
  return promise;
}

/** Electron prefixes what a handler throws, and never tells the page more than its message. */
wire.serve('invoke', async ({ sender, channel, args }) => {
  const contents = contentsById(sender.windowId);
  if (!contents) throw new Error('There is no such window.');
  const handler = handlers.get(channel);
  const prefix = `Error invoking remote method '${channel}'`;
  if (!handler) throw new Error(`${prefix}: Error: No handler registered for '${channel}'`);
  try {
    return asCloned(await settled(handler(eventOf(contents, sender), ...args)));
  } catch (error) {
    throw new Error(`${prefix}: ${String(error)}`);
  }
});
wire.serve('message', ({ sender, channel, args }) => {
  const contents = contentsById(sender.windowId);
  if (contents) ipcMain.emit(channel, eventOf(contents, sender), ...args);
});
