import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Measure } from '../measure.ts';
import { atMost } from '../row.ts';

const renderer = resolve(import.meta.dirname, '../../../dist/renderer');
const kilobyte = 1000;

function compressed(extension: string): number {
  const files = readdirSync(renderer, { recursive: true, encoding: 'utf8' });
  const sizes = files
    .filter((name) => extname(name) === extension)
    .map((name) => gzipSync(readFileSync(join(renderer, name)), { level: 9 }).length);
  return sizes.reduce((sum, size) => sum + size, 0) / kilobyte;
}

export const rendererSize: Measure = {
  name: 'renderer-size',
  needs: 'build',
  what: 'Scripts and styles of the built renderer, each file compressed with gzip. 1 KB is 1000 bytes.',
  async run() {
    const scripts = compressed('.js');
    const styles = compressed('.css');
    return [
      {
        name: 'renderer-size',
        value: scripts + styles,
        unit: 'KB',
        bar: atMost(130),
        reference: `scripts ${scripts.toFixed(1)} KB, styles ${styles.toFixed(1)} KB`,
      },
    ];
  },
};
