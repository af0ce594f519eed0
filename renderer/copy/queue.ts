/** Words for the queue: each item's state, and the whole. */
import type { QueueItem, QueueOrder, QueueSummary } from '../../preload/queue.ts';
import { ahead, atTime, secondsLeft } from '../words/time.ts';
import { describeFailure } from './failure.ts';
import { counted } from './invite.ts';
import { audienceWords } from './lists.ts';

/** Of the audience that an item is for. */
const audienceWordsOf = ({ audience }: Pick<QueueItem, 'audience'>) =>
  audienceWords[audience ?? 'application'];

const wordsOf = (item: Pick<QueueItem, 'operation' | 'audience'>) =>
  audienceWordsOf(item).work[item.operation];

const alreadyWords: Record<Exclude<NonNullable<QueueItem['already']>, 'pending'>, string> = {
  accepted: 'Already accepted',
  revoked: 'Already revoked',
  meanwhile: 'Invited meanwhile',
  resent: 'Resent by somebody else meanwhile',
  member: 'A member of the organization already',
  invited: 'Invited from the waitlist already',
  completed: 'Has joined already',
  rejected: 'Rejected already',
};

function alreadyWordsOf(item: QueueItem, already: NonNullable<QueueItem['already']>): string {
  if (already !== 'pending') return alreadyWords[already];
  if (item.operation === 'resend') return 'Another invitation is pending';
  return (item.operation === 'create' ? audienceWordsOf(item) : audienceWords.application).alreadyPending;
}

function waitingWords(item: QueueItem, now: number): string {
  const until = item.until;
  switch (item.waitingFor) {
    case 'undo':
      return `${wordsOf(item).doing} in ${secondsLeft(until ?? now, now)} s`;
    case 'network':
      return 'Waits for the network';
    case 'limit':
      return until === null ? 'Waits for Clerk’s limit' : `Clerk’s limit: goes out at ${atTime(until, now)}`;
    case 'backoff':
      return until === null ? 'Tries again soon' : `Tries again ${ahead(until, now)}`;
    case 'paused':
      return 'Paused';
    case 'keychain':
      return 'Waits for the keychain';
    case 'review':
      return 'Waits for your decision';
    case 'locked':
      return 'Locked by Clerk’s dashboard: waits until that is over';
    case null:
      return until === null ? 'Waiting' : `Goes on ${ahead(until, now)}`;
  }
}

/** An item's state in a few words; a failure by its title. */
export function itemWords(item: QueueItem, now: number): string {
  switch (item.state) {
    case 'queued':
      return item.waitingFor === null ? 'Queued' : waitingWords(item, now);
    case 'sending':
      return `${wordsOf(item).doing}…`;
    case 'sent':
      if (item.withoutMetadata) return 'Sent, without its metadata';
      return item.already ? alreadyWordsOf(item, item.already) : wordsOf(item).done;
    case 'failed':
      return item.failure ? describeFailure(item.failure, 'queue', now).title : 'Failed';
    case 'waiting':
      return waitingWords(item, now);
    case 'cancelled':
      return 'Taken back';
  }
}

/** The same without seconds that are counted down: a screen reader says what changes where the focus is. */
export function steadyWords(item: QueueItem, now: number): string {
  if (item.waitingFor === 'undo') return `${wordsOf(item).doing} in a few seconds`;
  return item.waitingFor === 'backoff' ? 'Tries again soon' : itemWords(item, now);
}

/** How a group of items stands: `2 sent, 1 failed`. */
export function tally(items: readonly QueueItem[]): string {
  const count = (states: readonly QueueItem['state'][]) =>
    items.filter(({ state }) => states.includes(state)).length;
  const already = items.filter((item) => item.state === 'sent' && item.already !== null).length;
  const parts = [
    [count(['sent']) - already, 'sent'],
    [already, 'already done'],
    [count(['queued', 'sending', 'waiting']), 'to go'],
    [count(['failed']), 'failed'],
    [count(['cancelled']), 'taken back'],
  ] as const;
  return parts
    .filter(([number]) => number > 0)
    .map(([number, word]) => `${number.toLocaleString('en')} ${word}`)
    .join(', ');
}

/** What was just asked for and does not go out yet: `ada@example.com: Waits for the network`. */
export function heldWords(items: readonly QueueItem[], now: number): string {
  const [first] = items;
  if (!first) return '';
  const who = items.length === 1 ? first.emailAddress : counted(items.length, 'person', 'people');
  return `${who}: ${itemWords(first, now)}`;
}

/** Why it takes so long. */
function oneByOneWords(oneByOne: number, left: number): string {
  if (oneByOne < 2) return '';
  const which = oneByOne < left ? `${oneByOne.toLocaleString('en')} of them ` : '';
  return `, ${which}one by one for the sake of their metadata`;
}

/** What is left in the queue to be done or dealt with, which its tab counts: `2 to go, 1 failed`. */
export function unfinishedWords(left: number, failed: number): string {
  const parts = [left > 0 ? `${left.toLocaleString('en')} to go` : [], failed > 0 ? failedWords(failed) : []];
  return parts.flat().join(', ');
}

