/** Words for import and export. */
import type { ColumnMeaning, ImportDuplicate } from '../../preload/import.ts';
import { counted } from './invite.ts';

const number = (count: number): string => new Intl.NumberFormat('en').format(count);

export const importCopy = {
  open: 'Import…',
  title: 'Import people',
  intro: 'A CSV file, or anything with addresses in it. You see what becomes of it before anything is sent.',
  choose: 'Choose a file…',
  drop: 'You can also drop a file on this window.',
  dropHere: 'Drop the file to import it',
  text: 'Or paste it here',
  textPlaceholder: 'email,role,expires_in_days\nada@example.com,editor,14',
  textHint: 'Columns named after Clerk’s fields are understood; others become public metadata.',
  read: 'Check',
  reading: 'Reading…',
  nothing: 'Choose a file, or paste something first.',
  tooLarge: 'This is larger than 10 MB. Divide it into several files.',
  unreadableFile: 'This file cannot be read.',
  notText: 'This is not a text file. Save the table as CSV and try again.',
  ready: (ready: number, total: number) =>
    ready === total
      ? `${counted(ready, 'person', 'people')} ready to invite`
      : `${number(ready)} of ${counted(total, 'row', 'rows')} ready to invite`,
  nobody: 'Nobody to invite in this text',
  columns: 'Columns',
  list: 'This is a plain list: only the addresses are used.',
  include: (header: string) => `Store “${header}” in the public metadata`,
  metadataNote:
    'Public metadata can be read by everyone who can see the user. Switch off what is not meant for that.',
  unnamed: (index: number) => `Column ${index + 1}`,
  meanings: {
    email_address: 'E-mail address',
    expires_in_days: 'Expires after',
    redirect_url: 'Redirect URL',
    notify: 'Send the e-mail',
    ignore_existing: 'Ignore existing',
    template_slug: 'E-mail template',
    public_metadata: 'Public metadata, as JSON',
    metadata_key: 'Public metadata',
    ignored: 'Left out',
  } satisfies Record<ColumnMeaning, string>,
  problems: (total: number) => `${counted(total, 'problem', 'problems')}, left out`,
  duplicates: (total: number) => `${counted(total, 'duplicate', 'duplicates')}, left out`,
  line: (line: number) => `Line ${number(line)}`,
  more: (count: number) => `and ${number(count)} more`,
  duplicate: ({ of, firstLine }: ImportDuplicate) =>
    ({
      file: `the same as line ${number(firstLine ?? 0)}`,
      pending: 'already invited',
      accepted: 'already accepted',
      queue: 'already in the queue',
    })[of],
  another: 'Back',
  queue: (count: number) => `Queue ${counted(count, 'invitation', 'invitations')}`,
  queuing: 'Queuing…',
  queued: (count: number) => `${counted(count, 'invitation', 'invitations')} queued.`,
  queuedInPart: (queued: number, left: number) =>
    `${number(queued)} queued, then this computer refused to store more. ${number(left)} are left: try again.`,
  offer: 'This looks like a table or a long list.',
  offerAction: 'Review it as an import',
};

export const exportCopy = {
  title: 'Export',
  text: (label: string) =>
    `The invitations of “${label}” as a CSV file: addresses, times and metadata, without the links.`,
  which: 'Which ones',
  all: 'All of them',
  button: 'Export as CSV',
  action: 'Export this list as CSV',
  working: 'Writing the list…',
  done: (rows: number) =>
    `${counted(rows, 'row', 'rows')} exported. The file has addresses in it: keep it safe.`,
  empty: 'There is nothing to export here.',
};
