/** Why a workbook cannot be read: words that come with its reader. */

export const workbookCopy = {
  locked: 'This workbook is protected by a password. Save a copy without one and try again.',
  lockedKind: (kind: string) =>
    `This workbook is protected by a password, and of the kind ${kind}. Save it as .xlsx without one and try again.`,
  otherKind: (kind: string) =>
    `A workbook of the kind ${kind} cannot be read. Save it as .xlsx or as CSV and try again.`,
  broken: 'This workbook is damaged or not complete. Save the table as CSV and try again.',
  none: 'There is no spreadsheet in this file. Save the table as CSV and try again.',
  empty: 'There is nothing in the sheets of this workbook.',
  tooLarge: 'This workbook holds more than 10 MB of text. Divide it into several files.',
};
