/** What Clerk answers, checked at the edge and put into our terms. Unknown fields are tolerated, and left out. */
import * as z from 'zod/mini';
import type { ClerkInstance, Page } from './api.ts';
import { readOrganization, readOrganizationRow, readRole, readWaitlistRow } from './audience-rows.ts';
import { readRow } from './invitation-row.ts';

/** Null: it tells nothing. `unread`: the field that could not be read. */
type Reader<R> = (wire: unknown) => (R & { unread?: string }) | null;

const isRow = (wire: unknown): boolean => typeof wire === 'object' && wire !== null && !Array.isArray(wire);

interface Reading {
  issues: { code: 'custom'; input: unknown; message: string; path: (string | number)[] }[];
}

function readOne<R extends object>(
  wire: unknown,
  read: Reader<R>,
  context: Reading,
  place: (string | number)[],
) {
  const row = read(wire);
  if (row !== null && row.unread === undefined) return row;
  const path = isRow(wire) ? [...place, row?.unread ?? 'id'] : place;
  context.issues.push({ code: 'custom', input: wire, message: 'It cannot be read.', path });
  return z.NEVER;
}

/** What an operation made or changed: known by id and address, or it tells nothing. */
function oneOf<R extends object>(read: Reader<R>) {
  return z.pipe(
    z.unknown(),
    z.transform((wire, context): R => readOne(wire, read, context as Reading, [])),
  );
}

const rowsSchema = z.array(z.unknown());

/** What a bulk call made: for organizations in an envelope, elsewhere a bare array. */
function severalOf<R extends object>(read: Reader<R>) {
  return z.pipe(
    z.union([rowsSchema, z.object({ data: rowsSchema })]),
    z.transform((wire, context): R[] => {
      const [rows, place] = Array.isArray(wire) ? [wire, []] : [wire.data, ['data']];
      return rows.map((row, at) => readOne(row, read, context as Reading, [...place, at]));
    }),
  );
}

const saysPending = z.object({ status: z.literal('pending') });

function namelessOf(rows: readonly unknown[]): NonNullable<Page<never>['nameless']> {
  return { rows: rows.length, pending: rows.filter((row) => saysPending.safeParse(row).success).length };
}

/** A page of so many, none of which can be read, is not a list with odd rows in it: what is known is worth more. */
const tooManyOdd = 10;

/** The document shows the bare array for invitations, every SDK relies on the envelope: both are read. */
function pageOf<R extends object>(read: Reader<R>) {
  return z.pipe(
    z.union([
      rowsSchema,
      z.object({ data: rowsSchema, total_count: z.optional(z.nullable(z.int().check(z.minimum(0)))) }),
    ]),
    z.transform((wire, context): Page<R> => {
      const [rows, totalCount, place] = Array.isArray(wire)
        ? [wire, null, []]
        : [wire.data, wire.total_count ?? null, ['data']];
      const found = rows.map(read);
      const data = found.filter((row) => row !== null);
      const odd = found.findIndex((row) => row === null || row.unread !== undefined);
      if (rows.length >= tooManyOdd && !found.some((row) => row !== null && row.unread === undefined)) {
        const path = [...place, odd, found[odd]?.unread ?? 'id'];
        context.issues.push({ code: 'custom', input: wire, message: 'No row can be read.', path });
        return z.NEVER;
      }
      const nameless = rows.filter((_, at) => found[at] === null);
      return { data, totalCount, ...(nameless.length > 0 && { nameless: namelessOf(nameless) }) };
    }),
  );
}

const instanceSchema = z.pipe(
  z.object({ id: z.string().check(z.minLength(1)), environment_type: z.enum(['development', 'production']) }),
  z.transform((wire): ClerkInstance => ({ id: wire.id, environment: wire.environment_type })),
);

const deletedSchema = z.pipe(
  z.object({ deleted: z.literal(true) }),
  z.transform(() => undefined),
);

export const answers = {
  invitation: oneOf(readRow),
  invitations: severalOf(readRow),
  page: pageOf(readRow),
  deleted: deletedSchema,
  instance: instanceSchema,
  organizations: pageOf(readOrganization),
  roles: pageOf(readRole),
  organizationInvitations: pageOf((wire) => readOrganizationRow(wire)),
  waitlistEntry: oneOf(readWaitlistRow),
  waitlistEntries: severalOf(readWaitlistRow),
  waitlistPage: pageOf(readWaitlistRow),
};

/** Those of one organization, whose id the answers need not repeat. */
export function organizationAnswers(organizationId: string) {
  const read = (wire: unknown) => readOrganizationRow(wire, organizationId);
  return { invitation: oneOf(read), invitations: severalOf(read), page: pageOf(read) };
}
