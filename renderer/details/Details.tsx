import { type ReactNode, useEffect } from 'react';
import type { Invitation } from '../../preload/invitation.ts';
import { audienceOfRow } from '../audience/audiences.ts';
import { detailsCopy } from '../copy/details.ts';
import { resendCopy } from '../copy/resend.ts';
import { labelOf } from '../list/RowButtons.tsx';
import { isHarsh, keyOf, type OwnAct, titleOf } from '../list/row-acts.ts';
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
import { useBeside, useRested } from './use-beside.ts';
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
  const inspected = useRested(actions.inspected);
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

interface Able {
  act: OwnAct;
  run: () => void;
}

/** The acts that apply, which have the keys of a row. What lies over the list is closed by them. */
function actsOn(invitation: Invitation, actions: RowActions, beside: boolean): Able[] {
  return audienceOfRow(invitation)
    .acts(invitation)
    .flatMap((act) => {
      const run = actions[act];
      if (!run) return [];
      const closes = act !== 'copyLink' && !beside;
      return {
        act,
        run() {
          if (closes) actions.inspect(null);
          run(invitation);
        },
      };
    });
}

/** The invitation that took its place, or that came of it. */
function otherOf({ replacedBy, waiting }: Invitation): { id: string; label: string } | null {
  if (replacedBy) return { id: replacedBy, label: detailsCopy.showNewer };
  return waiting?.invitationId ? { id: waiting.invitationId, label: detailsCopy.showInvitation } : null;
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
  async function show(invitationId: string): Promise<void> {
    const found = told(await invitations.details({ accountId, invitationId }));
    if (found) actions.inspect(found.invitation);
  }
  const other = otherOf(invitation);
  function askResend(): void {
    if (!beside) actions.inspect(null);
    actions.askResend(invitation);
  }

  // The title has the focus at first, so it is the page that listens while this is open.
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      // Next to the list the page listens for other parts too.
      if (beside && !(event.target instanceof Element && event.target.closest('.pane'))) return;
      const able = acts.find(({ act }) => keyOf[act] === event.key);
      if (!able) return;
      event.preventDefault();
      able.run();
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  });

  return (
    <div className="details">
      <div className="details-actions">
        {other ? <Button onClick={() => void show(other.id)}>{other.label}</Button> : null}
        {acts.map(({ act, run }) => (
          <Button key={act} className={isHarsh(act) ? 'details-revoke' : undefined} onClick={run}>
            {labelOf(act, invitation.status)}
          </Button>
        ))}
      </div>
      <div className="details-copies">
        {acts.some(({ act }) => act === 'resend' || act === 'inviteAgain') ? (
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
      {value ? (
        <History
          entries={value.history}
          nothing={detailsCopy.noHistory[audienceOfRow(invitation).kind]}
          now={now}
        />
      ) : null}
      {failure ? <FailureNote failure={failure} situation="action" /> : null}
    </div>
  );
}
