import { readdirSync, readFileSync } from 'node:fs';
import { dirname, extname, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Measure } from '../measure.ts';

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

/** KB of 1000 bytes of the scripts that load with the document. */
export const firstScriptsKb = (): number => firstScripts().reduce((sum, name) => sum + sizeOf(name), 0);

export const rendererSize: Measure = {
  name: 'renderer-size',
  needs: 'build',
  what: 'Scripts and styles of the built renderer, each file compressed with gzip. 1 KB is 1000 bytes. `first`: those of index.html and what they import, without which the page cannot draw itself; what its rows wait for is `popup-open.scripts`.',
  async run() {
    const first = firstScripts();
    const early = firstScriptsKb();
    const scripts = compressed('.js');
    const styles = compressed('.css');
    return [
      {
        name: 'renderer-size',
        value: scripts + styles,
        unit: 'KB',
        bar: null,
        reference: `scripts ${scripts.toFixed(1)} KB, styles ${styles.toFixed(1)} KB`,
      },
      {
        name: 'renderer-size.first',
        value: early,
        unit: 'KB',
        bar: null,
        reference: `${first.length} scripts that load with the document, of ${scripts.toFixed(1)} KB in all`,
      },
    ];
  },
};
