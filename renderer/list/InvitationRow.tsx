import { ChevronRight } from 'lucide-react';
import type { KeyboardEvent, MouseEvent, ReactNode } from 'react';
import type { Invitation } from '../../preload/invitation.ts';
import type { QueueItem } from '../../preload/queue.ts';
import { listCopy, selectionCopy } from '../copy/list.ts';
import { itemWords } from '../copy/queue.ts';
import { IconButton } from '../ui/Button.tsx';
import { classes } from '../ui/classes.ts';
import { RowButtons } from './RowButtons.tsx';
import { resendable, revocable, rowWords } from './row-words.ts';
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
  selected: boolean;
  onFocus: () => void;
  onToggle: () => void;
  /** Selects everything from the active row to this one. */
  onExtend: () => void;
}

/** The keys that act on a row; null when a key is not one of them, or its action does not apply. */
function actionOf(key: string, invitation: Invitation, actions: RowActions): (() => void) | null {
  if (key === 'Enter') return () => actions.inspect(invitation);
  if (key === 'c' && actions.copyLink && invitation.hasLink) return () => actions.copyLink?.(invitation);
  if (key === 'r' && resendable(invitation.status)) return () => actions.resend(invitation);
  if ((key === 'e' || key === 'Delete') && revocable(invitation.status))
    return () => actions.revoke(invitation);
  return null;
}

export function InvitationRow(props: InvitationRowProps): ReactNode {
  const { invitation, index, total, active, now, item, actions, offset, height } = props;
  const { selected, onFocus, onToggle, onExtend } = props;
  const { when, expiry, mark } = rowWords(invitation, now);
  const tabIndex = active ? 0 : -1;

  function onKeyDown(event: KeyboardEvent): void {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = item ? null : actionOf(event.key, invitation, actions);
    if (!act) return;
    event.preventDefault();
    act();
  }

  /** Before the focus moves, so that a range begins where it was; and no text gets marked on the way. */
  function onMouseDown(event: MouseEvent): void {
    const act = event.shiftKey ? onExtend : event.ctrlKey || event.metaKey ? onToggle : null;
    if (!act || event.button !== 0) return;
    event.preventDefault();
    act();
    if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
  }

  return (
    <li
      aria-label={invitation.emailAddress}
      aria-description={selected ? selectionCopy.selected : undefined}
      aria-setsize={total}
      aria-posinset={index + 1}
      className={classes('row', active && 'row-active', item && 'row-busy', selected && 'row-selected')}
      tabIndex={tabIndex}
      style={{ transform: `translateY(${offset}px)`, height }}
      onFocus={onFocus}
      onKeyDown={onKeyDown}
      onMouseDown={onMouseDown}
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
        <input
          type="checkbox"
          className="row-check"
          aria-label={selectionCopy.row(invitation.emailAddress)}
          tabIndex={tabIndex}
          checked={selected}
          onChange={onToggle}
        />
        {item ? null : <RowButtons invitation={invitation} actions={actions} tabIndex={tabIndex} />}
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
