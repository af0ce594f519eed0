/** Words of questions about many, or about what nothing brings back. */
import { counted } from './invite.ts';
import { listCopy } from './list.ts';

export const confirmCopy = {
  revoke: {
    title: (who: string) => `Revoke the invitation of ${who}?`,
    text: 'The link in the e-mail stops working; the person can still sign up the ordinary way. You have five seconds to undo.',
    action: listCopy.revoke,
  },
  resend: {
    title: (who: string) => `Resend to ${who}?`,
    text: 'Each gets another e-mail, and the link in the first one stops working.',
    action: listCopy.resend,
  },
  delete: {
    title: (who: string) => `Delete the invitation of ${who} for good?`,
    text: 'Clerk forgets it with the copies of its e-mail, and Guestlist what it did about the address. A link that was sent stops working. A user with that address stays. Nothing brings it back.',
    action: listCopy.delete,
  },
  /** The second question about the same, in production. */
  deleteForGood: {
    title: (who: string) => `Really delete the invitation of ${who}?`,
    text: 'This is the second time you are asked, because after it nothing can be undone.',
    action: 'Delete for good',
  },
  production: (label: string) => `${label} is in production.`,
  people: (count: number) => counted(count, 'person', 'people'),
  keep: (count: number) => (count === 1 ? 'Keep it' : 'Keep them'),
};
