/** What a person downloads, or a package carries: DESIGN.md allows the renderer 130 KB compressed. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { builtPage } from '../../support/built-page.ts';

const allowed = 130 * 1000;

it('the scripts and styles of the page stay under 130 KB, compressed', () => {
  const { folder } = builtPage();
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(?:js|css)$/.test(name),
  );
  const sizes = files.map((name) => gzipSync(readFileSync(join(folder, name)), { level: 9 }).length);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  process.stdout.write(`Renderer, gzip: ${(total / 1000).toFixed(1)} of ${allowed / 1000} KB\n`);
  expect(files.length).toBeGreaterThan(1);
  expect(total).toBeLessThanOrEqual(allowed);
});
