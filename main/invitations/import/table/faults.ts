/** What is wrong with rows, by what they have in common: one word from a person settles it for all of them. */
import type { ImportFault, ImportProblem } from '../../../../preload/import.ts';
import type { ImportTable } from './table.ts';

/** One problem of a row, and the fault that it belongs to. */
export interface RowProblem extends ImportProblem {
  fault: string;
  /** Whether the row could go without what is wrong. */
  optional: boolean;
}

export class Faults {
  readonly #table: ImportTable;
  readonly #leftOut: ReadonlySet<string>;
  readonly #faults = new Map<string, ImportFault>();

  constructor(table: ImportTable, leftOut: ReadonlySet<string>) {
    this.#table = table;
    this.#leftOut = leftOut;
  }

  isLeftOut({ fault, optional }: RowProblem): boolean {
    return optional && this.#leftOut.has(fault);
  }

  add(row: number, problem: RowProblem): void {
    const { fault: key, kind, column, message, optional } = problem;
    const known = this.#faults.get(key);
    const line = this.#table.places[row]?.line ?? 0;
    if (!known) {
      const leftOut = optional ? this.isLeftOut(problem) : null;
      this.#faults.set(key, { key, kind, column, message, rows: 1, firstLine: line, leftOut });
      return;
    }
    known.rows += 1;
    if (line < known.firstLine) {
      known.firstLine = line;
      known.message = message;
    }
  }

  all(): ImportFault[] {
    return [...this.#faults.values()].sort((a, b) => a.firstLine - b.firstLine);
  }
}
