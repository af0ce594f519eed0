/** The one place where an IPC sender is judged (checklist item 17). */
import { isAppUrl } from './app-origin.ts';

/** What there is to know of a message's origin; the part of Electron's `IpcMainInvokeEvent` that matters. */
export interface Message {
  /** Null once the frame has navigated or is gone: read it synchronously. */
  senderFrame: { url: string; parent: object | null; detached: boolean } | null;
  sender: { id: number; mainFrame: object };
}

export type SenderProblem = 'no frame' | 'wrong window' | 'not the main frame' | 'foreign page';

/** Null when the message comes from the main frame of our own window showing our own page. */
export function senderProblem(message: Message, windowId: number | null): SenderProblem | null {
  const frame = message.senderFrame;
  if (frame === null || frame.detached) return 'no frame';
  if (windowId === null || message.sender.id !== windowId) return 'wrong window';
  if (frame !== message.sender.mainFrame || frame.parent !== null) return 'not the main frame';
  if (!isAppUrl(frame.url)) return 'foreign page';
  return null;
}
