/** One import from its texts to the queue: what was read, what is chosen, and what becomes of every row. */
import type { Audience, AudienceKind } from '../../../../preload/audience.ts';
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
import type { Known } from '../known-addresses.ts';
import { readAddress } from './addresses.ts';
import { chooseMeaning, guessColumns, secretColumn } from './columns.ts';
import { Judgement, type KnownElsewhere, type People } from './judge.ts';
import { type Into, Outgoing } from './outgoing.ts';
import { setApartIn } from './own-export.ts';
import { type LookUp, PeopleByColumn } from './people.ts';
import { type PlacePorts, Places } from './places.ts';
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
  /** Where everybody goes whose row says nothing else; unset: to the application. */
  audience?: Audience | undefined;
  /** Null: the instance has no organizations. */
  places?: PlacePorts | null;
}

export class Reading {
  /** Counts changes, so that what is queued is what was seen. */
  revision = 0;
  columns: ImportColumn[];
  readonly #table: ImportTable;
  readonly #now: number;
  readonly #people: PeopleByColumn;
  readonly #apart: ReadonlyMap<number, SetApart>;
  readonly #into: Into;
  #options: ImportOptions;
  readonly #leftOut = new Set<string>();
  readonly #included = new Set<SetApart>();
  readonly #values = new Map<string, ValueColumn>();
  /** By column: whether its values look like secrets. */
  readonly #secret = new Map<number, boolean>();
  #outgoing: Outgoing;
  #judgement: Judgement | null = null;

  constructor(table: ImportTable, { now, lookUp, options = {}, audience, places = null }: ReadingPorts) {
    this.#table = table;
    this.#options = options;
    this.#now = now;
    this.#people = new PeopleByColumn(table, lookUp);
    this.#apart = setApartIn(table, now);
    this.#into = { base: audience, places: places && new Places(places) };
    this.columns = guessColumns(table, now, places !== null).map((column) => this.#withoutSecrets(column));
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
      await this.#resolvePlaces();
      const elsewhere = await this.#knownElsewhere(people);
      if (revision === this.revision) this.#judge(people, elsewhere);
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

  /** How many of those who are ready have metadata, and how many have none, by where they go; null until {@link settle} has ended. */
  kinds(): ReadonlyMap<AudienceKind, { withMetadata: number; without: number }> | null {
    if (this.#judgement === null) return null;
    const kinds = new Map<AudienceKind, { withMetadata: number; without: number }>();
    for (const row of this.#judgement.rowsIn(['ready'])) {
      const kind = this.audienceOf(row)?.kind ?? 'application';
      const counts = kinds.get(kind) ?? { withMetadata: 0, without: 0 };
      kinds.set(kind, counts);
      counts[this.#outgoing.hasMetadata(row) ? 'withMetadata' : 'without'] += 1;
    }
    return kinds;
  }

  /** Where a row goes; undefined: to the application. */
  audienceOf(row: number): Audience | undefined {
    return this.#outgoing.audienceOf(row);
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
    return new Outgoing(read, this.#options, this.#into);
  }

  #valuesOf({ index, meaning }: ImportColumn): ValueColumn {
    const key = `${index} ${meaning}`;
    const known = this.#values.get(key);
    if (known) return known;
    const cells = this.#table.columns[index]?.cells ?? [];
    const values = new ValueColumn(meaning, cells, this.#now, this.#into.places);
    this.#values.set(key, values);
    return values;
  }

  #changed(): void {
    this.revision += 1;
    this.#outgoing = this.#outgoingNow();
    this.#judgement = null;
    const people = this.#people.known(this.#addressIndex);
    // What a column says of organizations has to be asked of Clerk first.
    if (people && !this.#outgoing.hasPlaces) this.#judge(people);
  }

  async #resolvePlaces(): Promise<void> {
    const { places } = this.#into;
    if (!places || !this.#outgoing.hasPlaces) return;
    const column = this.#outgoing.organizationColumn;
    const cells = column === null ? [] : (this.#table.columns[column]?.cells ?? []);
    if (!(await places.resolve(cells))) return;
    for (const [key, { meaning }] of this.#values) {
      if (meaning === 'organization' || meaning === 'role') this.#values.delete(key);
    }
    this.#outgoing = this.#outgoingNow();
  }

  /** Each place that rows name is asked for its people once. */
  async #knownElsewhere({ column }: People): Promise<KnownElsewhere> {
    const known = new Map<string, ReadonlyMap<number, Known>>();
    const { places } = this.#into;
    if (!places || !this.#outgoing.hasPlaces) return known;
    const keys = column.keys();
    const rows = Array.from({ length: this.#table.length }, (_, row) => row);
    const elsewhere = rows.filter((row) => column.personOf(row) >= 0 && this.#outgoing.placeOf(row) !== '');
    for (const [place, some] of Map.groupBy(elsewhere, (row) => this.#outgoing.placeOf(row))) {
      const [first = 0] = some;
      const audience = this.#outgoing.audienceOf(first);
      if (!audience) continue;
      const people = [...new Set(some.map((row) => column.personOf(row)))];
      const found = await places.known(
        people.map((person) => keys[person] ?? ''),
        audience,
      );
      known.set(
        place,
        new Map(
          people.flatMap((person) => {
            const one = found.get(keys[person] ?? '');
            return one === undefined ? [] : [[person, one] as const];
          }),
        ),
      );
    }
    return known;
  }

  #judge(people: People, elsewhere?: KnownElsewhere): void {
    const wishes = { leftOut: this.#leftOut, included: this.#included };
    this.#judgement = new Judgement(this.#table, people, this.#outgoing, this.#apart, wishes, elsewhere);
  }
}

const asText = ({ publicMetadata }: ImportOptions): string => JSON.stringify(publicMetadata ?? {});

function toggle<T>(set: Set<T>, value: T, wanted: boolean): void {
  if (wanted) set.add(value);
  else set.delete(value);
}
