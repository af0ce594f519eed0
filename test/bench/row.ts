/** One line of the table: a measured value, what it is held against, and what it was measured beside. */

export interface Bar {
  is: 'at most' | 'at least';
  value: number;
}

export interface Row {
  /** `popup-open.growth`: the measure, and after the dot which of its values. */
  name: string;
  /** Null when it could not be measured; `reference` then says why. */
  value: number | null;
  /** `ms`, `MB`, `KB`, `bytes`, `requests`, or `×` for a ratio. */
  unit: string;
  /** Null: printed, and held against nothing. */
  bar: Bar | null;
  /** What was measured beside it in the same run. */
  reference: string;
}

/** The form of `--json`. */
export interface JsonRow {
  name: string;
  value: number | null;
  unit: string;
  bar: number | null;
  ok: boolean;
  reference: string;
}

export const atMost = (value: number): Bar => ({ is: 'at most', value });
export const atLeast = (value: number): Bar => ({ is: 'at least', value });

/** What could not be measured has not reached its bar; what has no bar cannot miss it. */
export function isOk({ value, bar }: Row): boolean {
  if (value === null) return false;
  if (bar === null) return true;
  return bar.is === 'at most' ? value <= bar.value : value >= bar.value;
}

export function jsonOf(row: Row): JsonRow {
  const { name, value, unit, bar, reference } = row;
  return { name, value, unit, bar: bar?.value ?? null, ok: isOk(row), reference };
}
