/**
 * Property tests ask the same questions in every run, so that what fails after a change fails because of it. New ones
 * are asked by `npm run test:deep`, which gives each of its rounds a seed of its own.
 */
import * as fc from 'fast-check';
import { seedOf } from '../../scripts/testing/seed.ts';

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: seedOf(process.env) });
