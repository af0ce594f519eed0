import type { Import } from './imports.ts';
import type { Room } from './room.ts';

/** The room of a file: the longest path that it lies in. */
function roomOf(rooms: readonly Room[], file: string): Room | undefined {
  return rooms
    .filter(({ path }) => file === path || file.startsWith(`${path}/`))
    .toSorted((a, b) => b.path.length - a.path.length)[0];
}

/** A sentence for each import that the table does not have. */
export function wrongImports(rooms: readonly Room[], imports: readonly Import[]): string[] {
  return imports.flatMap(({ from, to, isFile }) => {
    const room = roomOf(rooms, from);
    if (!room) return [`${from} lies in no room of scripts/rooms.ts.`];
    if (!isFile)
      return room.packages.includes(to) ? [] : [`${from} imports ${to}: not a package of ${room.path}.`];
    const other = roomOf(rooms, to);
    if (other === room || (other && room.uses.includes(other.path))) return [];
    return [`${from} imports ${to}: ${room.path} may not use ${other?.path ?? 'what lies in no room'}.`];
  });
}
