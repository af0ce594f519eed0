import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { inviteCopy } from '../copy/invite.ts';
import { classes } from '../ui/classes.ts';
import type { ParsedAddress } from './parse-addresses.ts';
import type { Known } from './use-known-addresses.ts';

const knownWords: Record<Known, string> = {
  pending: inviteCopy.pendingChip,
  accepted: inviteCopy.acceptedChip,
  queued: inviteCopy.queuedChip,
};

/** One address before it is sent, with what is already known about it. */
export function Chip({
  entry,
  known,
  onRemove,
}: {
  entry: ParsedAddress;
  known: Known | null;
  onRemove: (address: string) => void;
}): ReactNode {
  const remark = entry.valid ? known && knownWords[known] : inviteCopy.invalidChip;
  return (
    <span
      className={classes('chip', !entry.valid && 'chip-invalid', known && 'chip-known')}
      title={remark ? `${entry.text}: ${remark}` : entry.text}
    >
      <span className="chip-text">{entry.text}</span>
      {remark ? <span className="chip-remark">{remark}</span> : null}
      <button
        type="button"
        className="icon-button icon-button-small"
        aria-label={inviteCopy.removeChip(entry.text)}
        onClick={() => onRemove(entry.text)}
      >
        <X aria-hidden size={12} />
      </button>
    </span>
  );
}
