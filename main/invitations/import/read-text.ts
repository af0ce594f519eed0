/** From a pasted text or a CSV file to drafts, with everything that stands in the way by line number. Pure, linear. */

import {
  type ImportColumn,
  type ImportDuplicate,
  type ImportPreview,
  type ImportProblem,
  importLimits,
  listedAtMost,
} from '../../../preload/import.ts';
import { type Draft, draftSchema } from '../../../preload/invitation.ts';
import { addressKey, isAddress } from './address.ts';
import { shown } from './cell-values.ts';
import { headingOf, understandColumns } from './columns.ts';
import type { Header } from './header.ts';
import { type ReadRow, RowReader } from './row.ts';
import { nameOf, type RowProblem } from './row-draft.ts';
import type { Separator } from './separator.ts';
import { openSource, type Source, type SourceRow } from './source.ts';

export interface ReadyRow {
  line: number;
  draft: Draft;
}

export interface ReadText extends Pick<ImportPreview, 'form' | 'separator' | 'total' | 'columns'> {
  rows: ReadyRow[];
  problems: ImportProblem[];
  problemTotal: number;
  /** Addresses that stand further up already. */
  repeated: ImportDuplicate[];
}

/** Gathers rows; a problem beyond those that are listed only counts. */
class Gathered implements ReadText {
  form: ReadText['form'] = 'table';
  separator: Separator | null = null;
  total = 0;
  columns: ImportColumn[] = [];
  readonly rows: ReadyRow[] = [];
  readonly problems: ImportProblem[] = [];
  problemTotal = 0;
  readonly repeated: ImportDuplicate[] = [];
  readonly #firstLines = new Map<string, number>();

  problem(line: number, problem: RowProblem): void {
    this.problemTotal += 1;
    if (this.problems.length < listedAtMost.problems) this.problems.push({ line, ...problem });
  }

  row(line: number, draft: Draft): void {
    const key = addressKey(draft.emailAddress);
    const firstLine = this.#firstLines.get(key);
    if (firstLine === undefined) {
      this.#firstLines.set(key, line);
      this.rows.push({ line, draft });
    } else {
      this.repeated.push({ line, emailAddress: draft.emailAddress, of: 'file', firstLine });
    }
  }

  /** False when there is no room for another row, which is told once. */
  counts(line: number): boolean {
    if (this.total === importLimits.rows) {
      const most = importLimits.rows.toLocaleString('en');
      const message = `An import can have ${most} rows: nothing was read from this line on.`;
      this.problem(line, { kind: 'too-many', column: null, message });
      return false;
    }
    this.total += 1;
    return true;
  }
}

/** Rows, blank ones too, read before other work gets its turn. */
const rowsPerStep = 500;

/**
 * Reads in steps: each `next()` reads some rows, so that a caller can let other work in between; the generator's
 * return value is the whole. Never throws, whatever the text.
 */
export function* readText(text: string): Generator<void, ReadText> {
  const source = openSource(text);
  const gathered = new Gathered();
  gathered.form = source.form;
  gathered.separator = source.separator;
  for (const { line, message } of source.notes) {
    gathered.problem(line, { kind: 'header', column: null, message });
  }
  const read = source.form === 'table' ? tableRows(gathered, source) : listRow;
  let steps = 0;
  for (const row of source.rows()) {
    steps += 1;
    if (steps % rowsPerStep === 0) yield;
    if (row === null) continue;
    if (!gathered.counts(row.line)) break;
    const result = read(row);
    if (result.draft !== null) gathered.row(row.line, result.draft);
    else for (const problem of result.problems) gathered.problem(row.line, problem);
  }
  return gathered;
}

function tableRows(into: Gathered, source: Source): (row: SourceRow) => ReadRow {
  const { names, addressColumn, addressNamed: named } = source;
  const header = { names: names === null ? null : [...names], above: 0, addressColumn, named };
  into.columns = understandColumns(header, source.width, listedAtMost.columns);
  tellHeader(into, header, source.headingLine);
  const rows = new RowReader(into.columns);
  return (row) => rows.read(row);
}

/** Columns that have a name and are not used because of another one. */
function tellHeader(into: Gathered, { names }: Header, line: number): void {
  if (names === null) return;
  const seen = new Set<string>();
  for (const column of into.columns) {
    if (column.header !== '' && seen.has(column.header)) {
      const message = `Two columns are called “${nameOf(column)}”: the second one is left out.`;
      into.problem(line, { kind: 'header', column: column.header, message });
    }
    seen.add(column.header);
  }
  if (names.slice(listedAtMost.columns).some((name) => headingOf(name) !== '')) {
    const message = `A table can have ${listedAtMost.columns} columns; this one has ${names.length}.`;
    into.problem(line, { kind: 'header', column: null, message });
  }
}

function listRow({ cells: [cell = ''] }: SourceRow): ReadRow {
  const draft = isAddress(cell) ? draftSchema.safeParse({ emailAddress: cell }) : null;
  if (draft?.success) return { draft: draft.data };
  const problem: RowProblem = cell.includes('@')
    ? { kind: 'not-an-address', column: null, message: `“${shown(cell)}” is not an e-mail address.` }
    : { kind: 'no-address', column: null, message: `There is no e-mail address in “${shown(cell)}”.` };
  return { draft: null, problems: [problem] };
}
