/** What the help and the README tell about keys; that the keys do it stands in the stories about each of them. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { keysCopy } from '../../../renderer/copy/keys.ts';

const rows = keysCopy.flatMap(({ keys }) => keys);
const modifiers = ['Shift', 'Ctrl', 'Alt'];

it('tells in each line of the help of one act: letters that do something else each stand apart', () => {
  for (const { keys, does } of rows) {
    const letters = keys.filter((key) => /^[A-Z]$/u.test(key));
    expect(letters.length, does).toBeLessThanOrEqual(1);
  }
});

it('tells in the README of every key of the help', () => {
  const readme = readFileSync('README.md', 'utf8');
  const [, chapter = ''] = readme.split('## By keyboard');
  const told = (chapter.split('\n## ')[0] ?? '').toLowerCase();
  const known = new Set(['…', 'backspace', 'enter', 'esc']);
  for (const { keys } of rows) {
    for (const key of keys.filter((each) => !modifiers.includes(each) && !known.has(each.toLowerCase()))) {
      expect(told).toContain(
        /^[a-z]$/iu.test(key) && keys.length === 1 ? `\`${key.toLowerCase()}\`` : key.toLowerCase(),
      );
    }
  }
  expect(told).toContain('ctrl-click');
  expect(told).toContain('shift-click');
});
