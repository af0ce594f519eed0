/** Words for the strip that sums the account up. */
import type { Glance } from '../../preload/glance.ts';
import { lasting } from '../words/time.ts';

const rateWords = (rate: number) => `${Math.round(rate * 100)} % accepted`;
const medianWords = (ms: number) => `half of them within ${lasting(ms)}`;

export const glanceCopy = {
  title: 'At a glance',
  /** What stands in the strip, empty where nothing was accepted yet; the median of a rate. */
  outcome: ({ acceptanceRate: rate, medianAcceptMs: ms }: Glance) =>
    rate === null ? '' : [rateWords(rate), ms === null ? '' : medianWords(ms)].filter(Boolean).join(', '),
  /** Under the pointer; the whole of it, because a narrow window cuts it. */
  outcomeTip: (outcome: string) =>
    `${outcome}. Of those that were accepted or ran out; from the invitation to its acceptance.`,
  days: '30 days',
  daysTip: ({ invitedPerDay, acceptedPerDay }: Glance) =>
    `Invited and accepted, day by day: ${sum(invitedPerDay)} and ${sum(acceptedPerDay)} in the last 30 days.`,
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
      : [
          `${rateWords(acceptanceRate)} of those that were accepted or ran out`,
          medianAcceptMs === null ? '' : medianWords(medianAcceptMs),
        ]
          .filter(Boolean)
          .join(', '),
    `In the last 30 days ${sum(glance.invitedPerDay)} invited and ${sum(glance.acceptedPerDay)} accepted`,
  ]
    .filter(Boolean)
    .join('. ');
}
