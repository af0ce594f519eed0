/** A plain Node process cannot know whether the machine has a network: the outcome of the last call tells. */
import type { Connectivity } from '../ports.ts';

export const assumedOnline: Connectivity = {
  isOnline: () => true,
  onChange: () => () => undefined,
};
