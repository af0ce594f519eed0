/** What a person can do to an invitation: resend at once, revoke after a question in production. */
import { useState } from 'react';
import type { Account } from '../../preload/account.ts';
import type { Invitation } from '../../preload/invitation.ts';
import { listCopy } from '../copy/list.ts';
import { useTold } from '../queue/use-queue-actions.ts';
import { useGuestlist } from '../state/guestlist-context.ts';
import { useResource } from '../state/use-resource.ts';
import { useStatus } from '../status/status-context.ts';

export interface RowActions {
  resend(invitation: Invitation): void;
  revoke(invitation: Invitation): void;
  /** Null where the host has no clipboard for it. */
  copyLink: ((invitation: Invitation) => void) | null;
  /** The invitation that a question is open about. */
  asking: Invitation | null;
  confirm(): void;
  dismiss(): void;
  /** Opens the details. */
  inspect(invitation: Invitation | null): void;
  inspected: Invitation | null;
}

export function useRowActions(account: Account): RowActions {
  const { invitations, shell } = useGuestlist();
  const { say } = useStatus();
  const host = useResource('shell', (guestlist) => guestlist.shell.state({}), []);
  const told = useTold();
  const [asking, setAsking] = useState<Invitation | null>(null);
  const [inspected, inspect] = useState<Invitation | null>(null);

  async function send(verb: 'revoke' | 'resend', invitation: Invitation): Promise<void> {
    told(await invitations[verb]({ accountId: account.id, ids: [invitation.id] }));
  }

  async function copyLink({ id, emailAddress }: Invitation): Promise<void> {
    if (told(await shell.copyLink({ accountId: account.id, invitationId: id }))) {
      say(listCopy.linkCopied(emailAddress), 'success');
    }
  }

  return {
    copyLink: host.value?.canCopyLink ? (invitation) => void copyLink(invitation) : null,
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
