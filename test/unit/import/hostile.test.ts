/** Whatever is pasted: an answer, the right lines, and time that grows with the length and no faster. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLine } from '../../../main/invitations/import/csv.ts';
import { openSource } from '../../../main/invitations/import/source.ts';
import { ImportTable } from '../../../main/invitations/import/table/table.ts';
import { draftSchema } from '../../../preload/invitation.ts';
import { read } from './read.ts';

const lineCount = (text: string): number => text.split(/\r\n|\r|\n/u).length;

/** Every promise of a reading that holds for any text. */
function expectSound(text: string): void {
  const result = read(text);
  const lines = lineCount(text);
  const addresses = result.rows.map(({ draft }) => draft.emailAddress.toLowerCase());
  expect(new Set(addresses).size).toBe(addresses.length);
  for (const { line, draft } of result.rows) {
    expect(draftSchema.safeParse(draft).success).toBe(true);
    expect(line).toBeGreaterThanOrEqual(1);
    expect(line).toBeLessThanOrEqual(lines);
  }
  for (const { line, firstLine, problems } of result.shown) {
    expect(line).toBeGreaterThanOrEqual(1);
    expect(line).toBeLessThanOrEqual(lines);
    if (firstLine !== null) expect(firstLine).toBeLessThanOrEqual(line);
    for (const { message } of problems) {
      expect(message.length).toBeGreaterThan(5);
      expect(message.length).toBeLessThan(400);
    }
  }
}

const table =
  '\uFEFFemail;metadata.role;expires_in_days;notify;public_metadata\r\n' +
  'ada@example.com;"ed""itor";7;yes;"{""a"":1}"\r\n' +
  '"bob@example.com";"two\nlines";;no;\r\n' +
  'Cy <cy@example.com>;;365;;\r\n';

/** Pieces that have a meaning to some reader of CSV. */
const piece = fc.oneof(
  fc.constantFrom(
    '"',
    '""',
    '\r',
    '\n',
    '\r\n',
    ',',
    ';',
    '\t',
    '|',
    '@',
    '<',
    '>',
    '=',
    "'",
    '\0',
    '\uFEFF',
    '{',
    '__proto__',
    'sep=;\n',
    'email',
    '\u2028',
    '\ud800',
  ),
  fc.string({ maxLength: 8, unit: 'binary' }),
);
const edits = fc.array(fc.record({ at: fc.nat(table.length), remove: fc.nat(6), insert: piece }), {
  maxLength: 12,
});

describe('hostile text', () => {
  it('that was a table before somebody changed it', () => {
    const mutated = edits.map((all) =>
      all.reduce(
        (text, { at, remove, insert }) => text.slice(0, at) + insert + text.slice(at + remove),
        table,
      ),
    );
    fc.assert(fc.property(mutated, expectSound), { numRuns: 5000 });
  });

  it('that never was one', () => {
    const soup = fc.array(piece, { maxLength: 60 }).map((parts) => parts.join(''));
    fc.assert(fc.property(soup, expectSound), { numRuns: 5000 });
  });

  it('comes back as it was from any table that is written well', () => {
    const cell = fc.string({ maxLength: 12, unit: 'binary' }).map((text) => text.trim().replace(/^'+/u, ''));
    const rows = fc.array(
      cell.filter((text) => !/^[=+\-@＝＋－＠\t\r\n]/u.test(text)),
      { minLength: 1, maxLength: 30 },
    );
    fc.assert(
      fc.property(rows, (notes) => {
        const lines = notes.map((note, index) => csvLine([`p${index}@example.com`, note]));
        const { rows: found, shown } = read(csvLine(['email', 'note']) + lines.join(''));
        expect(shown.flatMap(({ problems }) => problems)).toEqual([]);
        expect(found.map(({ draft }) => draft.publicMetadata?.['note'] ?? '')).toEqual(notes);
      }),
      { numRuns: 2000 },
    );
  });

  /** A reader that is quadratic in any of these needs hours. */
  it.each([
    '"',
    '""',
    '"a",',
    'a"x,',
    '"a""b\n',
    '"""\n',
    '@',
    'a@b.co ',
    'a@b.co,x\n',
    ',',
    '\t',
    '<',
    ',"',
    '\r',
    '.@',
    "'",
    'mailto:',
    '"\n',
    '-',
  ])(
    'of 10 MB of %j is read to its end',
    (unit) => {
      for (const head of ['', 'email,x\n', 'ada@example.com,"']) {
        const text = head + unit.repeat(Math.floor((10 * 1024 * 1024) / unit.length));
        expect(read(text).rows.length).toBeLessThanOrEqual(2);
      }
    },
    300_000,
  );

  it('of a hundred thousand people lets other work in between, in equal steps', () => {
    const rows = Array.from({ length: 100_000 }, (_, index) => `person${index}@example.com,editor,7`);
    const table = new ImportTable(['']);
    const steps = table.add(openSource(['email,role,expires_in_days', ...rows].join('\n')), 0);
    expect(steps.reduce((pauses) => pauses + 1, 0)).toBe(50);
    expect(table.length).toBe(100_000);
  });
});
