import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import packageJson from '../../../package.json' with { type: 'json' };
import { licencesOf, licencesText } from '../../../scripts/licences.ts';

const licensed = licencesOf(resolve(import.meta.dirname, '../../..'));
const names = licensed.map(({ name }) => name);

it('finds what ships, and what that needs in turn', () => {
  expect(names).toEqual(expect.arrayContaining(Object.keys(packageJson.dependencies)));
  expect(names).toEqual(expect.arrayContaining(['ajv', 'fast-uri', 'scheduler', 'atomically']));
});

it('leaves out what does not ship: Electron, which brings its own, and the Node of the scripts', () => {
  expect(names.filter((name) => /^(electron|@electron\/|node-|vite)/.test(name))).toEqual([
    'electron-menubar',
    'electron-store',
    'electron-updater',
  ]);
});

it('has the words of every licence, none of which asks for more than to be named', () => {
  const kinds = new Set(licensed.map(({ licence }) => licence));
  expect(kinds).toEqual(
    new Set([
      'MIT',
      'ISC',
      'BSD-2-Clause',
      'BSD-3-Clause',
      '(MIT OR CC0-1.0)',
      'BlueOak-1.0.0',
      'Python-2.0',
    ]),
  );
  // What electron-updater needs to load its parts late names MIT and leaves the text out.
  expect(licensed.filter(({ texts }) => texts.join('').length < 300)).toMatchObject([
    { name: 'lazy-val', licence: 'MIT' },
  ]);
});

it('writes them one after the other, under name and version', () => {
  const text = licencesText([{ name: 'a', version: '1.0.0', licence: 'MIT', texts: ['Words.'] }]);
  expect(text).toContain('a 1.0.0 (MIT)');
  expect(text).toContain('Words.\n');
});
