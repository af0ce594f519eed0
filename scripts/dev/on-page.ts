/** `npm run dev` on the browser host: a page that follows the sources, on the sandbox. */
import { join } from 'node:path';
import { hasDisplay, openBrowser } from '../../main/browser/open-browser.ts';
import { systemClock } from '../../main/ports.ts';
import type { Room } from './changes.ts';
import { CoreProcess } from './core-process.ts';
import { startFront } from './front.ts';
import { buildRenderer } from './renderer-build.ts';

export interface DevHost {
  /** Brings what runs up to what was saved. Resolves to what was done, for the person. */
  follow(rooms: ReadonlySet<Room>): Promise<string>;
  /** A new link to the page, or null where there is a window instead. */
  link(): string | null;
  close(): Promise<void>;
}

export interface PageOptions {
  /** A folder that may be thrown away. */
  folder: string;
  dataDir: string;
  port: number;
  open: boolean;
}

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Rejects when the renderer cannot be built or the port is in use. */
export async function startOnPage({ folder, dataDir, port, open }: PageOptions): Promise<DevHost> {
  const rendererDir = join(folder, 'renderer');
  await buildRenderer(rendererDir);
  const front = await startFront(rendererDir, port);
  const core = new CoreProcess(['--sandbox', '--data-dir', dataDir]);
  front.show(await core.start());
  let forgetLink = (): void => undefined;
  if (open && hasDisplay()) forgetLink = await openBrowser(front.launchUrl(), folder, systemClock, silent);

  /** Whether main runs again. */
  async function restart(): Promise<boolean> {
    front.show(null);
    const begun = await core.start();
    front.show(begun);
    return begun !== null;
  }

  return {
    async follow(rooms) {
      if (!rooms.has('main') || rooms.size > 1) await buildRenderer(rendererDir);
      const mainChanged = rooms.has('main') || rooms.has('preload');
      if (mainChanged && !(await restart())) return 'Main ended; it starts again when a file is saved.';
      front.reload();
      return mainChanged ? 'Main started again.' : 'The page loads again.';
    },
    link: () => front.launchUrl(),
    async close() {
      forgetLink();
      await front.close();
      await core.stop();
    },
  };
}
