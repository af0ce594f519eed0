/** SECURITY.md names a test for every line that it draws: each file is there, and has the test. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const text = readFileSync(join(root, 'SECURITY.md'), 'utf8');

const rows = [...text.matchAll(/^\| (.+?) \| \[[^\]]+\]\(([^)]+)\) \| `([^`]+)` \|$/gmu)].map(
  ([, line = '', file = '', test = '']) => ({ line, file, test }),
);

describe('SECURITY.md', () => {
  it('leads to files that are there', () => {
    const links = [...text.matchAll(/\]\(([^)#]+)\)/gu)].map(([, link = '']) => link);
    expect(links.length).toBeGreaterThan(60);
    expect(links.filter((link) => !existsSync(join(root, link)))).toEqual([]);
  });

  it('names a test in every row that leads to one', () => {
    expect(rows.length).toBe(text.split('\n').filter((line) => line.includes('](test/')).length);
  });

  it.each(rows)('draws the line “$line” with a test that exists', ({ file, test }) => {
    const source = readFileSync(join(root, file), 'utf8');
    // As the title of a test, however it is wrapped, and not somewhere in a comment.
    const titles = [...source.matchAll(/(?:\(|^)\s*'((?:[^'\\]|\\.)+)',/gmu)].map(([, title]) => title);
    expect(titles).toContain(test);
  });

  it('has all twenty items of the checklist, the fuses and all six records', () => {
    const lines = rows.map(({ line }) => line).join('\n');
    for (let item = 1; item <= 20; item += 1) expect(lines).toMatch(new RegExp(`^${item}\\. `, 'mu'));
    for (const id of ['2022-41924', '2025-24010', '2025-66414', '2026-22812', '2026-25253', '2026-53869']) {
      expect(lines).toContain(`CVE-${id}`);
    }
    expect(lines).toContain('packager burns');
  });
});
