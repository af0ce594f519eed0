/** One import from its texts to the queue: what was read, what is chosen, and what becomes of every row. */
import type { Handlers } from '../../../../preload/contract.ts';
import { invalidInput } from '../../../../preload/failure.ts';
import {
  type ColumnMeaning,
  type ImportColumn,
  type ImportOptions,
  type ImportRow,
  type ImportTotals,
  type ImportView,
  listedAtMost,
  type RowState,
  rowStates,
  type SetApart,
  type ShownRows,
  setApart,
} from '../../../../preload/import.ts';
import type { Draft } from '../../../../preload/invitation.ts';
import { readAddress } from './addresses.ts';
import { chooseMeaning, guessColumns, secretColumn } from './columns.ts';
import { Judgement, type People } from './judge.ts';
import { Outgoing } from './outgoing.ts';
import { setApartIn } from './own-export.ts';
import { type LookUp, PeopleByColumn } from './people.ts';
import { viewRow } from './row-view.ts';
import { areSecretValues } from './secrets.ts';
import { goesOut, sayHeadings } from './summary.ts';
import type { ImportTable } from './table.ts';
import { ValueColumn } from './values.ts';

/** What goes along; how fast it goes is no matter of what was read. */
export type Change = Exclude<
  Parameters<Handlers['imports']['choose']>[0]['change'],
  { metadataByBulk: boolean }
>;
/** What was read, as it is shown. */
export type ReadingView = Omit<ImportView, 'pace'>;

const statesShown: Record<Exclude<ShownRows, 'all'>, readonly RowState[]> = {
  ready: ['ready'],
  problems: ['problem'],
  'no-address': ['no-address'],
  duplicates: ['file', 'pending', 'accepted', 'queue'],
  apart: setApart,
};

export interface ReadingPorts {
  /** Milliseconds since 1970, from which the days to a date are counted. */
  now: number;
  lookUp: LookUp;
  /** See {@link Outgoing}. */
  options?: ImportOptions | undefined;
}

export class Reading {
  /** Counts changes, so that what is queued is what was seen. */
  revision = 0;
  columns: ImportColumn[];
  readonly #table: ImportTable;
  readonly #now: number;
  readonly #people: PeopleByColumn;
  readonly #apart: ReadonlyMap<number, SetApart>;
  #options: ImportOptions;
  readonly #leftOut = new Set<string>();
  readonly #included = new Set<SetApart>();
  readonly #values = new Map<string, ValueColumn>();
  /** By column: whether its values look like secrets. */
  readonly #secret = new Map<number, boolean>();
  #outgoing: Outgoing;
  #judgement: Judgement | null = null;

