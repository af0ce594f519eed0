/**
 * The seam between reading a text and understanding its rows. Whatever the text was (separated cells, a list of
 * addresses, cards, a mail), what comes out is rows of cells:
 *
 * - `table`: every row has its cells in the order of `names`. A format that has fields instead of columns (vCard, LDIF)
 *   becomes a table with headings that headings.ts knows: `Name`, `E-mail` (the preferred one), `Second e-mail` …
 * - `list`: every row has one cell, with one address as it was written, or a line in which there is none.
 *
 * A reader knows the shape of its text and nothing of invitations: whether a cell is a good address, what a column is
 * used for and whether an address comes twice is decided by those who take the rows.
 */
import type { TextRecord } from './records.ts';
import type { Separator } from './separator.ts';

/** What wrote the text, as far as its shape tells. */
export type SourceFormat =
  | 'separated'
  /** Cells that the renderer has read out of a workbook or a page. */
  | 'cells'
  | 'list'
  | 'vcard'
  | 'ldif'
  | 'mail'
  | 'aliases'
  | 'markdown'
  | 'calendar'
  | 'json'
  /** A field a line. */
  | 'fields';

/**
 * One row. `line` and `lastLine` count in the whole text, from 1; `lastLine` is larger only where a quoted cell goes
 * over several lines, so in `separated` texts alone: a card of ten lines has the line on which it begins, twice.
 * `cells` may be shorter or longer than `names`.
 */
export type SourceRow = TextRecord;

/** Something about the text as a whole that a person should know: what was left aside by its reader, and why. */
export interface SourceNote {
  /** 0: about the text as a whole. */
  line: number;
  message: string;
}

export interface Source {
  format: SourceFormat;
  form: 'table' | 'list';
  /** Between the cells of a `separated` table; null for every other text. */
  separator: Separator | null;
  /** The cells of the heading as they stand there; null without one. */
  names: readonly string[] | null;
  /** On which line it stands; 0 without one. */
  headingLine: number;
  /** Columns: those of the heading, or of the widest of the first rows. 1 for a list. */
  width: number;
  /** The first rows, at most 100 and none of them blank, to guess from; `rows` has them again. */
  head: readonly SourceRow[];
  /** The reader's guess, by heading and by looks: which column holds the address that is invited. */
  addressColumn: number;
  /** The heading itself names that column, or the format does. */
  addressNamed: boolean;
  notes: readonly SourceNote[];
  /**
   * All rows from the first, none of them blank or the heading. Each call reads anew. Null after some work without a
   * row, so that a caller who counts steps can let other work have its turn.
   */
  rows(): IteratorObject<SourceRow | null, void>;
}
