/** Words for import and export; those of the sheet come along with it (import-sheet.ts). */
import { counted } from './invite.ts';

const number = (count: number): string => new Intl.NumberFormat('en').format(count);

export const importCopy = {
  open: 'Import…',
  dropHere: 'Drop to import',
  nothing: 'Choose a file, or paste something first.',
  tooLarge: 'This is larger than 10 MB. Divide it into several files.',
  tooMany: (most: number) => `These are more than ${number(most)} files. Drop fewer at once.`,
  unreadableFile: 'This file cannot be read.',
  notText: 'This is not a text file. Save the table as CSV and try again.',
  queued: (count: number) => `${counted(count, 'invitation', 'invitations')} queued. This is the queue.`,
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
