/** Words for inviting. */
import type { OrganizationChoice } from '../../preload/audience.ts';
import type { AddressChange } from '../../preload/read-addresses.ts';
import type { Preset } from '../../preload/settings.ts';

const plural = new Intl.PluralRules('en');

/** `1 address`, `3 addresses`. */
export function counted(count: number, one: string, many: string): string {
  const number = new Intl.NumberFormat('en').format(count);
  return `${number} ${plural.select(count) === 'one' ? one : many}`;
}

export const inviteCopy = {
  placeholder: 'name@example.com',
  placeholderMore: 'Add another',
  cleared: (count: number) =>
    `${count === 0 ? 'The text is' : `${counted(count, 'address is', 'addresses are')}`} taken off. Ctrl+Z brings back what was there.`,
  restore: (count: number) =>
    count === 0 ? 'Bring the text back' : `Bring back ${counted(count, 'address', 'addresses')}`,
  restored: 'Everything is back.',
  shortHint: 'One or many; Enter sends',
  hint: 'Enter sends. Commas, spaces or lines divide several addresses.',
  removeChip: (address: string) => `Remove ${address}`,
  invalidChip: 'not an address',
  /** What was done to a text to make it an address. */
  changes: {
    invisible: 'invisible characters taken out',
    letters: 'written in plain letters',
    quotes: 'quotes taken off',
    punctuation: 'marks around it taken off',
    link: 'taken out of a link',
  } satisfies Record<AddressChange, string>,
  knownInQueue: (count: number) =>
    `${counted(count, 'address was', 'addresses were')} in the queue already, and not added again.`,
  more: (count: number) => `${counted(count, 'more', 'more')} and`,
  tally: (count: number, duplicates: number) =>
    [
      count > 1 ? counted(count, 'address', 'addresses') : '',
      duplicates > 0 ? `${counted(duplicates, 'duplicate', 'duplicates')} left out` : '',
    ]
      .filter(Boolean)
      .join(', '),
  /** Read out behind the tally; drawn at each of them. */
  remarks: (tally: string, invalid: number, known: readonly string[]) => {
    const told = Object.entries(Object.groupBy(known, (words) => words)).map(
      ([words, of = []]) => `${of.length.toLocaleString('en')} ${words}`,
    );
    const wrong = invalid > 0 ? `${invalid.toLocaleString('en')} ${inviteCopy.invalidChip}` : [];
    return [tally === '' ? [] : '', wrong, told].flat().join(', ');
  },
  removeInvalid: 'Drop what is not an address',
  nothingTyped: 'Type an e-mail address first.',
  notAddresses: ([first = '', ...rest]: readonly string[]) =>
    rest.length === 0
      ? `“${first}” is not an e-mail address.`
      : `${rest.length + 1} entries are not e-mail addresses.`,
  tooMany: (max: number) => `At most ${counted(max, 'address', 'addresses')} at once.`,
  optionsWrong: 'An option needs another look.',
};

/** `Acme · Admin`. */
export const intoWords = ({ organizationName, roleName }: OrganizationChoice): string =>
  `${organizationName} · ${roleName}`;

export const presetsCopy = {
  preset: 'Preset',
  none: 'None',
  option: ({ name, into }: Preset, digit: number) =>
    `${name}${into ? `, into ${intoWords(into)}` : ''} (Alt+${digit})`,
  default: 'Start with it in this account',
  into: (into: string) => `Into ${into}`,
  stays: 'Keep for the next person',
  left: (name: string) => `Without the options of “${name}”.`,
  startsWith: 'Starts with the preset',
  save: 'Save as preset…',
  keep: 'Save',
  remove: (name: string) => `Delete “${name}”`,
  name: 'Name of the preset',
  namePlaceholder: 'Editors',
  applied: (name: string, into: string | null) =>
    `Options of “${name}”${into === null ? '' : `, into ${into}`}.`,
  saved: (name: string) => `“${name}” is saved.`,
  removed: (name: string) => `“${name}” is deleted.`,
  defaulted: (name: string, on: boolean) =>
    on ? `This account starts with “${name}”.` : `“${name}” is no default any more.`,
};

export const optionsCopy = {
  disclosure: 'Options',
  done: 'Done',
  expires: 'Expires after',
  days: 'days',
  expiresOn: (day: string) => `on ${day}`,
  expiresWrong: 'From 1 to 365 days.',
  redirectUrl: 'Redirect URL',
  redirectHint: 'Where people land after they accept. Empty: your application’s default.',
  redirectWrong: 'This is not a complete URL: it starts with https:// or your app’s own scheme.',
  notify: 'Send the e-mail',
  notifyHint: 'Off: Clerk makes the invitation, but writes to nobody.',
  ignoreExisting: 'Ignore existing',
  ignoreHint: 'Also invite people who have an account or a pending invitation. They may get a second e-mail.',
  template: 'E-mail template',
  templates: { invitation: 'Invitation', waitlist_invitation: 'Waitlist invitation' },
  metadata: 'Public metadata',
  metadataHint: 'A JSON object that the new user carries from the start. Everyone can read it.',
  metadataPlaceholder: '{ "role": "editor" }',
  metadataProblems: {
    'not-json': (line: number | null) =>
      line === null ? 'This is not JSON.' : `This is not JSON: look at line ${line}.`,
    'not-object': () => 'It has to be an object: { … }.',
    'too-large': () => 'It can have at most 8 KB.',
  },
  metadataSize: (bytes: number) => `${new Intl.NumberFormat('en').format(bytes)} of 8,192 bytes`,
  reset: 'Back to defaults',
  summary: {
    days: (days: number) => counted(days, 'day', 'days'),
    redirect: 'redirect',
    silent: 'no e-mail',
    ignoreExisting: 'ignore existing',
    waitlist: 'waitlist template',
    metadata: 'metadata',
  },
};
