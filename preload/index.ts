/** The whole of what the popup's page can reach: the contract, one function a verb. No Electron API passes. */
import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';
import { buildBridge } from './bridge.ts';
import { channelPrefix } from './names.ts';

contextBridge.exposeInMainWorld(
  'guestlist',
  buildBridge({
    invoke: (operation, payload) => ipcRenderer.invoke(channelPrefix + operation, payload),
    subscribe: (event, listener) => {
      // The page never sees Electron's event object: it carries the sender.
      const deliver = (_event: IpcRendererEvent, payload: unknown) => listener(payload);
      ipcRenderer.on(channelPrefix + event, deliver);
      // Braces: what `off` returns is the emitter itself, and a function's result crosses to the page.
      return () => {
        ipcRenderer.off(channelPrefix + event, deliver);
      };
    },
  }),
);
