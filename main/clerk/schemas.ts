/** What Clerk answers, checked at the edge and put into our terms. Unknown fields are tolerated. */
import * as z from 'zod/mini';
import { statusSchema } from '../../preload/invitation.ts';
import type { ClerkInstance, ClerkInvitation, InvitationPage } from './api.ts';

const invitationSchema = z.pipe(
  z.object({
    id: z.string().check(z.minLength(1)),
    email_address: z.string(),
    public_metadata: z.optional(z.nullable(z.record(z.string(), z.unknown()))),
    status: statusSchema,
    url: z.optional(z.nullable(z.string())),
    expires_at: z.optional(z.nullable(z.number())),
    created_at: z.number(),
    updated_at: z.number(),
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
