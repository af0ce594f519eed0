/** A pasted text, or files that were dropped or chosen. */
export type ImportSource = string | readonly File[];
