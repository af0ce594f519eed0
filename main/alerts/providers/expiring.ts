/** Pending invitations expire soon: see find-expiring.ts. */
import type { ExpiringSoon } from '../event.ts';
import type { Provider } from '../provider.ts';
import { counted, timeOf } from '../time-words.ts';

export const expiring: Provider<ExpiringSoon> = {
  topic: 'expiring',
  nature: 'news',
  observe: (event, { isSettled }) =>
    event.type === 'expiring' ? [{ id: 'expiring', at: null, fact: event, isNews: isSettled }] : [],
  kindOf: () => 'expiring',
  words([{ count, soonestAt, emailAddress }], wording) {
    const when = timeOf(soonestAt, wording);
    // Last, because an address may be longer than what is shown of a body.
    const which = wording.hideAddresses ? '' : ` It went to ${emailAddress}.`;
    return count === 1
      ? { title: 'An invitation expires soon', body: `It expires at ${when}. Resending renews it.${which}` }
      : {
          title: `${counted(count, 'invitation')} expire soon`,
          body: `The first one goes at ${when}. Resending renews them.${which}`,
        };
  },
  target: () => ({ kind: 'list', status: 'pending', order: '+expires_at' }),
  count: ({ count }) => count,
};
