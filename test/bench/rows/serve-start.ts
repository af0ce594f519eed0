import { spawnSync } from 'node:child_process';
import { root } from '../../../scripts/built.ts';
import type { Measure } from '../measure.ts';
import { serveStart } from '../serve-start.ts';

export const serveStartRow: Measure = {
  name: 'serve-start',
  needs: 'build',
  what: 'What `npm run serve` starts, without npm itself, on an empty folder: until its link is printed, with what Node compiled at an earlier start. Median of 7 starts.',
  async run() {
    const begin = performance.now();
    spawnSync(process.execPath, ['-e', '0']);
    const bare = performance.now() - begin;
    return [
      {
        name: 'serve-start',
        value: await serveStart(root),
        unit: 'ms',
        bar: null,
        reference: `a runtime that does nothing ${bare.toFixed(0)} ms`,
      },
    ];
  },
};
