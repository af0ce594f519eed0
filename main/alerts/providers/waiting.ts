/** People have come onto the waitlist; told to who has asked for it (preload/settings-defaults.ts). */
import type { FoundPerson } from '../event.ts';
import type { Provider } from '../provider.ts';
import { counted } from '../time-words.ts';

export const waiting: Provider<FoundPerson> = {
  topic: 'waitlist',
  nature: 'news',
  observe(event, { isSettled }) {
    if (event.type !== 'waiting') return [];
    const isNews = !event.silent && isSettled;
    // Nobody joins with the same entry twice, whatever the time of the event.
    return event.people.map((fact) => ({ id: fact.id, at: 0, fact, isNews }));
  },
  kindOf: () => 'waitlist',
  words: (people, { hideAddresses }) =>
    people.length === 1
      ? {
          title: hideAddresses ? 'Someone joined the waitlist' : `On the waitlist: ${people[0].emailAddress}`,
          body: 'Nobody is let in before you invite them.',
        }
      : {
          title: `${counted(people.length, 'new person', 'new people')} on the waitlist`,
          body: 'Nobody is let in before you invite them.',
        },
  target: () => ({ kind: 'list', status: 'pending', audience: 'waitlist' }),
};
