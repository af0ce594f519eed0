/** Every measure, in the order of the table. */
import type { Measure } from '../measure.ts';
import { firstSync } from './first-sync.ts';
import { idleMemory } from './idle-memory.ts';
import { importTenThousand } from './import.ts';
import { importPreview } from './import-preview.ts';
import { oneChange } from './one-change.ts';
import { popupOpen } from './popup-open.ts';
import { rendererSize } from './renderer-size.ts';
import { searchKey } from './search-key.ts';
import { serveStartRow } from './serve-start.ts';
import { shellStart } from './shell-start.ts';
import { steadyPoll } from './steady-poll.ts';

export const measures: readonly Measure[] = [
  firstSync,
  steadyPoll,
  popupOpen,
  searchKey,
  oneChange,
  importTenThousand,
  importPreview,
  idleMemory,
  rendererSize,
  serveStartRow,
  shellStart,
];
