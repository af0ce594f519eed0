/** What sync found out, in the words of those who want to be told: alerts, and the tray. */
import { type AudienceKind, application } from '../../../preload/audience.ts';
import { audienceRules } from '../audiences/rules.ts';
import type { Transition } from '../copy/copy.ts';

export type ChangeKind = 'new' | 'accepted' | 'expired' | 'revoked-elsewhere';

/** One invitation that changed without our doing. */
export interface InvitationChange {
  kind: ChangeKind;
  invitationId: string;
  emailAddress: string;
  /** Unset: of the application. */
  audience?: AudienceKind;
  /** Somebody who came by themselves and waits to be let in. */
  asks?: true;
}

/** Null when there is nothing to tell. `own`: the outbox has just asked for it. */
export function changeOf(
  { id, emailAddress, from, to }: Transition,
  audience: AudienceKind,
  own: boolean,
): InvitationChange | null {
  const kind = kindOf(from, to);
  if (kind === null || (own && (kind === 'new' || kind === 'revoked-elsewhere'))) return null;
  return {
    kind,
    invitationId: id,
    emailAddress,
    ...(audience !== application.kind && { audience }),
    ...(kind === 'new' && audienceRules[audience].peopleAsk && { asks: true }),
  };
}

function kindOf(from: Transition['from'], to: Transition['to']): ChangeKind | null {
  switch (to) {
    case 'pending':
      return from === null ? 'new' : null;
    case 'accepted':
      // What could not be read before may have been accepted long ago.
      return from === 'other' ? null : 'accepted';
    case 'expired':
      return from === 'pending' ? 'expired' : null;
    case 'revoked':
      return from === 'pending' ? 'revoked-elsewhere' : null;
    // Of who signs up the invitation tells, in the application's own list.
    case 'completed':
    case 'invited':
    case 'rejected':
    case 'other':
      return null;
  }
}
