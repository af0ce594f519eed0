import { Ban, ChevronRight, Link, RotateCw, Trash2, Undo2, UserPlus } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import type { Status } from '../../preload/invitation.ts';
import { listCopy } from '../copy/list.ts';
import { IconButton } from '../ui/Button.tsx';
import { isHarsh, keyOf, type RowAct } from './row-acts.ts';

interface RowButtonsProps {
  status: Status;
  acts: readonly RowAct[];
  /** Icons are drawn where they can be seen; the buttons and their names are always there. */
  drawn: boolean;
  /** Stays the same for the life of the row. */
  onAct: (act: RowAct) => void;
}

const icons: Record<RowAct, ReactNode> = {
  copyLink: <Link aria-hidden size={15} />,
  resend: <RotateCw aria-hidden size={15} />,
  inviteAgain: <UserPlus aria-hidden size={15} />,
  invite: <UserPlus aria-hidden size={15} />,
  revoke: <Ban aria-hidden size={15} />,
  reject: <Ban aria-hidden size={15} />,
  delete: <Trash2 aria-hidden size={15} />,
  takeBack: <Undo2 aria-hidden size={15} />,
  details: <ChevronRight aria-hidden size={15} />,
};

/** What an act on a row of this status is called. */
export const labelOf = (act: RowAct, status: Status): string =>
  act === 'invite' && status === 'invited' ? listCopy.inviteAgain : listCopy[act];

/** What can be done to one invitation; the arrows lead there (use-roving-focus.ts). */
export const RowButtons = memo(function RowButtons({
  status,
  acts,
  drawn,
  onAct,
}: RowButtonsProps): ReactNode {
  return acts.map((act) => (
    <IconButton
      key={act}
      label={labelOf(act, status)}
      {...(act !== 'details' && { keyHint: keyOf[act] })}
      tip="start"
      danger={isHarsh(act)}
      tabIndex={-1}
      onClick={() => onAct(act)}
    >
      {drawn ? icons[act] : null}
    </IconButton>
  ));
});
