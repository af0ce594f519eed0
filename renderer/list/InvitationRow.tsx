import { ChevronRight, Link, RotateCw, Trash2 } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { Invitation } from '../../preload/invitation.ts';
import type { QueueItem } from '../../preload/queue.ts';
import { listCopy } from '../copy/list.ts';
import { itemWords } from '../copy/queue.ts';
import { IconButton } from '../ui/Button.tsx';
import { classes } from '../ui/classes.ts';
import { canResend, canRevoke, rowWords } from './row-words.ts';
import type { RowActions } from './use-row-actions.ts';

interface InvitationRowProps {
  invitation: Invitation;
  index: number;
  total: number;
  /** The one row that Tab reaches. */
  active: boolean;
  now: number;
  /** What the queue is doing to it. */
  item: QueueItem | undefined;
  actions: RowActions;
  offset: number;
  height: number;
  onFocus: () => void;
}

/** The keys that act on a row; null when a key is not one of them, or its action does not apply. */
function actionOf(key: string, invitation: Invitation, actions: RowActions): (() => void) | null {
  if (key === 'Enter' || key === ' ') return () => actions.inspect(invitation);
  if (key === 'c' && actions.copyLink && invitation.hasLink) return () => actions.copyLink?.(invitation);
  if (key === 'r' && canResend(invitation)) return () => actions.resend(invitation);
  if ((key === 'e' || key === 'Delete') && canRevoke(invitation)) return () => actions.revoke(invitation);
  return null;
}

export function InvitationRow(props: InvitationRowProps): ReactNode {
  const { invitation, index, total, active, now, item, actions, offset, height, onFocus } = props;
  const { when, expiry, mark } = rowWords(invitation, now);
  const tabIndex = active ? 0 : -1;

  function onKeyDown(event: KeyboardEvent): void {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = item ? null : actionOf(event.key, invitation, actions);
    if (!act) return;
    event.preventDefault();
    act();
  }

  return (
    <li
      aria-label={invitation.emailAddress}
      aria-setsize={total}
      aria-posinset={index + 1}
      className={classes('row', active && 'row-active', item && 'row-busy')}
      tabIndex={tabIndex}
      style={{ transform: `translateY(${offset}px)`, height }}
      onFocus={onFocus}
      onKeyDown={onKeyDown}
    >
      <div className="row-main">
        <span className="row-address">{invitation.emailAddress}</span>
        <span className="row-meta">
          <span>{item ? itemWords(item, now) : when}</span>
          {expiry && !item ? (
            <span className={classes('row-expiry', mark === 'soon' && 'row-soon')}>{expiry}</span>
          ) : null}
        </span>
      </div>
      {mark && !item ? (
        <span className={`mark mark-${mark}`}>{mark === 'soon' ? listCopy.soon : listCopy.longPending}</span>
      ) : null}
      <div className="row-actions">
        {actions.copyLink && invitation.hasLink && !item ? (
          <IconButton
            label={listCopy.copyLink}
            keyHint="c"
            tip="start"
            tabIndex={tabIndex}
            onClick={() => actions.copyLink?.(invitation)}
          >
            <Link aria-hidden size={15} />
          </IconButton>
        ) : null}
        {canResend(invitation) && !item ? (
          <IconButton
            label={listCopy.resend}
            keyHint="r"
            tip="start"
            tabIndex={tabIndex}
            onClick={() => actions.resend(invitation)}
          >
            <RotateCw aria-hidden size={15} />
          </IconButton>
        ) : null}
        {canRevoke(invitation) && !item ? (
          <IconButton
            label={listCopy.revoke}
            keyHint="e"
            tip="start"
            danger
            tabIndex={tabIndex}
            onClick={() => actions.revoke(invitation)}
          >
            <Trash2 aria-hidden size={15} />
          </IconButton>
        ) : null}
        <IconButton
          label={listCopy.details}
          tip="start"
          tabIndex={tabIndex}
          onClick={() => actions.inspect(invitation)}
        >
          <ChevronRight aria-hidden size={15} />
        </IconButton>
      </div>
    </li>
  );
}
