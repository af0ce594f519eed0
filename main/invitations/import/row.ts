/** One row of a table as a draft, or all that is wrong with it. */
import type { ImportColumn } from '../../../preload/import.ts';
import { type Draft, draftSchema } from '../../../preload/invitation.ts';
import type { TextRecord } from './records.ts';
import { nameOf, RowDraft, type RowProblem } from './row-draft.ts';

export type ReadRow = { draft: Draft } | { draft: null; problems: RowProblem[] };

/** A quote before a formula, as spreadsheets and our own export write it, is not part of the value. */
const unguarded = (cell: string | undefined): string => (cell ?? '').trim().replace(/^'(?=[=+\-@\t\r])/u, '');

const meaningOf: Partial<Record<string, ImportColumn['meaning']>> = {
  emailAddress: 'email_address',
  publicMetadata: 'public_metadata',
  redirectUrl: 'redirect_url',
};

export class RowReader {
  readonly #columns: readonly ImportColumn[];
  /** The JSON object first, so that single keys lie over it; then in the order of the file. */
  readonly #ordered: readonly ImportColumn[];
  readonly #address: ImportColumn | undefined;

  constructor(columns: readonly ImportColumn[]) {
    this.#columns = columns;
    const isObject = ({ meaning }: ImportColumn) => Number(meaning === 'public_metadata');
    this.#ordered = columns
      .filter(({ meaning }) => meaning !== 'ignored')
      .sort((a, b) => isObject(b) - isObject(a));
    this.#address = this.#column('email_address');
  }

  /** The contract's own schema has the last word. */
  read(record: TextRecord): ReadRow {
    const whole = this.#wrongAsAWhole(record);
    if (whole) return refused(record, [whole]);
    const row = new RowDraft();
    for (const column of this.#ordered) {
      const cell = unguarded(record.cells[column.index]);
      if (cell !== '') row.take(column, cell);
    }
    if (row.problems.length > 0) return refused(record, row.problems);
    const parsed = draftSchema.safeParse(row.draft);
    if (parsed.success) return { draft: parsed.data };
    const problems = parsed.error.issues.map(({ path, message }) => this.#problemWith(path[0], message));
    return refused(record, problems);
  }

  #column(meaning: ImportColumn['meaning'] | undefined): ImportColumn | undefined {
    return this.#columns.find((column) => column.meaning === meaning);
  }

  #wrongAsAWhole({ cells, width, openQuote }: TextRecord): RowProblem | null {
    if (openQuote) {
      return { kind: 'quote', column: null, message: 'A quote opens in this line and is never closed.' };
    }
    const expected = this.#columns.length;
    if (cells.slice(expected).some((cell) => cell.trim() !== '')) {
      const message = `This row has ${width} cells where ${expected} are expected. A value that holds the separator needs quotes.`;
      return { kind: 'cells', column: null, message };
    }
    if (this.#address && unguarded(cells[this.#address.index]) === '') {
      const message = 'There is no e-mail address in this row.';
      return { kind: 'no-address', column: nameOf(this.#address), message };
    }
    return null;
  }

  #problemWith(field: PropertyKey | undefined, message: string): RowProblem {
    const column = this.#column(meaningOf[String(field)]);
    return {
      kind: field === 'publicMetadata' ? 'metadata' : 'wrong-value',
      column: column ? nameOf(column) : null,
      message,
    };
  }
}

/** A row over many lines is most often a quote that was forgotten. */
function refused({ line, lastLine }: TextRecord, problems: readonly RowProblem[]): ReadRow {
  const hint = ` The row goes on to line ${lastLine}: perhaps a quote is missing.`;
  return {
    draft: null,
    problems:
      lastLine > line
        ? problems.map((each) => ({ ...each, message: each.message + hint }))
        : problems.slice(),
  };
}
