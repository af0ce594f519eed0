/** Files as spreadsheets write them, read to the draft. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openSource } from '../../../main/invitations/import/source.ts';
import { draftsOf, problemsOf, read } from '../../unit/import/read.ts';

const file = (name: string): string => readFileSync(join(import.meta.dirname, 'files', name), 'utf8');

it('reads what Excel saves: a byte order mark, CRLF, quotes where needed, an empty row', () => {
  const text = file('excel-utf8.csv');
  expect(draftsOf(text)).toEqual([
    {
      emailAddress: 'ada@example.com',
      expiresInDays: 14,
      publicMetadata: { Name: 'Ada Lovelace', Role: 'editor', Note: 'Notes, with a comma' },
    },
    {
      emailAddress: 'zoe@example.com',
      publicMetadata: { Name: 'Zoë Ångström', Role: 'viewer', Note: 'Two\nlines' },
    },
    {
      emailAddress: 'Grace@Example.com',
      expiresInDays: 30,
      publicMetadata: { Name: 'Grace Hopper', Role: 'admin', Note: 'She said "ship it"' },
    },
  ]);
  expect(problemsOf(text)).toEqual(['5 E-mail: not-an-address']);
  expect(read(text).shown.at(-1)).toMatchObject({
    line: 8,
    emailAddress: 'grace@example.com',
    state: 'file',
    firstLine: 6,
  });
});

it('reads what Excel saves where the comma is for decimals: semicolons', () => {
  const text = file('excel-german.csv');
  expect(openSource(text).separator).toBe(';');
  expect(draftsOf(text)).toEqual([
    {
      emailAddress: 'juergen@example.com',
      publicMetadata: { Vorname: 'Jürgen', Abteilung: 'Vertrieb', Seit: '01.02.2026' },
    },
    {
      emailAddress: 'anna@example.com',
      publicMetadata: { Vorname: 'Müller, Anna', Abteilung: 'Forschung; Entwicklung' },
    },
  ]);
  expect(problemsOf(text)).toEqual(['4: no-address']);
});

it('reads what Numbers saves: LF, no mark, empty columns at the end', () => {
  const text = file('numbers.csv');
  expect(draftsOf(text)).toEqual([
    { emailAddress: 'katherine@example.com', publicMetadata: { first_name: 'Katherine', team: 'Flight' } },
    { emailAddress: 'annie@example.com', publicMetadata: { first_name: 'Annie', team: 'Rockets "n" more' } },
    { emailAddress: 'radia@example.com', publicMetadata: { first_name: 'Radia' } },
  ]);
  expect(problemsOf(text)).toEqual([]);
});

it('reads what is copied out of a sheet: tabs, and JSON in a cell', () => {
  expect(draftsOf(file('sheet-copied.tsv'))).toEqual([
    { emailAddress: 'alan@example.com', publicMetadata: { clearance: 3, Role: 'editor' } },
    { emailAddress: 'edsger@example.com', publicMetadata: { Role: 'reviewer' } },
  ]);
});

it('reads the line ends of a classic Mac', () => {
  expect(draftsOf(file('classic-mac.csv'))).toEqual([
    { emailAddress: 'dorothy@example.com', publicMetadata: { role: 'lead' } },
    { emailAddress: 'mary@example.com' },
  ]);
});
