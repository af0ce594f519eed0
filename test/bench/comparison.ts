/** A value of the work tree beside that of another commit, measured in turns. */
import { median } from './statistics.ts';
import { table } from './table.ts';

export interface Comparison {
  name: string;
  unit: string;
  /** One for each round, in pairs. */
  ours: number[];
  theirs: number[];
  /** What the ratio should stay under; null where nobody asks for one. */
  bar: number | null;
  /** As with how many times faster something is; times and sizes are better when they are less. */
  moreIsBetter: boolean;
}

export interface Ratio {
  median: number;
  lowest: number;
  highest: number;
}

/** Of each pair; null where the other commit has only zeros, or there is no pair. */
export function ratioOf({ ours, theirs }: Comparison): Ratio | null {
  const ratios = ours.flatMap((value, round) => {
    const other = theirs[round];
    return other === undefined || other === 0 ? [] : [value / other];
  });
  if (ratios.length === 0) return null;
  return { median: median(ratios), lowest: Math.min(...ratios), highest: Math.max(...ratios) };
}

/** Pairs that differ more than this among themselves tell nothing: 1.25 is a quarter of the time to and fro. */
const tooWide = 1.25;

/** In a word: whether the numbers can be told apart at all. */
export function tells(ratio: Ratio, moreIsBetter: boolean): 'better' | 'worse' | 'the same' | 'cannot tell' {
  if (ratio.lowest > 1) return moreIsBetter ? 'better' : 'worse';
  if (ratio.highest < 1) return moreIsBetter ? 'worse' : 'better';
  return ratio.highest / ratio.lowest > tooWide * tooWide ? 'cannot tell' : 'the same';
}

const short = (value: number) => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3));

/** `ref`: as it was asked for. */
export function comparisonTable(ref: string, comparisons: readonly Comparison[]): string {
  const lines = comparisons.map((each) => {
    const { name, unit, ours, theirs, bar, moreIsBetter } = each;
    const ratio = ratioOf(each);
    const values = [name, `${short(median(ours))} ${unit}`, `${short(median(theirs))} ${unit}`];
    if (!ratio) return [...values, '–', '–', ''];
    const judged = bar === null ? '' : `, ≤ ${bar} ×: ${ratio.median <= bar ? 'yes' : 'NO'}`;
    return [
      ...values,
      `${ratio.median.toFixed(2)} ×`,
      `${ratio.lowest.toFixed(2)}–${ratio.highest.toFixed(2)} of ${ours.length}`,
      `${tells(ratio, moreIsBetter)}${judged}`,
    ];
  });
  return table([['what', 'here', ref, 'ratio', 'spread', ''], ...lines]);
}
