import { Link, RotateCw, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Invitation } from '../../preload/invitation.ts';
import { listCopy } from '../copy/list.ts';
import { IconButton } from '../ui/Button.tsx';
import { resendable, revocable } from './row-words.ts';
import type { RowActions } from './use-row-actions.ts';

interface RowButtonsProps {
  invitation: Invitation;
  actions: RowActions;
  tabIndex: number;
}

/** What can be done to one invitation that the queue is not at work on. */
export function RowButtons({ invitation, actions, tabIndex }: RowButtonsProps): ReactNode {
  return (
    <>
      {actions.copyLink && invitation.hasLink ? (
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
      {resendable(invitation.status) ? (
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
      {revocable(invitation.status) ? (
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
    </>
  );
}
