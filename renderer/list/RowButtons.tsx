import { Ban, ChevronRight, Link, RotateCw, Trash2, UserPlus } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import type { Status } from '../../preload/invitation.ts';
import { listCopy } from '../copy/list.ts';
import { IconButton } from '../ui/Button.tsx';
import { resendable, revocable } from './row-words.ts';

export type RowAct = 'copyLink' | 'resend' | 'inviteAgain' | 'revoke' | 'delete' | 'details';

interface RowButtonsProps {
  status: Status;
  /** There is a link, and the host can copy it. */
  linked: boolean;
  /** Its address is known, so that it can be deleted. */
  deletable: boolean;
  /** It was revoked, and nothing took its place. */
  invitable: boolean;
  /** The queue is at work on it: it can be looked at only. */
  busy: boolean;
  /** Icons are drawn where they can be seen; the buttons and their names are always there. */
  drawn: boolean;
  /** Stays the same for the life of the row. */
  onAct: (act: RowAct) => void;
}

const icons = {
  copyLink: <Link aria-hidden size={15} />,
  resend: <RotateCw aria-hidden size={15} />,
  inviteAgain: <UserPlus aria-hidden size={15} />,
  revoke: <Ban aria-hidden size={15} />,
  delete: <Trash2 aria-hidden size={15} />,
  details: <ChevronRight aria-hidden size={15} />,
};

/** What can be done to one invitation; the arrows lead there (use-roving-focus.ts). */
export const RowButtons = memo(function RowButtons(props: RowButtonsProps): ReactNode {
  const { status, linked, deletable, invitable, busy, drawn, onAct } = props;
  const button = (act: RowAct, keyHint?: string) => (
    <IconButton
      label={listCopy[act]}
      {...(keyHint ? { keyHint } : {})}
      tip="start"
      danger={act === 'revoke' || act === 'delete'}
      tabIndex={-1}
      onClick={() => onAct(act)}
    >
      {drawn ? icons[act] : null}
    </IconButton>
  );
  return (
    <>
      {linked && !busy ? button('copyLink', 'c') : null}
      {resendable(status) && !busy ? button('resend', 'r') : null}
      {invitable && !busy ? button('inviteAgain', 'r') : null}
      {revocable(status) && !busy ? button('revoke', 'e') : null}
      {deletable && !busy ? button('delete', 'd') : null}
      {button('details')}
    </>
  );
});
