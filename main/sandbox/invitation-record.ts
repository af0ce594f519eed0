/** One invitation as the sandbox keeps it, and as the API answers it. Times are milliseconds since 1970. */
import type { ClerkStatus } from '../../preload/invitation.ts';
import { signTicket, type TicketClaims } from './ticket.ts';

export type TemplateSlug = 'invitation' | 'waitlist_invitation';

export interface InvitationRecord {
  id: string;
  /** Order of creation, which breaks ties of `created_at`. */
  sequence: number;
  emailAddress: string;
  publicMetadata: Readonly<Record<string, unknown>>;
  /** What happened to it. Expiry is not stored: it follows from the clock. */
  outcome: 'open' | 'accepted' | 'revoked';
  /** Null: never expires, as invitations from before expiry existed. */
  expiresAt: number | null;
  createdAt: number;
  updatedAt: number;
  redirectUrl: string | null;
  notify: boolean;
  templateSlug: TemplateSlug;
}

export function statusAt(record: Pick<InvitationRecord, 'outcome' | 'expiresAt'>, now: number): ClerkStatus {
  if (record.outcome !== 'open') return record.outcome;
  return record.expiresAt !== null && record.expiresAt <= now ? 'expired' : 'pending';
}

/** Where links lead and what signs them. */
export interface LinkIssuer {
  origin: string;
  instanceId: string;
  secret: string;
}

/** The `Invitation` of the API: a revoked one has no `url`, and only a revoked one has `revoked`. */
export function invitationJson(record: InvitationRecord, now: number, issuer: LinkIssuer) {
  const status = statusAt(record, now);
  return {
    object: 'invitation',
    id: record.id,
    email_address: record.emailAddress,
    public_metadata: record.publicMetadata,
    ...(status === 'revoked' ? { revoked: true } : {}),
    status,
    ...(status === 'revoked' ? {} : { url: ticketUrl(record, issuer) }),
    expires_at: record.expiresAt,
    created_at: record.createdAt,
    updated_at: record.updatedAt,
  };
}

/** `st`: what it is a ticket for. */
export function ticketUrl(
  record: Pick<InvitationRecord, 'id' | 'createdAt' | 'expiresAt'>,
  issuer: LinkIssuer,
  st: TicketClaims['st'] = 'invitation',
): string {
  const expires = record.expiresAt ?? record.createdAt + 10 * 365 * 86_400_000;
  const ticket = signTicket(issuer.secret, {
    eis: Math.round((expires - record.createdAt) / 1000),
    exp: Math.floor(expires / 1000),
    iid: issuer.instanceId,
    sid: record.id,
    st,
  });
  return `${issuer.origin}/v1/tickets/accept?ticket=${ticket}`;
}
