/** Words of questions about many, or about what nothing brings back. */
import type { AudienceKind } from '../../preload/audience-rules.ts';
import type { Verb } from '../list/row-acts.ts';
import { lasting } from '../words/time.ts';
import { counted } from './invite.ts';
import { listCopy } from './list.ts';

interface QuestionWords {
  /** `who`: an address, or `12 people`. */
  title: (who: string) => string;
  text: string;
  action: (count: number, production: boolean) => string;
}

type Questions = Record<Verb | 'deleteForGood', QuestionWords>;

const never: QuestionWords = { title: () => '', text: '', action: () => '' };

const deleteForGood: QuestionWords = {
  title: (who) => `Really delete the invitation of ${who}?`,
  text: 'This is the second time you are asked, because after it nothing can be undone.',
  action: () => 'Delete for good',
};

const invitations: Questions = {
  revoke: {
    title: (who) => `Revoke the invitation of ${who}?`,
    text: 'The link in the e-mail stops working; the person can still sign up the ordinary way. You have five seconds to undo.',
    action: () => listCopy.revoke,
  },
  resend: {
    title: (who) => `Resend to ${who}?`,
    text: 'Each gets another e-mail, and the link in the first one stops working.',
    action: () => listCopy.resend,
  },
  delete: {
    title: (who) => `Delete the invitation of ${who} for good?`,
    text: 'Clerk forgets it with the copies of its e-mail, and Guestlist what it did about the address. A link that was sent stops working. A user with that address stays. Nothing brings it back.',
    action: () => listCopy.delete,
  },
  /** The second question about the same, in production. */
  deleteForGood,
  invite: never,
  reject: never,
};

const entries: Questions = {
  invite: {
    title: (who) => `Invite ${who} from the waitlist?`,
    text: 'Each gets an e-mail with a link to sign up. You have five seconds to undo.',
    action: (count, production) =>
      [count === 1 ? 'Invite' : `Invite ${count.toLocaleString('en')}`, production ? 'Production' : '']
        .filter(Boolean)
        .join(' · '),
  },
  reject: {
    title: (who) => `Reject ${who}?`,
    text: 'They stay on the list as rejected, and can still be invited. You have five seconds to undo.',
    action: (count) => (count === 1 ? 'Reject' : `Reject ${count.toLocaleString('en')}`),
  },
  delete: {
    title: (who) => `Take ${who} off the waitlist for good?`,
    text: 'Clerk forgets that they asked, and Guestlist what it did about the address. Nothing brings it back.',
    action: () => listCopy.delete,
  },
  deleteForGood: { ...deleteForGood, title: (who) => `Really take ${who} off the waitlist?` },
  revoke: never,
  resend: never,
};

export const confirmCopy = {
  /** How long it takes under Clerk's limits, milliseconds. */
  lastOut: (ms: number) =>
    ms < 60_000
      ? ' The last goes out within a minute.'
      : ` Under Clerk’s limits the last goes out after about ${lasting(ms)}.`,
  of: { application: invitations, organization: invitations, waitlist: entries } satisfies Record<
    AudienceKind,
    Questions
  >,
  production: (label: string) => `${label} is in production.`,
  people: (count: number) => counted(count, 'person', 'people'),
  keep: (count: number) => (count === 1 ? 'Keep it' : 'Keep them'),
  leave: 'Not now',
};
