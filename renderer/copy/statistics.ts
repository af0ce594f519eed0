/** Words for the strip that sums the account up. */
import type { Statistics } from '../../preload/statistics.ts';
import { lasting } from '../words/time.ts';
import type { AudienceWords } from './lists.ts';

const rateWords = (rate: number, done: string) => `${Math.round(rate * 100)} % ${done}`;
const medianWords = (ms: number) => `half of them within ${lasting(ms)}`;

export const statisticsCopy = {
  title: 'At a glance',
  /** What stands in the strip, empty where nothing was accepted yet; the median of a rate. */
  outcome: ({ acceptanceRate, medianAcceptMs: ms }: Statistics, { rate }: AudienceWords) =>
    acceptanceRate === null
      ? ''
      : [rateWords(acceptanceRate, rate.done), ms === null ? '' : medianWords(ms)].filter(Boolean).join(', '),
  /** Under the pointer; the whole of it, because a narrow window cuts it. */
  outcomeTip: (outcome: string, { rate }: AudienceWords) =>
    `${outcome}. ${rate.of.charAt(0).toUpperCase()}${rate.of.slice(1)}; from the invitation to its acceptance.`,
  days: '30 days',
  daysTip: (statistics: Statistics, words: AudienceWords) =>
    `Day by day, in the last 30 days: ${words.statistics(statistics, sum).month}.`,
};

const sum = (days: readonly number[]): string =>
  days.reduce((total, day) => total + day, 0).toLocaleString('en');

/** What the strip shows, for those who hear it. */
export function statisticsWords(statistics: Statistics, words: AudienceWords): string {
  const { acceptanceRate, medianAcceptMs } = statistics;
  const { now, month } = words.statistics(statistics, sum);
  return [
    now,
    acceptanceRate === null
      ? ''
      : [
          `${rateWords(acceptanceRate, words.rate.done)} ${words.rate.of}`,
          medianAcceptMs === null ? '' : medianWords(medianAcceptMs),
        ]
          .filter(Boolean)
          .join(', '),
    `In the last 30 days ${month}`,
  ]
    .filter(Boolean)
    .join('. ');
}
