/** Words for the sheet of an import. */
import type {
  ColumnMeaning,
  ImportFault,
  ImportPace,
  ImportRow,
  ImportTotals,
  ShownRows,
} from '../../preload/import.ts';
import type { Workbook } from '../import/cells/workbook.ts';
import { lasting } from '../words/time.ts';
import { counted } from './invite.ts';

const number = (count: number): string => new Intl.NumberFormat('en').format(count);
const list = (words: readonly string[]): string => new Intl.ListFormat('en').format(words);

/** Of a length of time in milliseconds. */
const about = (ms: number): string => (ms < 60_000 ? 'less than a minute' : `about ${lasting(ms)}`);

export const importOptionsCopy = {
  title: 'Invited with',
  defaults: 'Clerk’s defaults',
  fileWins: 'Where the file says something else for a person, that goes out.',
  ignoreExisting: 'Without “Ignore existing”: an import invites nobody twice.',
};

export const importSheetCopy = {
  title: 'Import people',
  intro: 'A file, or anything with addresses in it. You see what becomes of it before anything is sent.',
  choose: 'Choose a file…',
  drop: 'You can also drop files on this window.',
  text: 'Or paste it here',
  textPlaceholder: 'email,role,expires_in_days\nada@example.com,editor,14',
  textHint: 'Of a table, only the addresses are used until you choose more.',
  read: 'Check',
  reading: 'Reading…',
  ready: (ready: number, total: number) =>
    ready === total
      ? `${counted(ready, 'person', 'people')} ready to invite`
      : `${number(ready)} of ${counted(total, 'row', 'rows')} ready to invite`,
  /** Read out behind it; what is wrong with them stands below. */
  troubles: (totals: ImportTotals | null) => {
    const count = totals?.states.problem ?? 0;
    return count === 0 ? '' : `, ${counted(count, 'row', 'rows')} with a problem`;
  },
  nobody: 'Nobody to invite in this text',
  counting: (total: number) => `Looking at ${counted(total, 'row', 'rows')}…`,
  readsAs: (encoding: string) => `Reads as ${encoding}:`,
  otherReadings: 'Other readings',
  tables: { sheet: 'Sheet', table: 'Table' } satisfies Record<Workbook['kind'], string>,
  tableOf: (kind: string, file: string) => (file === '' ? kind : `${kind} of ${file}`),
  hiddenSheet: (name: string) => `${name} (hidden)`,
  otherTables: (kind: Workbook['kind'], count: number) =>
    count === 0
      ? `Only this ${kind} is read.`
      : `Only this ${kind} is read. ${counted(count, 'other has', 'others have')} addresses too.`,
  hiddenRows: (kind: Workbook['kind'], count: number, file: string) =>
    `${file === '' ? '' : `${file}: `}${counted(count, 'row is', 'rows are')} hidden in this ${kind}. Nobody in ${count === 1 ? 'it' : 'them'} is invited.`,
  columns: 'Columns',
  unnamed: (index: number) => `Column ${index + 1}`,
  use: (name: string) => `Use “${name}” as`,
  guess: 'a guess',
  noValues: 'empty',
  allColumns: (count: number) => `Show all ${number(count)} columns`,
  fewColumns: 'Show fewer columns',
  secrets: {
    name: 'Holds secrets by its name: it cannot be sent.',
    value: 'Its values look like secrets: it cannot be sent.',
  },
  notes: {
    remembered: 'As you chose it last time.',
    addresses: 'Nobody is invited at these addresses.',
    unreadable: 'Neither days nor dates that leave no doubt: left out.',
  },
  meanings: {
    email_address: 'Address',
    redirect_url: 'Redirect URL',
    expires_in_days: 'Expiry',
    notify: 'Send the e-mail',
    ignore_existing: 'Ignore existing',
    template_slug: 'E-mail template',
    public_metadata: 'Metadata (JSON)',
    metadata_key: 'Metadata',
    organization: 'Organization',
    role: 'Role there',
    ignored: 'Leave out',
  } satisfies Record<ColumnMeaning, string>,
  fault: ({ rows, firstLine, column }: ImportFault) =>
    `${rows === 1 ? `Line ${number(firstLine)}` : `${number(rows)} rows, first line ${number(firstLine)}`}${
      column === null ? '' : `, “${column}”`
    }`,
  leaveOut: 'Send without it',
  leaveOutAll: (rows: number) => `Send all ${number(rows)} without it`,
  leftOut: 'Left out, they go without.',
  undoLeaveOut: 'Undo',
  apart: {
    'was-revoked': (count: number) =>
      `${counted(count, 'person', 'people')} revoked in this export ${count === 1 ? 'is' : 'are'} not invited again.`,
    'was-accepted': (count: number) =>
      `${counted(count, 'person', 'people')} accepted by this export ${count === 1 ? 'is' : 'are'} not invited again.`,
    'is-inactive': (count: number) =>
      `${counted(count, 'person', 'people')} inactive, deleted or unsubscribed in this file ${count === 1 ? 'is' : 'are'} not invited.`,
  },
  include: 'Invite them too',
  exclude: 'Leave them out',
  secondAddresses: (count: number) =>
    count === 1
      ? 'In 1 row a second address stands in the same cell. It is not invited.'
      : `In ${number(count)} rows a second address stands in the same cell. Those are not invited.`,
  rows: 'As they go out',
  show: 'Which rows',
  shown: {
    all: 'All',
    ready: 'Ready',
    problems: 'Problems',
    'no-address': 'No address',
    duplicates: 'Duplicates',
    apart: 'Set apart',
  } satisfies Record<ShownRows, string>,
  pages: (from: number, to: number, total: number) => `${number(from)}–${number(to)} of ${number(total)}`,
  previous: 'Previous rows',
  next: 'Next rows',
  line: (line: number, file: string | null) => `Line ${number(line)}${file === null ? '' : ` of ${file}`}`,
  into: (into: string) => `into ${into}`,
  expires: (days: number) => `expires after ${counted(days, 'day', 'days')}`,
  state: ({ state, firstLine }: ImportRow) =>
    ({
      ready: '',
      problem: 'left out',
      'no-address': 'no address',
      file: `the same as line ${number(firstLine ?? 0)}`,
      pending: 'already invited',
      accepted: 'already accepted',
      queue: 'already in the queue',
      'was-revoked': 'was revoked',
      'was-accepted': 'has accepted',
      'is-inactive': 'is inactive',
    })[state],
  goesOut: (
    people: number,
    { metadata, expiry, redirectUrl, into = [] }: ImportTotals['goesOut'],
    rest: string,
  ) => {
    const kept = metadata.length > 5 ? 4 : 5;
    const more = metadata.length - kept;
    const keys = list([...metadata.slice(0, kept), ...(more > 0 ? [`${number(more)} more`] : [])]);
    const who = counted(people, 'person', 'people');
    const what =
      metadata.length === 0 ? ', without metadata.' : `, with ${keys}, which everyone who signs in can read.`;
    const where = into.map(
      ({ words, people: some }) => `${number(some)} into ${words === '' ? rest : words}`,
    );
    const places = where.length === 0 ? '' : ` ${list(where)}.`;
    const own = list([...(expiry ? ['expiry'] : []), ...(redirectUrl ? ['redirect URL'] : [])]);
    return `${who}${what}${places}${own === '' ? '' : ` Their ${own} ${expiry && redirectUrl ? 'come' : 'comes'} from the file.`}`;
  },
  takes: ({ metadataByBulk, oneByOneMs, byBulkMs }: ImportPace) => {
    const ms = metadataByBulk ? byBulkMs : oneByOneMs;
    return ms < 60_000 ? '' : ` The last goes out after ${about(ms)}.`;
  },
  speed: 'Send metadata by bulk calls',
  speedHint: ({ oneByOneMs, byBulkMs }: ImportPace) =>
    `The last goes out after ${about(oneByOneMs)}; after ${about(byBulkMs)} if metadata may go by bulk call, which somebody reported to lose it.`,
  another: 'Back',
  queue: (count: number) => `Queue ${counted(count, 'invitation', 'invitations')}`,
  queuing: 'Queuing…',
};
