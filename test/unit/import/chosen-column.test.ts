/** Whatever a table looks like and whatever is chosen: nobody is invited who does not stand in that column of the row. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { csvLine } from '../../../main/invitations/import/csv.ts';
import { chooseMeaning, guessColumns } from '../../../main/invitations/import/table/columns.ts';
import { asGuessed, judged, type Reading, tableOf, today } from './read.ts';

const address = fc
  .tuple(fc.stringMatching(/^[a-z]{1,6}$/), fc.constantFrom('example.com', 'Example.ORG', 'home.example.net'))
  .map(([name, domain]) => `${name}@${domain}`);
const cell = fc.oneof(
  { weight: 4, arbitrary: address },
  address.map((each) => `Somebody <${each}>`),
  fc.tuple(address, address).map((both) => both.join(' ::: ')),
  fc.constantFrom('', '', '-', 'n/a', '@', 'ada@', '+49 30 1', '{"a":1}', '7', 'https://example.com'),
  fc.string({ maxLength: 8 }),
);
const heading = fc.constantFrom(
  'Email',
  'Email',
  'E-mail 2',
  'Work email',
  'Manager email',
  'Owner',
  'Recovery email',
  'Correo electrónico',
  'Name',
  'metadata.boss',
  'redirect_url',
  'expires_in_days',
  'password',
  '',
);
const table = fc.integer({ min: 2, max: 6 }).chain((width) =>
  fc.record({
    names: fc.array(heading, { minLength: width, maxLength: width }),
    rows: fc.array(fc.array(cell, { minLength: width - 1, maxLength: width }), {
      minLength: 1,
      maxLength: 8,
    }),
    chosen: fc.nat(width - 1),
    headless: fc.boolean(),
  }),
);

/** The row of the table that begins on a line. */
function expectOwnAddresses({ table: read, columns, rows }: Reading): void {
  const index = columns.findIndex(({ meaning }) => meaning === 'email_address');
  const cells = new Map(read.places.map(({ line }, row) => [line, read.columns[index]?.cells[row] ?? '']));
  for (const { line, draft } of rows) expect(cells.get(line)).toContain(draft.emailAddress);
}

it('holds for what is guessed, and for every column that somebody can choose', () => {
  fc.assert(
    fc.property(table, ({ names, rows, chosen, headless }) => {
      const text = [...(headless ? [] : [names]), ...rows].map(csvLine).join('');
      const guessed = asGuessed(text);
      if (guessed.form === 'list') return;
      expectOwnAddresses(guessed);
      const read = tableOf(text);
      const columns = guessColumns(read, today);
      if (!columns[chosen]?.offers.includes('email_address')) return;
      const changed = judged(read, chooseMeaning(columns, chosen, 'email_address'));
      expect(changed.columns.filter(({ meaning }) => meaning === 'email_address')).toHaveLength(1);
      expectOwnAddresses(changed);
    }),
    { numRuns: 3000 },
  );
});

it('holds for several files with their columns in another order', () => {
  fc.assert(
    fc.property(table, table, (one, other) => {
      const texts = [one, other].map(({ names, rows }) => [names, ...rows].map(csvLine).join(''));
      const { table: read, columns, judgement, shown } = asGuessed(...texts);
      if (read.form === 'list') return;
      const index = columns.findIndex(({ meaning }) => meaning === 'email_address');
      for (const row of judgement.rowsIn(['ready'])) {
        expect(read.columns[index]?.cells[row]).toContain(shown[row]?.emailAddress);
      }
    }),
    { numRuns: 1500 },
  );
});
