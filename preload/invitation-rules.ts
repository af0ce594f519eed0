/** What holds for an invitation, for who needs no schema of it: these load without zod. */
import type { AudienceKind } from './audience-rules.ts';

/** Those that Clerk documents, and that it can be asked for. */
export const clerkStatuses = ['pending', 'accepted', 'expired', 'revoked'] as const;
export type ClerkStatus = (typeof clerkStatuses)[number];
/** Those of an entry of the waitlist. `completed`: the person has signed up. */
export const waitlistStatuses = ['pending', 'invited', 'completed', 'rejected'] as const;
export type WaitlistStatus = (typeof waitlistStatuses)[number];
/**
 * Of every audience; which has which, {@link statusesOf} says. `other`: Clerk has one that this version does not know,
 * or it could not be read whole. The copy keeps them by their place: new ones come last.
 */
export const statuses = [...clerkStatuses, 'other', 'invited', 'completed', 'rejected'] as const;
export type Status = (typeof statuses)[number];

const invited: readonly Status[] = [...clerkStatuses, 'other'];

/** The lists of an audience, in the order of its tabs; `other` is shown where there is somebody in it. */
export const statusesOf: Readonly<Record<AudienceKind, readonly Status[]>> = {
  application: invited,
  organization: invited,
  waitlist: [...waitlistStatuses, 'other'],
};

/** As many as one act can be about. */
export const mostIds = 100_000;

/** Clerk refuses `public_metadata` of more than 8 KB. */
export const maxMetadataBytes = 8192;
/** Clerk's range of `expires_in_days`; unset means 30. */
export const expiryDays = { min: 1, max: 365, default: 30 } as const;
export const templateSlugs = ['invitation', 'waitlist_invitation'] as const;

/** Schemes that run what follows, or lead into the machine of whom was invited. */
const neverRedirected = /^(?:javascript|vbscript|data|file|blob|about|view-source):/iu;

/**
 * A complete URL, of the web or of an app's own scheme: `localhost:3000` would be a scheme without an address. The one
 * rule for the form, presets, an import and main.
 */
export function isRedirectUrl(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\/./iu.test(text) && !neverRedirected.test(text) && URL.canParse(text);
}

export const orders = [
  '-created_at',
  '+created_at',
  '+email_address',
  '-email_address',
  '+expires_at',
  '-expires_at',
  '-updated_at',
] as const;