  constructor(table: ImportTable, { now, lookUp, options = {} }: ReadingPorts) {
    this.#table = table;
    this.#options = options;
    this.#now = now;
    this.#people = new PeopleByColumn(table, lookUp);
    this.#apart = setApartIn(table);
    this.columns = guessColumns(table, now).map((column) => this.#withoutSecrets(column));
    this.#outgoing = this.#outgoingNow();
  }

  /** The columns are these from now on: chosen in an earlier import. */
  use(columns: readonly ImportColumn[]): void {
    this.columns = columns.map((column) => this.#withoutSecrets(column));
    this.#changed();
  }

  /** Throws what a person can read when this cannot be chosen. */
  choose(change: Change): void {
    if ('options' in change) {
      this.#sendWith(change.options);
      return;
    }
    if ('column' in change) this.#chooseMeaning(change.column, change.meaning);
    else if ('fault' in change) toggle(this.#leftOut, change.fault, change.leaveOut);
    else toggle(this.#included, change.include, change.wanted);
    this.#changed();
  }

  /** Looks at every row, in turns. A change on the way begins anew. */
  async settle(): Promise<Judgement> {
    while (this.#judgement === null) {
      const { revision } = this;
      const people = await this.#people.of(this.#addressIndex);
      if (revision === this.revision) this.#judge(people);
    }
    return this.#judgement;
  }

  /** Without totals until {@link settle} has ended. */
  view(importId: string): ReadingView {
    const rows = Math.min(this.#table.length, listedAtMost.firstPage);
    return {
      importId,
      revision: this.revision,
      form: this.#table.form,
      total: this.#table.length,
      columns: this.columns,
      notes: [...this.#table.notes, ...sayHeadings(this.columns)].slice(0, listedAtMost.notes),
      rows: this.#view(Array.from({ length: rows }, (_, row) => row)),
      totals: this.#judgement && this.#totals(this.#judgement),
    };
  }

  async page(show: ShownRows, offset: number, limit: number): Promise<{ rows: ImportRow[]; total: number }> {
    const judgement = await this.settle();
    const rows = judgement.rowsIn(show === 'all' ? rowStates : statesShown[show]);
    return { total: rows.length, rows: this.#view(rows.slice(offset, offset + limit)) };
  }

  /** Rows that are ready, in the order of the files. */
  async ready(): Promise<readonly number[]> {
    return (await this.settle()).rowsIn(['ready']);
  }

  /** How many of those who are ready have metadata, and how many have none; null until {@link settle} has ended. */
  kinds(): { withMetadata: number; without: number } | null {
    if (this.#judgement === null) return null;
    const ready = this.#judgement.rowsIn(['ready']);
    const withMetadata = ready.filter((row) => this.#outgoing.hasMetadata(row)).length;
    return { withMetadata, without: ready.length - withMetadata };
  }

  /** Of a row that is ready. */
  draftOf(row: number): Draft {
    const cell = this.#table.columns[this.#addressIndex]?.cells[row] ?? '';
    return this.#outgoing.draftOf(row, readAddress(cell)?.address ?? '');
  }

  get #addressIndex(): number {
    return this.columns.findIndex(({ meaning }) => meaning === 'email_address');
  }

  #view(rows: readonly number[]): ImportRow[] {
    const ports = {
      table: this.#table,
      columns: this.columns,
      outgoing: this.#outgoing,
      leftOut: this.#leftOut,
      judgement: this.#judgement,
    };
    return rows.map((row) => viewRow(ports, row));
  }

  #totals(judgement: Judgement): ImportTotals {
    return {
      states: judgement.counts,
      faults: judgement.faults,
      included: [...this.#included],
      secondAddresses: judgement.secondAddresses,
      goesOut: goesOut(this.#outgoing, judgement.rowsIn(['ready'])),
    };
  }

  #chooseMeaning(index: number, meaning: ColumnMeaning): void {
    const column = this.columns[index];
    if (!column) throw invalidInput('column', 'There is no such column in this import.');
    if (column.secret) throw invalidInput('column', 'This column holds secrets: it cannot be sent.');
    if (!column.offers.includes(meaning)) {
      throw invalidInput('meaning', 'This column cannot be used for that.');
    }
    this.columns = chooseMeaning(this.columns, index, meaning).map((each) => this.#withoutSecrets(each));
  }

  /** Every row of a column that everyone could read is looked at, once, before it is used. */
  #withoutSecrets(column: ImportColumn): ImportColumn {
    const { index, header, meaning } = column;
    if (meaning !== 'metadata_key' && meaning !== 'public_metadata') return column;
    let secret = this.#secret.get(index);
    if (secret === undefined) {
      const cells = this.#table.columns[index]?.cells ?? [];
      secret = areSecretValues(cells.filter((cell) => cell !== ''));
      this.#secret.set(index, secret);
    }
    return secret ? secretColumn(index, header, 'value') : column;
  }

  /** Where the metadata is the same, no row becomes a problem, or none any more. */
  #sendWith(options: ImportOptions): void {
    const same = asText(options) === asText(this.#options);
    this.#options = options;
    if (same) {
      this.revision += 1;
      this.#outgoing = this.#outgoingNow();
    } else this.#changed();
  }

  #outgoingNow(): Outgoing {
    const used = this.columns.filter(({ meaning }) => meaning !== 'ignored' && meaning !== 'email_address');
    const read = used.map((column) => ({ ...column, value: this.#valuesOf(column) }));
    return new Outgoing(read, this.#options);
  }

  #valuesOf({ index, meaning }: ImportColumn): ValueColumn {
    const key = `${index} ${meaning}`;
    const known = this.#values.get(key);
    if (known) return known;
    const values = new ValueColumn(meaning, this.#table.columns[index]?.cells ?? [], this.#now);
    this.#values.set(key, values);
    return values;
  }

  #changed(): void {
    this.revision += 1;
    this.#outgoing = this.#outgoingNow();
    this.#judgement = null;
    const people = this.#people.known(this.#addressIndex);
    if (people) this.#judge(people);
  }

  #judge(people: People): void {
    const wishes = { leftOut: this.#leftOut, included: this.#included };
    this.#judgement = new Judgement(this.#table, people, this.#outgoing, this.#apart, wishes);
  }
}

const asText = ({ publicMetadata }: ImportOptions): string => JSON.stringify(publicMetadata ?? {});

function toggle<T>(set: Set<T>, value: T, wanted: boolean): void {
  if (wanted) set.add(value);
  else set.delete(value);
}
