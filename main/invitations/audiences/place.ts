/** A place is what invitations go to: the application, or one organization. */
import { type Audience, application } from '../../../preload/audience.ts';

/**
 * Which invitations exclude each other: one pending invitation for each address is what Clerk allows in the
 * application, and in each organization. The requests of one bulk call are of one place.
 */
export function placeOf(audience: Audience): string {
  return audience.kind === 'organization' ? placeIn(audience.organizationId) : audience.kind;
}

/** Unset: the application. */
export function placeIn(organizationId: string | undefined): string {
  return organizationId === undefined ? application.kind : `organization ${organizationId}`;
}
