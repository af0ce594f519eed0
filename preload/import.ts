/** What pasted texts or dropped files would queue, as it crosses the bridge. Main reads it, the renderer shows it. */
import * as z from 'zod/mini';
import { audienceKindSchema, audienceSchema } from './audience.ts';
import { importLimits, listedAtMost, rowStates, setApart, shownRows } from './import-rules.ts';
import { draftSchema, orders, statuses } from './invitation.ts';

export * from './import-rules.ts';

/** What everybody of an import is invited with, unless the row says otherwise. Nobody is invited twice by it. */
const importOptionsSchema = z.omit(draftSchema, { emailAddress: true, ignoreExisting: true });
export type ImportOptions = z.infer<typeof importOptionsSchema>;

const columnMeanings = [
  'email_address',
  'redirect_url',
  'expires_in_days',
  'notify',
  'ignore_existing',
  'template_slug',
  /** A column of JSON objects. */
  'public_metadata',
  /** One key of the public metadata; the cell is its text. */
  'metadata_key',
  /** ID, slug or name of the organization that the row goes into. */
  'organization',
  /** What the person becomes there: key or name of a role. */
  'role',
  'ignored',
] as const;
const columnMeaningSchema = z.enum(columnMeanings);
export type ColumnMeaning = z.infer<typeof columnMeaningSchema>;

/** What a person should know about a column beside its meaning. */
const columnNotes = [
  /** Chosen so in an earlier import of a table with the same headings. */
  'remembered',
  /** Its addresses belong to somebody else, or are second ones: nobody of them is invited. */
  'addresses',
  /** The heading says expiry, and the values are neither days nor dates that can be told. */
  'unreadable',
] as const;

const importColumnSchema = z.object({
  /** Counted from 0, as in the file. */
  index: z.number(),
  /** As it stands in the file; empty when the file has no heading. */
  header: z.string(),
  meaning: columnMeaningSchema,
  /** What can be chosen, in order; `ignored` alone for secrets. */
  offers: z.array(columnMeaningSchema),
  /** Where its text goes in the public metadata, outermost key first; empty for what cannot go there. */
  path: z.array(z.string()),
  /** The first different ones, cut to a line; none of a secret. */
  values: z.array(z.string()),
  /** False: guessed by looks alone. */
  sure: z.boolean(),
  /** Why it can never be chosen: its heading says that it holds secrets, or its values look like some. */
  secret: z.nullable(z.enum(['name', 'value'])),
  note: z.nullable(z.enum(columnNotes)),
});
export type ImportColumn = z.infer<typeof importColumnSchema>;

const importProblemKinds = ['not-an-address', 'wrong-value', 'metadata', 'cells', 'quote', 'remark'] as const;

const importProblemSchema = z.object({
  /** Name of the column, or null when it is about the whole row. */
  column: z.nullable(z.string()),
  message: z.string(),
  kind: z.enum(importProblemKinds),
});
export type ImportProblem = z.infer<typeof importProblemSchema>;

/** One row as it would go out. */
const importRowSchema = z.object({
  /** Counted from 0 over all rows of all files: two of them may stand in one line. */
  row: z.number(),
  /** Where it begins in its file, from 1; line breaks inside quotes count. */
  line: z.number(),
  /** Name of the file; null when there is one alone. */
  file: z.nullable(z.string()),
  state: z.enum(rowStates),
  /** The address, or what stands in its place. */
  emailAddress: z.string(),
  /** The line that has it first; null unless the state is `file`. */
  firstLine: z.nullable(z.number()),
  expiresInDays: z.nullable(z.number()),
  redirectUrl: z.nullable(z.string()),
  /** Organization and role, where the row says its own. */
  into: z.optional(z.string()),
  /** By path, keys joined with dots. */
  metadata: z.array(z.object({ key: z.string(), value: z.string() })),
  problems: z.array(importProblemSchema),
  /** What was changed, is left out, or stands elsewhere, a sentence each. */
  notes: z.array(z.string()),
});
export type ImportRow = z.infer<typeof importRowSchema>;

/** Rows that fail in one and the same way, and what one click can leave out of all of them. */
const importFaultSchema = z.object({
  /** Names it in {@link importOperations.choose}. */
  key: z.string(),
  column: z.nullable(z.string()),
  kind: z.enum(importProblemKinds),
  rows: z.number(),
  firstLine: z.number(),
  /** About the first of them. */
  message: z.string(),
  /** Null: nothing can be left out of it. True: what is wrong is left out, and the rows go without. */
  leftOut: z.nullable(z.boolean()),
});
export type ImportFault = z.infer<typeof importFaultSchema>;

