/** What an invitation into an organization has beside the fields of every invitation, as the copy keeps it. */
import * as z from 'zod/mini';
import type { Membership } from '../../../preload/invitation.ts';
import type { ClerkInviter, ClerkOrganizationInvitation } from '../../clerk/audience-api.ts';
import type { Row } from '../audiences/row.ts';

const text = z.nullable(z.string());

export const keptMembershipSchema = z.object({
  organizationId: z.string(),
  organizationName: text,
  role: z.string(),
  roleName: text,
  /** A secret of the instance: only its Backend API shows it. */
  privateMetadata: z.record(z.string(), z.unknown()),
  inviterUserId: text,
  inviterName: text,
});
export type KeptMembership = z.infer<typeof keptMembershipSchema>;

const isInto = (invitation: Row): invitation is ClerkOrganizationInvitation => 'organizationId' in invitation;

/** Undefined: it is for the application. */
export function organizationIdOf(invitation: Row): string | undefined {
  return isInto(invitation) ? invitation.organizationId : undefined;
}

function inviterNameOf({ firstName, lastName, identifier }: ClerkInviter): string | null {
  const name = [firstName, lastName].filter(Boolean).join(' ');
  return name === '' ? identifier : name;
}

/** Null: it is for the application. */
export function membershipOf(invitation: Row): KeptMembership | null {
  if (!isInto(invitation)) return null;
  const { organizationId, organization, role, roleName, privateMetadata, inviterId, inviter } = invitation;
  return {
    organizationId,
    organizationName: organization?.name ?? null,
    role,
    roleName,
    privateMetadata,
    inviterUserId: inviter?.userId ?? inviterId,
    inviterName: inviter && inviterNameOf(inviter),
  };
}

/** As a list shows it: without what is private. */
export function shownMembership({ privateMetadata: _, ...membership }: KeptMembership): Membership {
  return membership;
}
