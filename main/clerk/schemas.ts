/** What Clerk answers, checked at the edge and put into our terms. Unknown fields are tolerated. */
import * as z from 'zod/mini';
import type { ClerkInstance, ClerkInvitation, InvitationPage } from './api.ts';
import { readRow } from './invitation-row.ts';

const isRow = (wire: unknown): boolean => typeof wire === 'object' && wire !== null && !Array.isArray(wire);

/** What an operation made or changed: known by id and address, or it tells nothing. */
const invitationSchema = z.pipe(
  z.unknown(),
  z.transform((wire, context): ClerkInvitation => {
    const invitation = readRow(wire);
    if (invitation !== null && invitation.unread === undefined) return invitation;
    const path = isRow(wire) ? [invitation?.unread ?? 'id'] : [];
    context.issues.push({ code: 'custom', input: wire, message: 'It cannot be read.', path });
    return z.NEVER;
  }),
);

const invitationsSchema = z.array(invitationSchema);

const rowsSchema = z.array(z.unknown());

const saysPending = z.object({ status: z.literal('pending') });

function namelessOf(rows: readonly unknown[]): NonNullable<InvitationPage['nameless']> {
  return { rows: rows.length, pending: rows.filter((row) => saysPending.safeParse(row).success).length };
}

/** The document shows the bare array, every SDK relies on the envelope: both are read. */
const pageSchema = z.pipe(
  z.union([
    rowsSchema,
    z.object({ data: rowsSchema, total_count: z.optional(z.nullable(z.int().check(z.minimum(0)))) }),
  ]),
  z.transform((wire, context): InvitationPage => {
    const [rows, totalCount, place] = Array.isArray(wire)
      ? [wire, null, []]
      : [wire.data, wire.total_count ?? null, ['data']];
    const read = rows.map(readRow);
    const data = read.filter((row) => row !== null);
    const odd = read.findIndex((row) => row === null || row.unread !== undefined);
    if (rows.length >= tooManyOdd && !read.some((row) => row !== null && row.unread === undefined)) {
      const path = [...place, odd, read[odd]?.unread ?? 'id'];
      context.issues.push({ code: 'custom', input: wire, message: 'No row can be read.', path });
      return z.NEVER;
    }
    const nameless = rows.filter((_, at) => read[at] === null);
    return { data, totalCount, ...(nameless.length > 0 && { nameless: namelessOf(nameless) }) };
  }),
);

/** A page of so many, none of which can be read, is not a list with odd rows in it: what is known is worth more. */
const tooManyOdd = 10;

const instanceSchema = z.pipe(
  z.object({ id: z.string().check(z.minLength(1)), environment_type: z.enum(['development', 'production']) }),
  z.transform((wire): ClerkInstance => ({ id: wire.id, environment: wire.environment_type })),
);

const deletedSchema = z.pipe(
  z.object({ deleted: z.literal(true) }),
  z.transform(() => undefined),
);

export const answers = {
  invitation: invitationSchema,
  invitations: invitationsSchema,
  page: pageSchema,
  deleted: deletedSchema,
  instance: instanceSchema,
};
