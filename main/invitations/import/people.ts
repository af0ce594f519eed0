/** People with fields, as address books keep them, made into a table: one row each, every address in a column of its own. */
import type { Person } from './person.ts';
import type { Source, SourceFormat, SourceNote, SourceRow } from './source-rows.ts';

const headings = ['Name', 'E-mail', 'Second e-mail', 'E-mail 3', 'E-mail 4', 'E-mail 5'];

interface Book {
  notes?: readonly SourceNote[];
  /** Nobody has to look whether they are. */
  meant?: boolean;
  /** With a column for what the book says of the accounts. */
  withStatus?: boolean;
}

/** More addresses of one person than the columns hold are not read. */
export function openPeople(
  format: SourceFormat,
  people: () => Generator<Person | null, void>,
  { notes = [], meant = true, withStatus = false }: Book = {},
): Source {
  const names = withStatus ? [...headings, 'Status'] : headings;
  function* rows(): Generator<SourceRow | null, void> {
    for (const person of people()) {
      if (person === null) {
        yield null;
        continue;
      }
      const { line, name, addresses, status = '' } = person;
      const cells = [name, ...addresses].slice(0, headings.length);
      while (cells.length < headings.length) cells.push('');
      if (withStatus) cells.push(status);
      yield { line, lastLine: line, cells, width: names.length, openQuote: false };
    }
  }
  return {
    format,
    form: 'table',
    separator: null,
    names,
    headingLine: 0,
    width: names.length,
    head: rows()
      .filter((row) => row !== null)
      .take(100)
      .toArray(),
    addressColumn: 1,
    addressNamed: meant,
    notes,
    rows,
  };
}
