/** Bounds and words of an import, without its schemas. */

/** Most of all texts together, in UTF-8 bytes, most rows and most files of one import. */
export const importLimits = { bytes: 10 * 1024 * 1024, rows: 100_000, files: 500 } as const;
/** So many columns, values under a column's name, rows of a first page and rows of any page and notes there are at most. */
export const listedAtMost = { columns: 100, values: 3, firstPage: 10, page: 200, notes: 50 } as const;

/** Why a row with an address needs no invitation: it stands further up, is invited, has accepted, waits in the queue. */
export const duplicateOf = ['file', 'pending', 'accepted', 'queue'] as const;
/** Rows of our own export that nobody meant to invite again, and accounts that another export calls inactive. */
export const setApart = ['was-revoked', 'was-accepted', 'is-inactive'] as const;
export type SetApart = (typeof setApart)[number];
export const rowStates = ['ready', 'problem', 'no-address', ...duplicateOf, ...setApart] as const;
export type RowState = (typeof rowStates)[number];

/** Which rows a page shows. */
export const shownRows = ['all', 'ready', 'problems', 'no-address', 'duplicates', 'apart'] as const;
export type ShownRows = (typeof shownRows)[number];
