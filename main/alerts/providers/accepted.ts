/** Somebody accepted an invitation. */
import type { AudienceKind } from '../../../preload/audience.ts';
import type { FoundPerson } from '../event.ts';
import type { Provider } from '../provider.ts';
import { counted } from '../time-words.ts';

const namesShown = 3;

/** `ada@example.com, bob@example.com and 3 more`. */
function namesOf(people: readonly FoundPerson[]): string {
  const names = people.slice(0, namesShown).map(({ emailAddress }) => emailAddress);
  const more = people.length - names.length;
  return more > 0 ? `${names.join(', ')} and ${more.toLocaleString('en')} more` : names.join(', ');
}

const account = { one: 'The invitation became an account.', many: 'Now with an account' };

/** What an accepted invitation makes of a person. */
const outcomes: Record<AudienceKind, typeof account> = {
  application: account,
  organization: { one: 'The invitation became a membership.', many: 'Now members of their organization' },
  waitlist: account,
};

const outcome = ({ audience = 'application' }: FoundPerson) => outcomes[audience];

const alike = (people: readonly FoundPerson[]): boolean =>
  people.every(({ audience }) => audience === people[0]?.audience);

export const accepted: Provider<FoundPerson> = {
  topic: 'accepted',
  nature: 'news',
  observe(event, { isSettled }) {
    if (event.type !== 'accepted') return [];
    const isNews = !event.silent && isSettled;
    // Nobody accepts the same invitation twice, whatever the time of the event.
    return event.invitations.map((fact) => ({ id: fact.id, at: 0, fact, isNews }));
  },
  kindOf: () => 'accepted',
  words: (people, { hideAddresses }) =>
    people.length === 1
      ? {
          title: hideAddresses ? 'Someone accepted' : `Accepted by ${people[0].emailAddress}`,
          body: outcome(people[0]).one,
        }
      : {
          title: `${counted(people.length, 'person', 'people')} accepted`,
          body: hideAddresses
            ? people.every(({ audience }) => audience === undefined)
              ? 'They have an account now.'
              : 'They have taken up their invitations.'
            : `${alike(people) ? outcome(people[0]).many : 'They accepted'}: ${namesOf(people)}.`,
        },
  target: ([first]) => ({
    kind: 'list',
    status: 'accepted',
    ...(first.audience && { audience: first.audience }),
  }),
};
