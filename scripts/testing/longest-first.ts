/** The order of the test files: those that take long begin first, so that no worker is left alone with one at the end. */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Longer than 12 s each on two quiet cores, the longest first. The runner itself goes by size where it knows no better. */
const long = [
  'renderer/states',
  'import/sheet',
  'renderer/sizes',
  'accounts/kwallet',
  'import/hostile',
  'invitations/fault-matrix',
  'day/working-day',
  'accounts/keepassxc',
  'accounts/keychain-states',
  'renderer/queue',
  'renderer/waitlist',
  'renderer/audience',
  'alerts/core',
  'renderer/actions',
];

function place({ moduleId }: TestSpecification): number {
  const index = long.findIndex((name) => moduleId.endsWith(`${name}.test.ts`));
  return index < 0 ? long.length : index;
}

/** For `sequence.sequencer` of the runner. A name that no file has any more only loses its place. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => place(a) - place(b));
  }
}
