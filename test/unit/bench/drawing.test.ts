import { describe, expect, it } from 'vitest';
import { drawing } from '../../bench/drawing.ts';
import { type Run, readHistory, withRun } from '../../bench/history.ts';

const run = (commit: string, value: number): Run => ({
  commit,
  date: '2026-11-23',
  values: { 'first-sync': { value, unit: '×' } },
});
const row = { name: 'first-sync', value: 6, unit: '×', bar: null, reference: '' };

describe('the drawing of measured commits', () => {
  it('has a point for each commit, the higher value further up', () => {
    const svg = drawing([run('aaaaaaa', 3), run('bbbbbbb', 6)]);
    const [, low = '', high = ''] = /points="[\d.]+,([\d.]+) [\d.]+,([\d.]+)"/.exec(svg) ?? [];
    expect(Number(high)).toBeLessThan(Number(low));
    expect(svg).toContain('<title>aaaaaaa: 3 ×</title>');
    expect(svg).toContain('3 × → 6 ×');
  });

  it('leaves out a commit that did not measure a row', () => {
    const svg = drawing([{ ...run('aaaaaaa', 3), values: {} }, run('bbbbbbb', 6)]);
    expect(svg.match(/<circle/g)).toHaveLength(1);
  });

  it('can be drawn of what is written down', () => {
    const runs = readHistory();
    const drawn = drawing(runs);
    for (const name of Object.keys(runs.at(-1)?.values ?? {})) expect(drawn).toContain(`>${name}</text>`);
  });
});

it('keeps one run for each commit, the newest last, and no value that could not be measured', () => {
  const runs = withRun([run('aaaaaaa', 3), run('bbbbbbb', 6)], { commit: 'aaaaaaa', date: '2026-11-29' }, [
    row,
    { ...row, name: 'import', value: null },
  ]);
  expect(runs.map(({ commit }) => commit)).toEqual(['bbbbbbb', 'aaaaaaa']);
  expect(runs[1]?.values).toEqual({ 'first-sync': { value: 6, unit: '×' } });
});
