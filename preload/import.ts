/** What a pasted text or a CSV file would queue, as it crosses the bridge. Main reads it, the renderer shows it. */
import * as z from 'zod/mini';
import { draftSchema, orders, statuses } from './invitation.ts';

/** Most of a text, in UTF-8 bytes, and most rows of one import. */
export const importLimits = { bytes: 10 * 1024 * 1024, rows: 100_000 } as const;
/** So many problems, duplicates and columns are listed one by one; their totals are always whole. */
export const listedAtMost = { problems: 200, duplicates: 200, columns: 100, sample: 5 } as const;

const columnMeanings = [
  'email_address',
  'expires_in_days',
  'redirect_url',
  'notify',
  'ignore_existing',
  'template_slug',
  /** A column of JSON objects. */
  'public_metadata',
  /** One key of the public metadata; the cell is its text. */
  'metadata_key',
  'ignored',
] as const;
export type ColumnMeaning = (typeof columnMeanings)[number];

const importColumnSchema = z.object({
  /** Counted from 0, as in the file. */
  index: z.number(),
  /** As it stands in the file; empty when the file has no header. */
  header: z.string(),
  meaning: z.enum(columnMeanings),
  /** Where the text goes in the public metadata, outermost key first; empty for other meanings. */
  path: z.array(z.string()),
});
export type ImportColumn = z.infer<typeof importColumnSchema>;

const importProblemKinds = [
  'no-address',
  'not-an-address',
  'several-addresses',
  'wrong-value',
  'metadata',
  'cells',
  'quote',
  'header',
  'too-many',
] as const;

const importProblemSchema = z.object({
  /** Where the row begins in the text, from 1; line breaks inside quotes count. */
  line: z.number(),
  /** Heading of the column, or null when it is about the whole row or file. */
  column: z.nullable(z.string()),
  message: z.string(),
  kind: z.enum(importProblemKinds),
});
export type ImportProblem = z.infer<typeof importProblemSchema>;

/** Where the address is already: further up in the text, invited, accepted, or waiting in the queue. */
export const duplicateOf = ['file', 'pending', 'accepted', 'queue'] as const;
const importDuplicateSchema = z.object({
  line: z.number(),
  emailAddress: z.string(),
  of: z.enum(duplicateOf),
  /** The line that has it first; null unless `of` is `file`. */
  firstLine: z.nullable(z.number()),
});
export type ImportDuplicate = z.infer<typeof importDuplicateSchema>;

const importPreviewSchema = z.object({
  importId: z.string(),
  /** `list` when it is no table: addresses between separators, spaces and line ends. */
  form: z.enum(['table', 'list']),
  /** What divides the cells of a table. */
  separator: z.nullable(z.enum([',', ';', '\t', '|'])),
  /** Rows that are not empty. */
  total: z.number(),
  /** Rows that can be queued. */
  ready: z.number(),
  columns: z.array(importColumnSchema),
  problems: z.array(importProblemSchema),
  problemTotal: z.number(),
  duplicates: z.array(importDuplicateSchema),
  duplicateTotals: z.record(z.enum(duplicateOf), z.number()),
  /** The first rows that are ready. */
  sample: z.array(z.object({ line: z.number(), draft: draftSchema })),
});
export type ImportPreview = z.infer<typeof importPreviewSchema>;

const account = { accountId: z.string() };
const one = z.strictObject({ ...account, importId: z.string() });

/** Entries of the contract. Previews live in main's memory until they are queued, dropped or pushed out by newer ones. */
export const importOperations = {
  /** Reads a text and looks for each address in list and queue; nothing is sent or stored. */
  preview: {
    payload: z.strictObject({
      ...account,
      text: z.string().check(z.maxLength(importLimits.bytes, 'An import can have at most 10 MB of text.')),
    }),
    result: importPreviewSchema,
  },
  /** Puts all rows that are ready into the queue, once. `leaveOut`: metadata columns, by index, that are not wanted. */
  commit: {
    payload: z.strictObject({
      ...account,
      importId: z.string(),
      leaveOut: z.optional(z.array(z.int()).check(z.maxLength(listedAtMost.columns))),
    }),
    /** `left` is not 0 only when the disk gave up on the way: the same import can be committed again for the rest. */
    result: z.object({ queued: z.number(), left: z.number() }),
  },
  discard: { payload: one, result: z.strictObject({}) },
} as const;

export const exportOperations = {
  /** A whole list as CSV (RFC 4180, with a byte order mark), without links and safe to open in a spreadsheet. */
  csv: {
    payload: z.strictObject({
      ...account,
      /** `all`: one list after the other. */
      status: z.enum([...statuses, 'all']),
      search: z.string().check(z.maxLength(254)),
      order: z.enum(orders),
    }),
    result: z.object({ csv: z.string(), rows: z.number() }),
  },
} as const;
