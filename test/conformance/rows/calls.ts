import { type IpcMainInvokeEvent, ipcMain } from 'electron';
import type { Stage } from '../stage.ts';

export const relies = 'main/electron/ipc.ts';
export const preloadFile = 'preload/index.ts';
let channels = 0;
export const newChannel = () => `row:${++channels}`;

export type Handler = (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown;

/** What a call from the preload comes to: the answer's `String`, or the message of what it rejects with. */
export async function called(
  stage: Stage,
  handler: Handler | null,
  args = '[]',
  look = '(answer) => String(answer)',
): Promise<unknown> {
  const { preload } = await stage.shared();
  const channel = newChannel();
  if (handler) ipcMain.handle(channel, handler);
  return preload(
    async ({ ipcRenderer }, name, given, seen) => {
      try {
        return globalThis.eval(`(${seen})`)(await ipcRenderer.invoke(name, ...globalThis.eval(`(${given})`)));
      } catch (error) {
        return `rejected: ${(error as Error).message}`;
      }
    },
    channel,
    args,
    look,
  );
}

/** What main sees of the arguments. */
export async function arrives(stage: Stage, args: string): Promise<unknown[]> {
  const got = Promise.withResolvers<unknown[]>();
  const answer = await called(stage, (_event, ...given) => got.resolve(given), args);
  if (String(answer).startsWith('rejected')) throw new Error(String(answer));
  return got.promise;
}
