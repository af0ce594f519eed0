/**
 * What stands between the click and a page that can be clicked: the scripts that load with the document. Its rows wait
 * for none of them (`npm run bench -- --only popup-open`); this bound only sees to it that what is asked for later does
 * not come along unnoticed.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { builtPage } from '../../support/built-page.ts';

const allowed = 128 * 1000;

it('loads settings, import and help after the rows, and the rest within its bound', () => {
  const { folder } = builtPage();
  const document = readFileSync(join(folder, 'index.html'), 'utf8');
  const first = [...document.matchAll(/"\/(assets\/[^"]+\.js)"/gu)].map(([, name = '']) => name);
  const sizes = [...new Set(first)].map(
    (name) => gzipSync(readFileSync(join(folder, name)), { level: 9 }).length,
  );
  const total = sizes.reduce((sum, size) => sum + size, 0);
  process.stdout.write(`First scripts, gzip: ${(total / 1000).toFixed(1)} of ${allowed / 1000} KB\n`);
  expect(total).toBeLessThanOrEqual(allowed);
  const later = readdirSync(join(folder, 'assets')).filter(
    (name) => name.endsWith('.js') && !first.includes(`assets/${name}`),
  );
  for (const part of [
    'SettingsModal',
    'ImportSheet',
    'KeysSheet',
    'read-files',
    'read-cells',
    'contract-checks',
  ]) {
    expect(later.some((name) => name.startsWith(`${part}-`))).toBe(true);
  }
});
