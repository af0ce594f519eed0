/** What a person can do to an invitation: resend, revoke after a question in production. */
import { useState } from 'react';
import type { Account } from '../../preload/account.ts';
import type { SendWith } from '../../preload/history.ts';
import type { Invitation } from '../../preload/invitation.ts';
import { type AudienceView, audienceOfRow } from '../audience/audiences.ts';
import { listCopy, selectionCopy } from '../copy/list.ts';
import type { Looking } from '../details/use-beside.ts';
import { useQueueActions, useTold } from '../queue/use-queue-actions.ts';
import { useGuestlist } from '../state/guestlist-context.ts';
import { useResource } from '../state/use-resource.ts';
import { useStatus } from '../status/status-context.ts';
import type { Verb } from './row-acts.ts';
import type { Selected } from './use-selection.ts';

type Named = Pick<Invitation, 'id' | 'emailAddress'>;
type Row = Named & Pick<Invitation, 'membership' | 'waiting'>;

export interface Question {
  verb: Verb;
  selected: Selected;
  /** In whose list. */
  audience: AudienceView;
  /** It was answered once: in production a deletion is asked for twice. */
  again?: boolean;
  /** They are on their way. */
  done?: () => void;
}

/** A question is open about what these are sent again with. */
export interface Resending {
  selected: Selected;
  /** How many of them were invited from elsewhere. */
  unknown: number;
  /** It is in place of what is known of the others, too. */
  forAll: boolean;
  /** They are on their way. */
  done: () => void;
}

/** From so many on a question comes first in development too: a slip of the finger has no undo for e-mails. */
const many = 10;

/** Whose details are looked at. */
export interface Inspection {
  invitation: Invitation;
  how: Looking;
}

const none = () => undefined;

export interface RowActions {
  /** Asks first where nobody knows what it was sent with. */
  resend(invitation: Row): void;
  /** A new invitation for somebody whose own was revoked, with what that was sent with. */
  inviteAgain(invitation: Invitation): void;
  /** Asks what it is to be sent again with. */
  askResend(invitation: Invitation): void;
  resending: Resending | null;
  /** Answers that question, and keeps the answer for the account. */
  resendWith(sendWith: SendWith, remember: boolean): Promise<void>;
  dismissResend(): void;
  revoke(invitation: Invitation): void;
  delete(invitation: Invitation): void;
  /** Somebody from the waitlist; it can be undone for some seconds. */
  invite(entry: Invitation): void;
  reject(entry: Invitation): void;
  /** Takes back what the queue is about to do to it, by the id of that item; undefined: it has begun meanwhile. */
  takeBack(itemId: string | undefined): void;
  /** Null where the host has no clipboard for it. */
  copyLink: ((invitation: Invitation) => void) | null;
  /** One act on all of them, in one list; asks first when they are many. */
  actOnAll(verb: Verb, selected: Selected, audience: AudienceView, done: () => void): void;
  /** What a question is open about. */
  asking: Question | null;
  confirm(): void;
  dismiss(): void;
  /** Opens the details; null closes them. */
  inspect(invitation: Invitation | null, how?: Looking): void;
  inspected: Inspection | null;
}

export function useRowActions(account: Account): RowActions {
  const { invitations, waitlist, settings, shell } = useGuestlist();
  const { say } = useStatus();
  const host = useResource('shell', (guestlist) => guestlist.shell.state({}), []);
  const told = useTold();
  const { cancel } = useQueueActions(account.id);
  const [asking, setAsking] = useState<Question | null>(null);
  const [resending, setResending] = useState<Resending | null>(null);
  const [inspected, setInspected] = useState<Inspection | null>(null);

  const production = account.environment === 'production';
  const only = ({ id, emailAddress }: Named): Selected => new Map([[id, emailAddress]]);
  const about = (verb: Verb, row: Row): Question => ({
    verb,
    selected: only(row),
    audience: audienceOfRow(row),
  });

  async function send({ verb, selected, audience, done }: Question): Promise<void> {
    if (verb === 'resend') return resend({ selected, unknown: 0, forAll: false, done: done ?? none });
    const namespace = verb === 'invite' || verb === 'reject' ? waitlist : invitations;
    const call = (namespace as typeof waitlist & typeof invitations)[verb];
    const sent = told(await call({ accountId: account.id, ids: [...selected.keys()] }));
    if (sent) done?.();
    if (sent && verb === 'delete') say(audience.words.deleting(selected.size));
    if (sent && verb === 'invite' && selected.size > 1) say(selectionCopy.inviting(selected.size));
  }

  /** Without `sendWith` it may turn out that a person has to be asked. */
  async function resend({ selected, forAll, done }: Resending, sendWith?: SendWith): Promise<void> {
    const how = sendWith ? { sendWith, forAll } : {};
    const sent = told(await invitations.resend({ accountId: account.id, ids: [...selected.keys()], ...how }));
    if (!sent) return;
    const { unknown } = sent;
    setResending(unknown > 0 ? { selected, unknown, forAll, done } : null);
    if (unknown > 0) return;
    done();
    if (selected.size > 1) say(selectionCopy.resending(selected.size));
  }

  async function resendWith(sendWith: SendWith, remember: boolean): Promise<void> {
    if (!resending) return;
    if (remember) {
      const before = told(await settings.get({}));
      const resendWith = { ...before?.resendWith, [account.id]: sendWith };
      if (!before || !told(await settings.set({ resendWith }))) return;
    }
    await resend(resending, sendWith);
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

  return {
    inviteAgain: (invitation) => void send(about('resend', invitation)),
    askResend: (invitation) =>
      setResending({ selected: only(invitation), unknown: 0, forAll: true, done: none }),
    resending,
    resendWith,
    dismissResend: () => setResending(null),
    copyLink: host.value?.canCopyLink ? (invitation) => void copyLink(invitation) : null,
    resend: (invitation) => void send(about('resend', invitation)),
    invite: (entry) => void send(about('invite', entry)),
    revoke: (invitation) => ask(about('revoke', invitation), production),
    reject: (entry) => ask(about('reject', entry), production),
    delete: (invitation) => ask(about('delete', invitation), true),
    takeBack: (itemId) => itemId !== undefined && void cancel([itemId]),
    actOnAll(verb, selected, audience, done) {
      const question = { verb, selected, audience, done };
      ask(question, verb === 'delete' || production || selected.size >= many);
    },
    asking,
    confirm() {
      const once = asking?.verb === 'delete' && production && asking.again !== true;
      if (asking && !once) void send(asking);
      setAsking(asking && once ? { ...asking, again: true } : null);
    },
    dismiss: () => setAsking(null),
    inspect: (invitation, how = 'inside') => setInspected(invitation && { invitation, how }),
    inspected,
  };
}
