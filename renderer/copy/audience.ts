/** Words for where somebody is invited to. */

import type { Destination } from '../audience/use-audience.ts';
import { intoWords } from './invite.ts';

export const audienceCopy = {
  to: 'to:',
  application: 'Application',
  waitlist: 'Waitlist',
  change: (chosen: string) => `Invite to: ${chosen}`,
  /** Nobody is invited by it. */
  changeWaitlist: 'Add to: Waitlist',
  title: 'Invite to',
  organizationField: 'Organization',
  search: 'Part of its name',
  results: 'Organizations',
  nothingFound: 'No organization has this in its name.',
  loading: 'Asking Clerk…',
  role: 'Role',
  inviter: 'In whose name (user ID)',
  inviterHint: 'A member who may manage members. Empty: nobody is named.',
  use: (name: string) => (name === '' ? 'Invite into it' : `Invite into ${name}`),
  useApplication: 'Invite to the application',
  useWaitlist: 'Add to the waitlist',
  waitlistHint: 'Who is added to the waitlist waits there with the others until you invite them.',
  chosen: (name: string) => `New invitations go to: ${name}.`,
  chosenWaitlist: 'New addresses go onto the waitlist.',
  lists: 'Whose invitations',
  listOf: { application: 'Application', organization: 'Organizations', waitlist: 'Waitlist' },
  notKnown: 'Where invitations go could not be found out. Nothing was sent.',
};

interface DestinationWords {
  name: string;
  change: string;
  chosen: string;
  /** Behind “into”. */
  into: string;
}

const named = (name: string, into: string): DestinationWords => {
  return { name, change: audienceCopy.change(name), chosen: audienceCopy.chosen(name), into };
};

const destinations: {
  [Kind in Destination['kind']]: (chosen: Extract<Destination, { kind: Kind }>) => DestinationWords;
} = {
  application: () => named(audienceCopy.application, 'the application'),
  organization: (chosen) => named(intoWords(chosen), intoWords(chosen)),
  waitlist: () => ({
    name: audienceCopy.waitlist,
    change: audienceCopy.changeWaitlist,
    chosen: audienceCopy.chosenWaitlist,
    into: 'the waitlist',
  }),
};

/** Where new addresses go, beside the field and over an import. */
export function destinationWords(chosen: Destination): DestinationWords {
  const words = destinations[chosen.kind] as (chosen: Destination) => DestinationWords;
  return words(chosen);
}
