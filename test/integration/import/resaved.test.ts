/** Exports of services, and what is copied out of tables, as LibreOffice, Gnumeric and SQLite write them again. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decodeGuessed } from '../../../renderer/import/encodings.ts';
import { asGuessed } from '../../unit/import/read.ts';

const folder = join(import.meta.dirname, '../../fixtures/import');

function outcome(name: string) {
  const { form, rows, shown } = asGuessed(
    decodeGuessed(new Uint8Array(readFileSync(join(folder, name))), ['en']).text,
  );
  return {
    form,
    ready: rows.map(({ draft }) => draft.emailAddress),
    withoutAddress: shown.filter(({ state }) => state === 'no-address').map(({ line }) => line),
    problems: shown.flatMap((row) => row.problems.map(({ message }) => message)),
    notes: shown.flatMap(({ notes }) => notes),
    metadata: rows.flatMap(({ draft }) => (draft.publicMetadata ? [draft.publicMetadata] : [])),
  };
}

interface Wanted {
  ready: string[];
  withoutAddress?: number[];
  notes?: string[];
  metadata?: Record<string, unknown>[];
}

const wanted: Record<string, Wanted> = {
  'email-twice': {
    ready: ['ida@example.com', 'kim@example.org'],
    withoutAddress: [3],
    notes: ['jon@home.example.org stands in “Email” and is not invited.'],
  },
  'clerk-user-export': { ready: ['ida@example.com', 'kim@example.org'], withoutAddress: [3] },
  'google-contacts-sparse': { ready: ['jon@example.com'], withoutAddress: [2, 4] },
  'google-contacts-two-in-a-cell': {
    ready: ['ida@example.com', 'jon@example.com'],
    notes: ['ida@home.example.org stands in the same cell and is not invited.'],
  },
  'expires-is-a-date': { ready: ['ida@example.com', 'jon@example.org'] },
  'comment-line': { ready: ['ida@example.com', 'jon@example.org'] },
  'own-export-with-revoked': { ready: ['jon@example.com'], metadata: [{ plan: 'beta' }] },
  'spanish-header-sparse': { ready: ['jon@example.com'], withoutAddress: [2, 4] },
};

describe.each(Object.entries(wanted))(
  '%s',
  (name, { ready, withoutAddress = [], notes = [], metadata = [] }) => {
    it.each(['libreoffice', 'gnumeric'])('saved by %s', (program) => {
      expect(outcome(`${name}-${program}.csv`)).toEqual({
        form: 'table',
        ready,
        withoutAddress,
        problems: [],
        notes,
        metadata,
      });
    });
  },
);

it.each(['clipboard-quotes-sqlite.tsv', 'clipboard-quotes-sqlite-list.txt'])(
  'quotes that open nothing are part of a value: %s',
  (name) => {
    const { form, ready, problems } = outcome(name);
    expect({ form, ready, problems }).toEqual({
      form: 'table',
      ready: ['ida@example.com', 'jon@example.org', 'kim@example.com', 'lee@example.org'],
      problems: [],
    });
  },
);

it.each(['zero-width-sqlite.txt', 'zero-width-libreoffice.csv'])('no invisible characters: %s', (name) => {
  expect(outcome(name).ready).toEqual([
    'ida@example.com',
    'jon@example.org',
    'kim@example.com',
    'lee@example.org',
  ]);
});