const importTotalsSchema = z.object({
  /** Rows by what becomes of them. */
  states: z.record(z.enum(rowStates), z.number()),
  faults: z.array(importFaultSchema),
  /** Which of the rows that are set apart are invited all the same. */
  included: z.array(z.enum(setApart)),
  /** Rows with a second address in their cell, which is not invited. */
  secondAddresses: z.number(),
  /** What goes out with those who are ready; keys of metadata by path, joined with dots. */
  goesOut: z.object({
    metadata: z.array(z.string()),
    expiry: z.boolean(),
    redirectUrl: z.boolean(),
    /** Where they go, the most first, where rows say their own. Empty words: where all others go. */
    into: z.optional(z.array(z.object({ words: z.string(), people: z.number() }))),
  }),
});
export type ImportTotals = z.infer<typeof importTotalsSchema>;

/** What becomes of the metadata of those who are ready, and in how many milliseconds the last of all would go out. */
const importPaceSchema = z.object({
  /** Whether it may travel by bulk calls. */
  metadataByBulk: z.boolean(),
  oneByOneMs: z.number(),
  byBulkMs: z.number(),
});
export type ImportPace = z.infer<typeof importPaceSchema>;

const importViewSchema = z.object({
  importId: z.string(),
  /** Counts changes; what is committed is what was seen. */
  revision: z.number(),
  /** `list` when it is no table: addresses between separators, spaces and line ends. */
  form: z.enum(['table', 'list']),
  /** Rows that are not empty. */
  total: z.number(),
  columns: z.array(importColumnSchema),
  /** Sentences about the whole: headings that stand twice, what a reader left aside. */
  notes: z.array(z.string()),
  /** The first page of all rows. */
  rows: z.array(importRowSchema),
  /** Null while a hundred thousand rows are looked at anew: ask {@link importOperations.settle}. */
  totals: z.nullable(importTotalsSchema),
  /** Null as long as the totals are not known. */
  pace: z.nullable(importPaceSchema),
});
export type ImportView = z.infer<typeof importViewSchema>;

const account = { accountId: z.string() };
const one = z.strictObject({ ...account, importId: z.string() });
const tooLong = 'An import can have at most 10 MB of text.';

/** Entries of the contract. What was read lives in main's memory until it is queued, dropped or pushed out by newer. */
export const importOperations = {
  /** Reads texts as one table and looks for each address in list and queue; nothing is sent or stored. */
  preview: {
    payload: z.strictObject({
      ...account,
      /** Where everybody is invited to; unset: the application. */
      audience: z.optional(audienceSchema),
      options: z.optional(importOptionsSchema),
      files: z
        .array(
          z.strictObject({
            /** Empty for what was pasted. */
            name: z.string().check(z.maxLength(1000)),
            text: z.string().check(z.maxLength(importLimits.bytes, tooLong)),
            /** The renderer has read it out of a workbook: tabs between cells, U+000B for a line break in one. */
            cells: z.optional(z.boolean()),
          }),
        )
        .check(z.minLength(1), z.maxLength(importLimits.files)),
    }),
    result: importViewSchema,
  },
  /** One change of what is used. A meaning that only one column can have is taken from the one that had it. */
  choose: {
    payload: z.strictObject({
      ...account,
      importId: z.string(),
      change: z.union([
        z.strictObject({ column: z.int(), meaning: columnMeaningSchema }),
        /** What is wrong is left out of all rows that are wrong alike, or is a problem again. */
        z.strictObject({ fault: z.string().check(z.maxLength(100)), leaveOut: z.boolean() }),
        z.strictObject({ include: z.enum(setApart), wanted: z.boolean() }),
        z.strictObject({ metadataByBulk: z.boolean() }),
        z.strictObject({ options: importOptionsSchema }),
      ]),
    }),
    result: importViewSchema,
  },
  /** The view with its totals. */
  settle: { payload: one, result: importViewSchema },
  rows: {
    payload: z.strictObject({
      ...account,
      importId: z.string(),
      show: z.enum(shownRows),
      offset: z.int().check(z.minimum(0)),
      limit: z.int().check(z.minimum(1), z.maximum(listedAtMost.page)),
    }),
    result: z.object({ rows: z.array(importRowSchema), total: z.number() }),
  },
  /** Puts all rows that are ready into the queue, once, as `revision` showed them. */
  commit: {
    payload: z.strictObject({ ...account, importId: z.string(), revision: z.int() }),
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
      /** Whose list; unset: the application's. */
      audience: z.optional(audienceKindSchema),
      /** `all`: one list after the other. */
      status: z.enum([...statuses, 'all']),
      search: z.string().check(z.maxLength(254)),
      order: z.enum(orders),
    }),
    result: z.object({ csv: z.string(), rows: z.number() }),
  },
} as const;
