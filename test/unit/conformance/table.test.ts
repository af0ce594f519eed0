/** The table of Electron's behaviours keeps itself honest. */
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chapters, unsaid } from '../../conformance/chapters.ts';
import { judge } from '../../conformance/judge.ts';
import { unnamedMembers } from '../../conformance/members.ts';
import type { Row, Seen } from '../../conformance/row.ts';

const root = resolve(import.meta.dirname, '../../..');
const rows = chapters.flatMap((chapter) => chapter.rows);
const row: Row = { says: 'x', source: 'y', relies: 'z', about: [], check: () => undefined };
const known: Row = { ...row, untruth: 'nobody needs it' };
const held: Seen = { chapter: 'c', says: 'x', outcome: 'held', error: '' };
const broke: Seen = { chapter: 'c', says: 'x', outcome: 'broke', error: 'no' };

describe('a row', () => {
  it.each([
    ['that holds counts as held', row, held, 'stand-in', 'held'],
    ['that breaks fails', row, broke, 'stand-in', 'failed'],
    ['that is known to break does not', known, broke, 'stand-in', 'untruths'],
    ['that is known to break and begins to hold fails', known, held, 'stand-in', 'failed'],
    ['that breaks on Electron fails, whatever is known of the stand-in', known, broke, 'electron', 'failed'],
    ['that holds on Electron counts as held there', known, held, 'electron', 'held'],
    ['that was not played fails', row, undefined, 'stand-in', 'failed'],
  ] as const)('%s', (_what, given, seen, host, counts) => {
    expect(judge(given, seen, host)[0]).toBe(counts);
  });
});

describe('the table', () => {
  it('says nothing twice, and names a file of Electron for each row', () => {
    const sentences = chapters.flatMap(({ name, rows: own }) => own.map(({ says }) => `${name}: ${says}`));
    expect(sentences.filter((sentence, at) => sentences.indexOf(sentence) !== at)).toEqual([]);
    for (const { source } of [...rows, ...unsaid])
      expect(source).toMatch(/[\w-]+\.(?:ts|cc|md|gn|patch|h)|issue \d/);
  });

  it('is about everything that the product takes from Electron', () => {
    expect(unnamedMembers(root, [...rows, ...unsaid])).toEqual([]);
  });

  it('misses what nobody names', () => {
    const without = rows.filter(({ about }) => !about.includes('app.relaunch'));
    expect(unnamedMembers(root, [...without, ...unsaid])).toEqual(['app.relaunch']);
  });
});
