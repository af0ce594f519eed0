/** Every part of the fuzz, in the order in which they run. */
import { answers } from './answers/run.ts';
import { audiences } from './audiences/run.ts';
import { files } from './files/run.ts';
import { imports } from './imports/run.ts';
import { payloads } from './payloads/run.ts';
import { requests } from './requests/run.ts';
import type { Suite } from './suite.ts';

export const suites: readonly Suite[] = [payloads, answers, audiences, requests, files, imports];
