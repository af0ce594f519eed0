import { type ReactNode, useEffect } from 'react';
import type { Invitation } from '../../preload/invitation.ts';
import { detailsCopy } from '../copy/details.ts';
import { listCopy } from '../copy/list.ts';
import { resendCopy } from '../copy/resend.ts';
import { deletable, invitableAgain, resendable, revocable, titleOf } from '../list/row-words.ts';
import type { RowActions } from '../list/use-row-actions.ts';
import { useTold } from '../queue/use-queue-actions.ts';
import { useGuestlist } from '../state/guestlist-context.ts';
import { useNow } from '../state/use-now.ts';
import { useResource } from '../state/use-resource.ts';
import { Button } from '../ui/Button.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { useCopy } from '../ui/use-copy.ts';
import { Facts } from './Facts.tsx';
import { History } from './History.tsx';
import { useBeside } from './use-beside.ts';
import './details.css';

/** In the same script: they have their history in common. */
export { QueueDetails } from './QueueDetails.tsx';

interface DetailsProps {
  accountId: string;
  actions: RowActions;
  /** Back to the list, where the details stand beside it. */
  onLeave: () => void;
}

/** Everything that is known about one invitation, and what was done about its address. */
export function Details({ accountId, actions, onLeave }: DetailsProps): ReactNode {
  const { inspected } = actions;
  const row = inspected?.invitation;
  const { beside, open } = useBeside(inspected);
  return (
    <Sheet
      title={row ? titleOf(row) : detailsCopy.title}
      open={open}
      onClose={() => actions.inspect(null)}
      onLeave={onLeave}
      resident
    >
      {row ? <Known key={row.id} row={row} accountId={accountId} actions={actions} beside={beside} /> : null}
    </Sheet>
  );
}

/** The acts that apply, by the keys that do them on a row too. What lies over the list is closed by them. */
function actsOn(invitation: Invitation, actions: RowActions, beside: boolean) {
  const { copyLink, resend, inviteAgain, revoke, delete: remove, inspect } = actions;
  const again = invitableAgain(invitation);
  const closing = (act: (invitation: Invitation) => void) => () => {
    if (!beside) inspect(null);
    act(invitation);
  };
  return {
    c: copyLink && invitation.hasLink ? () => copyLink(invitation) : null,
    r: again ? closing(inviteAgain) : resendable(invitation.status) ? closing(resend) : null,
    e: revocable(invitation.status) ? closing(revoke) : null,
    d: deletable(invitation) ? closing(remove) : null,
  };
}

interface KnownProps extends Omit<DetailsProps, 'onLeave'> {
  row: Invitation;
  /** They stand next to the list. */
  beside: boolean;
}

/** `row` is there at once; the rest comes from main, and again whenever something changes. */
function Known({ row, accountId, actions, beside }: KnownProps): ReactNode {
  const copy = useCopy();
  const { invitations } = useGuestlist();
  const told = useTold();
  const now = useNow(30_000);
  const { value, failure } = useResource(
    `details ${accountId} ${row.id}`,
    ({ invitations }) => invitations.details({ accountId, invitationId: row.id }),
    ['invitations.changed', 'queue.changed'],
    accountId,
  );
  const invitation = value?.invitation ?? row;
  const acts = actsOn(invitation, actions, beside);
  async function showNewer(): Promise<void> {
    const newer = await invitations.details({ accountId, invitationId: invitation.replacedBy ?? '' });
    const found = told(newer);
    if (found) actions.inspect(found.invitation);
  }
  function askResend(): void {
    if (!beside) actions.inspect(null);
    actions.askResend(invitation);
  }

  // The title has the focus at first, so it is the page that listens while this is open.
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || !(event.key in acts)) return;
      // Next to the list the page listens for other parts too.
      if (beside && !(event.target instanceof Element && event.target.closest('.pane'))) return;
      const act = acts[event.key as keyof typeof acts];
      if (!act) return;
      event.preventDefault();
      act();
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  });

  return (
    <div className="details">
      <div className="details-actions">
        {invitation.replacedBy ? (
          <Button onClick={() => void showNewer()}>{detailsCopy.showNewer}</Button>
        ) : null}
        {acts.c ? <Button onClick={acts.c}>{listCopy.copyLink}</Button> : null}
        {acts.r ? (
          <Button onClick={acts.r}>
            {invitableAgain(invitation) ? listCopy.inviteAgain : listCopy.resend}
          </Button>
        ) : null}
        {acts.e ? (
          <Button className="details-revoke" onClick={acts.e}>
            {listCopy.revoke}
          </Button>
        ) : null}
        {acts.d ? (
          <Button className="details-revoke" onClick={acts.d}>
            {listCopy.delete}
          </Button>
        ) : null}
      </div>
      <div className="details-copies">
        {acts.r ? (
          <Button look="quiet" onClick={askResend}>
            {resendCopy.open}
          </Button>
        ) : null}
        <Button look="quiet" onClick={() => void copy(invitation.emailAddress)}>
          {detailsCopy.copyAddress}
        </Button>
        <Button look="quiet" onClick={() => void copy(invitation.id)}>
          {detailsCopy.copyId}
        </Button>
      </div>
      <Facts
        invitation={invitation}
        sentWith={value?.sentWith}
        privateMetadata={value?.privateMetadata}
        now={now}
      />
      {value ? <History entries={value.history} now={now} /> : null}
      {failure ? <FailureNote failure={failure} situation="action" /> : null}
    </div>
  );
}
