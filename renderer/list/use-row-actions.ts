/** What a person can do to an invitation: resend at once, revoke after a question in production. */
import { useState } from 'react';
import type { Account } from '../../preload/account.ts';
import type { Invitation } from '../../preload/invitation.ts';
import { useTold } from '../queue/use-queue-actions.ts';
import { useGuestlist } from '../state/guestlist-context.ts';

export interface RowActions {
  resend(invitation: Invitation): void;
  revoke(invitation: Invitation): void;
  /** The invitation that a question is open about. */
  asking: Invitation | null;
  confirm(): void;
  dismiss(): void;
  /** Opens the details. */
  inspect(invitation: Invitation | null): void;
  inspected: Invitation | null;
}

export function useRowActions(account: Account): RowActions {
  const { invitations } = useGuestlist();
  const told = useTold();
  const [asking, setAsking] = useState<Invitation | null>(null);
  const [inspected, inspect] = useState<Invitation | null>(null);

  async function send(verb: 'revoke' | 'resend', invitation: Invitation): Promise<void> {
    told(await invitations[verb]({ accountId: account.id, ids: [invitation.id] }));
  }

  return {
    resend: (invitation) => void send('resend', invitation),
    revoke(invitation) {
      if (account.environment === 'production') setAsking(invitation);
      else void send('revoke', invitation);
    },
    asking,
    confirm() {
      if (asking) void send('revoke', asking);
      setAsking(null);
    },
    dismiss: () => setAsking(null),
    inspect,
    inspected,
  };
}
