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
import { addressKey } from './address.ts';
import { headingOf, understandColumns } from './columns.ts';
import { findHeader, type Header } from './header.ts';
import { readList } from './list.ts';
import { readRecords } from './records.ts';
import { RowReader } from './row.ts';
import { nameOf, type RowProblem } from './row-draft.ts';
import { type Head, isBlank, type Separator, sniffSeparator } from './separator.ts';

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

const byteOrderMark = '\uFEFF';
/** A first line by which Excel is told the separator. It counts as a line. */
const separatorLine = /^sep=([,;\t|])\r?(?:\n|$)/iu;

/**
 * Reads in steps: each `next()` reads some rows, so that a caller can let other work in between; the generator's
 * return value is the whole. Never throws, whatever the text.
 */
export function* readText(given: string): Generator<void, ReadText> {
  const text = given.startsWith(byteOrderMark) ? given.slice(1) : given;
  const told = separatorLine.exec(text);
  const body = told ? text.slice(told[0].length) : text;
  const before = told ? 1 : 0;
  const head = sniffSeparator(body, told?.[1] as Separator | undefined);
  const header = findHeader(head.records);
  const gathered = new Gathered();
  yield* header ? readTable(gathered, body, head, header, before) : readPlain(gathered, body, head, before);
  return gathered;
}

/** Rows, blank ones too, read before other work gets its turn. */
const rowsPerStep = 500;

function* readTable(
  into: Gathered,
  text: string,
  head: Head,
  header: Header,
  before: number,
): Generator<void> {
  const width = Math.max(...head.records.map(({ cells }) => cells.length));
  into.separator = head.separator;
  into.columns = understandColumns(header, width, listedAtMost.columns);
  tellHeader(into, header, before + (head.records[0]?.line ?? 1));
  const rows = new RowReader(into.columns);
  let heading = header.names !== null;
  let steps = 0;
  for (const record of readRecords(text, head.separator)) {
    steps += 1;
    if (steps % rowsPerStep === 0) yield;
    if (isBlank(record)) continue;
    if (heading) {
      heading = false;
      continue;
    }
    const line = record.line + before;
    if (!into.counts(line)) return;
    const row = rows.read({ ...record, line, lastLine: record.lastLine + before });
    if (row.draft !== null) into.row(line, row.draft);
    else for (const problem of row.problems) into.problem(line, problem);
  }
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

function* readPlain(into: Gathered, text: string, head: Head, before: number): Generator<void> {
  const [first, second] = head.records;
  const heading = isHeading(first?.cells) && second !== undefined;
  into.form = 'list';
  let steps = 0;
  for (const entry of readList(text, heading)) {
    steps += 1;
    if (steps % rowsPerStep === 0) yield;
    if (entry === null) continue;
    const { address, problem } = entry;
    const line = entry.line + before;
    if (!into.counts(line)) return;
    const draft = address === null ? null : draftSchema.safeParse({ emailAddress: address });
    if (draft?.success) into.row(line, draft.data);
    else
      into.problem(
        line,
        problem ?? { kind: 'not-an-address', column: null, message: 'This is not an e-mail address.' },
      );
  }
}

/** One word over a list: `E-mail`. */
function isHeading(cells: readonly string[] | undefined): boolean {
  const [only = ''] = cells ?? [];
  return cells?.length === 1 && !only.includes('@') && /mail|address|invite/iu.test(only) && only.length < 60;
}
