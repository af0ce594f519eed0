/** The check page's preload: lets main run functions in the page's world and in this one. */
import { contextBridge, ipcRenderer } from 'electron';

type Run = (id: number, source: string, args: unknown[]) => void;

function done(id: number, ok: boolean, text: string): void {
  void ipcRenderer.invoke('stage:done', id, ok, text);
}

ipcRenderer.on('stage:preload', async (_event, id: number, source: string, args: unknown[]) => {
  try {
    const run = globalThis.eval(`(${source})`);
    done(id, true, JSON.stringify((await run({ contextBridge, ipcRenderer }, ...args)) ?? null));
  } catch (error) {
    done(id, false, error instanceof Error ? error.message : String(error));
  }
});

contextBridge.exposeInMainWorld('stage', {
  done,
  listen: (run: Run) => {
    ipcRenderer.on('stage:page', (_event, id, source, args) => run(id, source, args));
  },
});
