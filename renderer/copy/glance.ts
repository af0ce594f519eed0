/** Words for the strip that sums the account up. */
import type { Glance } from '../../preload/glance.ts';
import { lasting } from '../words/time.ts';

export const glanceCopy = {
  title: 'At a glance',
  rate: (rate: number) => `${Math.round(rate * 100)} % accepted`,
  rateTip: 'Of those that were accepted or ran out',
  median: (ms: number) => `half within ${lasting(ms)}`,
  days: '30 days',
};

const sum = (days: readonly number[]): string =>
  days.reduce((total, day) => total + day, 0).toLocaleString('en');

/** What the strip shows, for those who hear it. */
export function glanceWords(glance: Glance): string {
  const { pending, accepted, expired, acceptanceRate, medianAcceptMs } = glance;
  const number = (value: number) => value.toLocaleString('en');
  return [
    `${number(pending)} pending, ${number(accepted)} accepted, ${number(expired)} expired`,
    acceptanceRate === null
      ? ''
      : `${glanceCopy.rate(acceptanceRate)} of those that were accepted or ran out`,
    medianAcceptMs === null ? '' : `half of them ${glanceCopy.median(medianAcceptMs).replace('half ', '')}`,
    `In the last 30 days ${sum(glance.invitedPerDay)} invited and ${sum(glance.acceptedPerDay)} accepted`,
  ]
    .filter(Boolean)
    .join('. ');
}
