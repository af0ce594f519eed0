import type { Room } from './room.ts';

const contract = 'preload';

/**
 * The rooms as a drawing for Mermaid, which code hosts show as one. The contract may be used by all and the small files
 * beside the rooms by most, so that their arrows would say nothing.
 */
export function drawing(rooms: readonly Room[]): string {
  const shown = rooms.filter(
    ({ path }) => path !== contract && (!path.endsWith('.ts') || path === 'main/app.ts'),
  );
  const id = (path: string) => path.replaceAll(/\W/g, '_');
  const names = shown.map(({ path, is }) => `  ${id(path)}["${path}<br>${is}"]`);
  const arrows = shown.flatMap(({ path, uses }) =>
    shown.filter((other) => uses.includes(other.path)).map((other) => `  ${id(path)} --> ${id(other.path)}`),
  );
  return ['```mermaid', 'flowchart TD', ...names, ...arrows, '```', ''].join('\n');
}
