/** Which room of the sources a person has just saved a file in. */
import { watch } from 'node:fs';
import { extname, join } from 'node:path';

export const rooms = ['main', 'preload', 'renderer'] as const;
export type Room = (typeof rooms)[number];

/** Editors write beside the file too: swap files and backups are no change. */
const sources = new Set(['.ts', '.tsx', '.css', '.html', '.svg', '.png', '.json']);
/** "Save all" is one change, and so is the pair of events that one save makes. */
const settleMs = 100;

/** Tells of changes, gathered, until the returned function is called. */
export function watchRooms(root: string, changed: (rooms: ReadonlySet<Room>) => void): () => void {
  let gathered = new Set<Room>();
  let timer: NodeJS.Timeout | undefined;
  const watchers = rooms.map((room) =>
    watch(join(root, room), { recursive: true }, (_event, name) => {
      if (name === null || !sources.has(extname(name))) return;
      gathered.add(room);
      clearTimeout(timer);
      timer = setTimeout(() => {
        const now = gathered;
        gathered = new Set();
        changed(now);
      }, settleMs);
    }),
  );
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}
