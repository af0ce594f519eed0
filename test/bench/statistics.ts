/** Order statistics: on a machine that does other things too, means are moved by whatever else it did. */

/** The value that `share` of all values do not exceed (nearest rank). */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? Number.NaN) + (sorted[Math.floor(middle)] ?? Number.NaN)) / 2;
}

/** Runs every task in turn, `times` over, so that a slow moment of the machine falls on all of them. */
export async function interleave<K extends string>(
  times: number,
  tasks: Record<K, () => Promise<number>>,
): Promise<Record<K, number[]>> {
  const entries = Object.entries(tasks) as [K, () => Promise<number>][];
  const results = Object.fromEntries(entries.map(([name]) => [name, []])) as unknown as Record<K, number[]>;
  for (let round = 0; round < times; round += 1) {
    for (const [name, task] of entries) results[name].push(await task());
  }
  return results;
}
