/** What a row of the queue says beside the address. Pure. */
import type { QueueItem } from '../../preload/queue.ts';
import { describeFailure } from '../copy/failure.ts';
import { steadyWords, whatWords } from '../copy/queue.ts';
import { matchedWords } from '../list/row-words.ts';
import { hints } from './item-words.ts';

/** What was found in it where the address is not; else why it stands so, and of what waits for its turn, what is to be done. */
export function whyOf(item: QueueItem, now: number): string {
  const matched = matchedWords(item);
  if (matched !== '') return matched;
  if (item.state === 'failed' && item.failure) {
    return describeFailure(item.failure, 'queue', now).explanation;
  }
  const waits = (item.state === 'queued' || item.state === 'waiting') && item.waitingFor !== 'undo';
  return [waits ? whatWords(item) : '', ...hints(item, now)].filter(Boolean).join('. ');
}

/** What is read out with an address. */
export const descriptionOf = (item: QueueItem, now: number): string =>
  [steadyWords(item, now), whyOf(item, now)].filter(Boolean).join(', ');
