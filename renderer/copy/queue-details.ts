/** Words for one item of the queue, with all that is known of it. */
import { counted } from './invite.ts';

export const queueDetailsCopy = {
  title: 'In the queue',
  what: 'What',
  status: 'Status',
  out: 'Goes out',
  askedAt: 'Asked for',
  tries: 'Tries',
  tried: (times: number) => `${counted(times, 'try', 'tries')} without success`,
  last: (words: string) => `the last ${words}`,
  travels: 'Travels',
  alone: 'By a request of its own, for the sake of its metadata',
  mail: 'Clerk sends it',
  noMail: 'None',
  expiry: 'Expires after',
  days: (count: number) => counted(count, 'day', 'days'),
  ownExpiry: 'Clerk’s own 30 days',
  existing: 'Ignore existing',
  existingOn: 'Yes: also who was invited already',
  gone: 'It is not in the queue any more.',
};
