import type { Import } from './imports.ts';

/** A sentence for each set of files that import each other in a circle, types too (Tarjan's strongly connected components). */
export function circles(imports: readonly Import[]): string[] {
  const next = Map.groupBy(
    imports.filter(({ isFile }) => isFile),
    ({ from }) => from,
  );
  const seen = new Map<string, number>();
  const open: string[] = [];
  const found: string[] = [];

  function visit(file: string): number {
    const mine = seen.size;
    seen.set(file, mine);
    let lowest = mine;
    open.push(file);
    for (const { to } of next.get(file) ?? []) {
      if (!seen.has(to)) lowest = Math.min(lowest, visit(to));
      else if (open.includes(to)) lowest = Math.min(lowest, seen.get(to) ?? lowest);
    }
    if (lowest === mine) {
      const circle = open.splice(open.indexOf(file));
      if (circle.length > 1)
        found.push(`These import each other in a circle: ${circle.toSorted().join(', ')}.`);
    }
    return lowest;
  }

  for (const file of next.keys()) if (!seen.has(file)) visit(file);
  return found;
}
