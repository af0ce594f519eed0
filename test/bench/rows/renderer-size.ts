import { readdirSync, readFileSync } from 'node:fs';
import { dirname, extname, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Measure } from '../measure.ts';
import { atMost } from '../row.ts';

const renderer = resolve(import.meta.dirname, '../../../dist/renderer');
const kilobyte = 1000;

function sizeOf(name: string): number {
  return gzipSync(readFileSync(join(renderer, name)), { level: 9 }).length / kilobyte;
}

function compressed(extension: string): number {
  const files = readdirSync(renderer, { recursive: true, encoding: 'utf8' });
  const sizes = files.filter((name) => extname(name) === extension).map(sizeOf);
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Scripts that index.html names, and those that they import at once: what a later moment loads is not among them. */
function firstScripts(): string[] {
  const html = readFileSync(join(renderer, 'index.html'), 'utf8');
  const waiting = [...html.matchAll(/<(?:script|link)[^>]*(?:src|href)="\/?([^"]+\.js)"/g)].map(
    ([, name = '']) => name,
  );
  const found = new Set<string>();
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    const text = readFileSync(join(renderer, name), 'utf8');
    for (const [, imported = ''] of text.matchAll(/(?:import|from)\s*"(\.[^"]+\.js)"/g)) {
      waiting.push(join(dirname(name), imported));
    }
  }
  return [...found];
}

export const rendererSize: Measure = {
  name: 'renderer-size',
  needs: 'build',
  what: 'Scripts and styles of the built renderer, each file compressed with gzip. 1 KB is 1000 bytes. `first`: the scripts that the page loads before it can draw anything, which are those of index.html and what they import.',
  async run() {
    const first = firstScripts();
    const early = first.reduce((sum, name) => sum + sizeOf(name), 0);
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
      {
        name: 'renderer-size.first',
        value: early,
        unit: 'KB',
        bar: atMost(70),
        reference: `${first.length} scripts before the first rows, of ${scripts.toFixed(1)} KB in all`,
      },
    ];
  },
};
