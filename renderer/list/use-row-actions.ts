/** What a person can do to an invitation: resend at once, revoke after a question in production. */
import { useState } from 'react';
import type { Account } from '../../preload/account.ts';
import type { Invitation } from '../../preload/invitation.ts';
import { listCopy, selectionCopy } from '../copy/list.ts';
import { useTold } from '../queue/use-queue-actions.ts';
import { useGuestlist } from '../state/guestlist-context.ts';
import { useResource } from '../state/use-resource.ts';
import { useStatus } from '../status/status-context.ts';
import type { Selected } from './use-selection.ts';

export type Verb = 'revoke' | 'resend' | 'delete';

export interface Question {
  verb: Verb;
  selected: Selected;
  /** It was answered once: in production a deletion is asked for twice. */
  again?: boolean;
  /** They are on their way. */
  done?: () => void;
}

/** From so many on a question comes first in development too: a slip of the finger has no undo for e-mails. */
const many = 10;

export interface RowActions {
  resend(invitation: Invitation): void;
  /** A new invitation for somebody whose own was revoked, with the metadata of that. */
  inviteAgain(invitation: Invitation): void;
  revoke(invitation: Invitation): void;
  delete(invitation: Invitation): void;
  /** Null where the host has no clipboard for it. */
  copyLink: ((invitation: Invitation) => void) | null;
  /** One act on all of them; asks first when they are many. */
  actOnAll(verb: Verb, selected: Selected, done: () => void): void;
  /** What a question is open about. */
  asking: Question | null;
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
  const [asking, setAsking] = useState<Question | null>(null);
  const [inspected, inspect] = useState<Invitation | null>(null);

  const production = account.environment === 'production';
  const only = ({ id, emailAddress }: Invitation): Selected => new Map([[id, emailAddress]]);

  async function send({ verb, selected, done }: Question): Promise<void> {
    const sent = told(await invitations[verb]({ accountId: account.id, ids: [...selected.keys()] }));
    if (sent) done?.();
    if (sent && verb === 'delete') say(selectionCopy.deleting(selected.size));
    if (sent && verb === 'resend' && selected.size > 1) say(selectionCopy.resending(selected.size));
  }

  function ask(question: Question, first: boolean): void {
    if (first) setAsking(question);
    else void send(question);
  }

  async function copyLink({ id, emailAddress }: Invitation): Promise<void> {
    if (told(await shell.copyLink({ accountId: account.id, invitationId: id }))) {
      say(listCopy.linkCopied(emailAddress), 'success');
    }
  }

  async function inviteAgain({ emailAddress, publicMetadata }: Invitation): Promise<void> {
    const draft = {
      emailAddress,
      ...(Object.keys(publicMetadata).length > 0 && { publicMetadata }),
    };
    const answer = told(await invitations.create({ accountId: account.id, drafts: [draft] }));
    if (answer)
      say(answer.known.length > 0 ? listCopy.known(emailAddress) : listCopy.invitingAgain(emailAddress));
  }

  return {
    inviteAgain: (invitation) => void inviteAgain(invitation),
    copyLink: host.value?.canCopyLink ? (invitation) => void copyLink(invitation) : null,
    resend: (invitation) => void send({ verb: 'resend', selected: only(invitation) }),
    revoke: (invitation) => ask({ verb: 'revoke', selected: only(invitation) }, production),
    delete: (invitation) => ask({ verb: 'delete', selected: only(invitation) }, true),
    actOnAll(verb, selected, done) {
      ask({ verb, selected, done }, verb === 'delete' || production || selected.size >= many);
    },
    asking,
    confirm() {
      const once = asking?.verb === 'delete' && production && asking.again !== true;
      if (asking && !once) void send(asking);
      setAsking(asking && once ? { ...asking, again: true } : null);
    },
    dismiss: () => setAsking(null),
    inspect,
    inspected,
  };
}
