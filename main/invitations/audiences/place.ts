/** A place is what invitations go to: the application, one organization, or the waitlist. */
import type { Audience, AudienceKind } from '../../../preload/audience.ts';
import { audienceRules } from './rules.ts';

/**
 * Which invitations exclude each other: one pending invitation for each address is what Clerk allows in the
 * application, and in each organization. The requests of one bulk call are of one place.
 */
export function placeOf(audience: Audience): string {
  return placeIn(audience.kind, audienceRules[audience.kind].scopeOf(audience));
}

/** `scope`: see `AudienceRules`. */
export function placeIn(kind: AudienceKind, scope: string | undefined): string {
  return scope === undefined ? kind : `${kind} ${scope}`;
}