const failedWords = (failed: number): string => `${failed.toLocaleString('en')} failed`;

/** The line over the queue. */
export function summaryWords(summary: QueueSummary, now: number): string {
  const left = summary.queued + summary.sending + summary.waiting;
  if (left === 0) return unfinishedWords(0, summary.failed) || 'All done';
  const failed = summary.failed > 0 ? `, ${failedWords(summary.failed)}` : '';
  if (summary.paused) return `Paused, ${left.toLocaleString('en')} to go${failed}`;
  const end = summary.lastOutAt === null ? '' : `, the last at about ${atTime(summary.lastOutAt, now)}`;
  return `${left.toLocaleString('en')} to go${oneByOneWords(summary.oneByOne, left)}${end}${failed}`;
}

/** What is done, to so many of what. */
function doingWords(operation: QueueItem['operation'], count: number): string {
  const whom =
    operation === 'invite' || operation === 'reject'
      ? counted(count, 'person', 'people')
      : counted(count, 'invitation', 'invitations');
  return `${audienceWords.application.work[operation].doing} ${whom}`;
}

/** What is to be done, of what waits for its turn. */
export const whatWords = (item: Pick<QueueItem, 'operation' | 'audience'>): string => wordsOf(item).what;

export const queueCopy = {
  into: ({ name, organizationId }: NonNullable<QueueItem['into']>) => `Into ${name ?? organizationId}`,
  emptyTitle: 'The queue is empty',
  emptyText: 'Whatever you send passes through here, so that nothing is lost when the network is.',
  pause: 'Pause',
  resume: 'Resume',
  retry: 'Retry',
  tryNow: 'Try now',
  tryingNow: 'Trying again now.',
  edit: 'Edit',
  newAddress: (address: string) => `Address instead of ${address}`,
  send: 'Send',
  corrected: (address: string) => `Inviting ${address}.`,
  retryAll: 'Retry failed',
  cancel: 'Cancel',
  cancelAll: 'Cancel all',
  cancelAllTitle: (count: number) => `Cancel ${count.toLocaleString('en')} that wait?`,
  cancelSome: 'Cancel them',
  cancelAllText:
    'What has not gone out is taken back and not sent. What may have gone out already stays in the queue.',
  keepAll: 'Keep them',
  allTakenBack: (count: number) => `${counted(count, 'item', 'items')} taken back.`,
  clearFinished: 'Clear finished',
  progress: 'Sent so far',
  list: 'Queue items',
  loading: 'Loading the queue…',
  /** The same field as over the lists. */
  search: 'Search invitations',
  orders: { next: 'Next first', newest: 'Newest first' } satisfies Record<QueueOrder, string>,
  orderHints: {
    next: 'What failed first, then what goes out next, then what is done.',
    newest: 'What was asked for last first.',
  } satisfies Record<QueueOrder, string>,
  result: 'Result',
  lastAt: (time: string) => `, the last at about ${time}`,
  closeResult: 'Close the result',
  reviewHint: 'Guestlist cannot tell whether this went out. Look for it in Pending before you retry.',
  doubtHint:
    'It may have gone out already. Guestlist looks before it sends again, so it cannot be taken back.',
  meanwhileHint:
    'An invitation went to this address after this was asked for, so no second one was sent. Invite again if one more should go out.',
  withoutMetadataHint:
    'Clerk answered it without the metadata that was asked for. Look at the invitation, and resend it if the metadata matters.',
  resentHint: 'The person has got that e-mail, so no second one was sent.',
  otherPendingHint:
    'This address had two invitations. The other one stands, so no e-mail was sent. Resend that one to send it again.',
  knownNote: 'It was in the queue already, and goes out once, as it was asked for first.',
  /** What waits for its undo period, all of it of one operation or not. */
  undoable: (operation: QueueItem['operation'] | null, count: number, seconds: number) =>
    operation === null
      ? `${counted(count, 'change', 'changes')} in ${seconds} s`
      : `${doingWords(operation, count)} in ${seconds} s`,
  /** Read out once, without the seconds that are counted down beside it. */
  undoHint: (operation: QueueItem['operation'] | null, count: number) =>
    operation === null
      ? `${counted(count, 'change', 'changes')} in a few seconds. U takes them back.`
      : `${doingWords(operation, count)} in a few seconds. U takes it back.`,
  takenBack: (addresses: readonly string[]) =>
    `Taken back: ${addresses.length === 1 ? addresses[0] : counted(addresses.length, 'item', 'items')}.`,
  retried: (count: number) =>
    count === 0 ? 'None of them can be retried.' : `Retrying ${counted(count, 'item', 'items')}.`,
  cleared: (count: number) => `Cleared ${counted(count, 'item', 'items')}.`,
  show: 'Show items',
  shown: { all: 'All', active: 'To go', failed: 'Failed', done: 'Done' },
  noneShown: 'None of these.',
  noMatch: 'In the queue.',
  paused: 'The queue is paused.',
  resumed: 'The queue goes on.',
};
