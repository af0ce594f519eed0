/** Files that real programs write, read to the rows that a person expects, with nothing chosen. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { asGuessed, type Reading } from '../../unit/import/read.ts';

const folder = join(import.meta.dirname, '../../fixtures/import');
const reading = (name: string): Reading => asGuessed(readFileSync(join(folder, name), 'utf8'));
const ready = ({ rows }: Reading): string[] => rows.map(({ draft }) => draft.emailAddress);
const without = ({ shown }: Reading): number[] =>
  shown.filter(({ state }) => state === 'no-address').map(({ line }) => line);
const problems = ({ shown }: Reading): string[] =>
  shown.flatMap((row) => row.problems.map(({ message }) => message));

it.each([
  ['owner-column.csv', ['ada@example.com', 'cy@example.org'], [3]],
  ['email-twice.csv', ['ada@example.com'], [3]],
  ['clerk-user-export.csv', ['ada@example.com', 'bob@example.org'], []],
  ['google-contacts-sparse.csv', ['ada@example.com', 'eve@example.org'], [3, 4, 6]],
  ['google-contacts-two-in-a-cell.csv', ['zoe@example.org', 'ada@example.com'], []],
  ['expires-is-a-date.csv', ['ada@example.com', 'bob@example.org'], []],
  ['comment-line.csv', ['ada@example.com', 'bob@example.org'], []],
  ['own-export-with-revoked.csv', ['ada@example.com'], []],
  ['no-header-second-address.csv', ['ada@example.com', 'bob@example.org'], []],
  ['clipboard-quotes.txt', ['ada@example.com', 'bob@example.com', 'cy@example.com', 'dan@example.com'], []],
  ['spanish-header.csv', ['ada@example.com', 'bob@example.org'], []],
  ['spanish-header-sparse.csv', ['ada@example.com'], [3, 4]],
  ['users-auth0.ndjson', ['ida@example.com', 'jon@example.org'], []],
  ['meeting.ics', ['ida@example.com', 'jon@example.org'], []],
  ['members-columns.txt', ['ida@example.com', 'jon@example.org'], [5]],
])('%s invites whom it is about, and nobody else', (name, addresses, lines) => {
  const read = reading(name);
  expect(read.form).toBe('table');
  expect(ready(read)).toEqual(addresses);
  expect(without(read)).toEqual(lines);
  expect(problems(read)).toEqual([]);
  // Only our own export says by its heading that its metadata is public.
  const own = name.startsWith('own-export') ? [{ plan: 'beta' }] : addresses.map(() => undefined);
  expect(read.rows.map(({ draft }) => draft.publicMetadata)).toEqual(own);
});

it('says where a second address stands that could stand in, and never whose manager somebody is', () => {
  expect(reading('email-twice.csv').shown[1]?.notes).toEqual([
    'bob@home.example.org stands in “Email” and is not invited.',
  ]);
  expect(reading('owner-column.csv').shown.flatMap(({ notes }) => notes)).toEqual([]);
  expect(reading('google-contacts-two-in-a-cell.csv').shown[0]?.notes).toEqual([
    'zoe@home.example.org stands in the same cell and is not invited.',
  ]);
});

it('counts the days to a date', () => {
  const { shown, columns } = reading('expires-is-a-date.csv');
  expect(shown.map(({ expiresInDays }) => expiresInDays)).toEqual([33, 64]);
  expect(columns[2]).toMatchObject({ meaning: 'expires_in_days', sure: false });
});

it('says apart who was revoked in our own export', () => {
  expect(reading('own-export-with-revoked.csv').shown.map(({ state }) => state)).toEqual([
    'ready',
    'was-revoked',
  ]);
});

it('reads the users of Clerk as its API has them, by their primary address', () => {
  const read = reading('users-clerk.json');
  expect(ready(read)).toEqual(['ida@example.com', 'jon@example.org']);
  expect(read.shown.map(({ line, state }) => `${line} ${state}`)).toEqual([
    '2 ready',
    '16 ready',
    '27 no-address',
  ]);
  expect(read.rows.map(({ draft }) => draft.publicMetadata)).toEqual([{ plan: 'beta' }, undefined]);
  const { columns } = read;
  expect(columns.find(({ header }) => header === 'private_metadata.manager')).toMatchObject({
    secret: 'name',
  });
});

it('keeps the secrets of an export of Clerk to itself', () => {
  const { columns } = reading('clerk-user-export.csv');
  expect(columns.filter(({ secret }) => secret).map(({ header }) => header)).toEqual([
    'totp_secret',
    'password_digest',
    'password_hasher',
  ]);
});
