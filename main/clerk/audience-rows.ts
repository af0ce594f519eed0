/** Rows of organizations, roles, organization invitations and the waitlist, read as leniently as invitations are. */
import * as z from 'zod/mini';
import {
  type ClerkInviter,
  type ClerkOrganization,
  type ClerkOrganizationInvitation,
  type ClerkRole,
  type ClerkWaitlistEntry,
  waitlistStatuses,
} from './audience-api.ts';
import { metadataSchema, readRow } from './invitation-row.ts';

const idSchema = z.string().check(z.minLength(1), z.maxLength(255));
const wordSchema = z.string().check(z.maxLength(1024));
const maybeWord = z.catch(z.optional(z.nullable(wordSchema)), null);

const organizationSchema = z.object({ id: idSchema, name: wordSchema, slug: maybeWord });
const roleSchema = z.object({ id: idSchema, key: idSchema, name: wordSchema });
const inviterSchema = z.object({
  user_id: idSchema,
  first_name: maybeWord,
  last_name: maybeWord,
  identifier: maybeWord,
});

/** What an organization invitation has beside the fields of every invitation. */
const extrasSchema = z.object({
  organization_id: z.catch(z.optional(idSchema), undefined),
  role: z.catch(z.optional(idSchema), undefined),
  role_name: maybeWord,
  inviter_id: maybeWord,
  private_metadata: z.optional(z.unknown()),
  public_inviter_data: z.optional(z.unknown()),
  public_organization_data: z.optional(z.unknown()),
});

/** Null: it has no id or name, so that nobody could choose it. */
export function readOrganization(wire: unknown): ClerkOrganization | null {
  const { data } = organizationSchema.safeParse(wire);
  return data === undefined ? null : { id: data.id, name: data.name, slug: data.slug ?? null };
}

/** Null: it has no key or name, so that nobody could choose it. */
export function readRole(wire: unknown): ClerkRole | null {
  const { data } = roleSchema.safeParse(wire);
  return data === undefined ? null : { id: data.id, key: data.key, name: data.name };
}

/**
 * Null: it has no id. The document does not promise `organization_id`: in the list of an organization it is the one
 * that was asked for (`within`), in that of the instance it also stands beside the organization's name.
 */
export function readOrganizationRow(wire: unknown, within?: string): ClerkOrganizationInvitation | null {
  const row = readRow(wire);
  const { data: extras } = extrasSchema.safeParse(wire);
  if (row === null || extras === undefined) return null;
  const organization = readOrganization(extras.public_organization_data);
  const organizationId = extras.organization_id ?? within ?? organization?.id;
  const metadata = metadataSchema.safeParse(extras.private_metadata ?? {}).data;
  const unread =
    row.unread ??
    (organizationId === undefined ? 'organization_id' : undefined) ??
    (extras.role === undefined ? 'role' : undefined) ??
    (metadata === undefined ? 'private_metadata' : undefined);
  return {
    ...row,
    organizationId: organizationId ?? '',
    role: extras.role ?? '',
    roleName: extras.role_name ?? null,
    privateMetadata: metadata ?? {},
    inviterId: extras.inviter_id ?? null,
    inviter: readInviter(extras.public_inviter_data),
    organization,
    ...(unread !== undefined && { unread }),
  };
}

function readInviter(wire: unknown): ClerkInviter | null {
  const { data } = inviterSchema.safeParse(wire);
  if (data === undefined) return null;
  return {
    userId: data.user_id,
    firstName: data.first_name ?? null,
    lastName: data.last_name ?? null,
    identifier: data.identifier ?? null,
  };
}

const entrySchema = z.object({
  status: z.optional(z.unknown()),
  is_locked: z.catch(z.optional(z.boolean()), undefined),
  invitation: z.optional(z.unknown()),
});

/** Null: it has no id. What was made of an invitation inside it that cannot be read is not told: the entry is. */
export function readWaitlistRow(wire: unknown): ClerkWaitlistEntry | null {
  const row = readRow(wire);
  const { data: extras } = entrySchema.safeParse(wire);
  if (row === null || extras === undefined) return null;
  const { id, emailAddress, createdAt, updatedAt, statusWord, unread, undated } = row;
  const status = waitlistStatuses.find((known) => known === extras.status);
  // What an invitation can be and an entry cannot is a word that nobody knows here.
  const word = statusWord ?? (row.status === 'other' ? undefined : row.status);
  return {
    id,
    emailAddress,
    status: status ?? 'other',
    isLocked: extras.is_locked === true,
    createdAt,
    updatedAt,
    invitation: extras.invitation ? readRow(extras.invitation) : null,
    ...(status === undefined && word !== undefined && { statusWord: word }),
    ...(unread !== undefined && { unread }),
    ...(undated === true && { undated }),
  };
}
