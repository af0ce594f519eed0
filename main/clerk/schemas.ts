/** What Clerk answers, checked at the edge and put into our terms. Unknown fields are tolerated. */
import * as z from 'zod/mini';
import { statusSchema } from '../../preload/invitation.ts';
import type { ClerkInstance, ClerkInvitation, InvitationPage } from './api.ts';

/** Milliseconds since 1970 within what a Date can hold: https://tc39.es/ecma262/#sec-time-values-and-time-range */
const timeSchema = z.number().check(z.minimum(0), z.maximum(8.64e15));

/** Far below what overflows the stack of whoever writes it down, and far above what 8 KB of metadata need in earnest. */
const deepestMetadata = 500;

/** Cheaper than to write it down for a try: ten thousand of these are read in one sync. */
function isWithin(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (levels === 0) return false;
  for (const name in value) if (!isWithin(value[name as never], levels - 1)) return false;
  return true;
}

/** What cannot be written down again must not be taken in: it would keep every row beside it from the disk. */
const metadataSchema = z
  .record(z.string(), z.unknown())
  .check(z.refine((value) => isWithin(value, deepestMetadata), { abort: true }));

const invitationSchema = z.pipe(
  z.object({
    id: z.string().check(z.minLength(1), z.maxLength(255)),
    email_address: z.string().check(z.maxLength(1024)),
    public_metadata: z.optional(z.nullable(metadataSchema)),
    status: statusSchema,
    url: z.optional(z.nullable(z.string().check(z.maxLength(16_384)))),
    expires_at: z.optional(z.nullable(timeSchema)),
    created_at: timeSchema,
    updated_at: timeSchema,
  }),
  z.transform(
    (wire): ClerkInvitation => ({
      id: wire.id,
      emailAddress: wire.email_address,
      publicMetadata: wire.public_metadata ?? {},
      status: wire.status,
      url: wire.url ?? null,
      expiresAt: wire.expires_at ?? null,
      createdAt: wire.created_at,
      updatedAt: wire.updated_at,
    }),
  ),
);

const invitationsSchema = z.array(invitationSchema);

/** The document shows the bare array, every SDK relies on the envelope: both are read. */
const pageSchema = z.pipe(
  z.union([
    invitationsSchema,
    z.object({ data: invitationsSchema, total_count: z.optional(z.nullable(z.int().check(z.minimum(0)))) }),
  ]),
  z.transform(
    (wire): InvitationPage =>
      Array.isArray(wire)
        ? { data: wire, totalCount: null }
        : { data: wire.data, totalCount: wire.total_count ?? null },
  ),
);

const instanceSchema = z.pipe(
  z.object({ id: z.string().check(z.minLength(1)), environment_type: z.enum(['development', 'production']) }),
  z.transform((wire): ClerkInstance => ({ id: wire.id, environment: wire.environment_type })),
);

export const answers = {
  invitation: invitationSchema,
  invitations: invitationsSchema,
  page: pageSchema,
  instance: instanceSchema,
};
