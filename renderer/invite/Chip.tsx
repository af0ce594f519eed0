import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { addressFaultWords } from '../../preload/address.ts';
import { inviteCopy } from '../copy/invite.ts';
import type { AudienceWords } from '../copy/lists.ts';
import { classes } from '../ui/classes.ts';
import type { ParsedAddress } from './parse-addresses.ts';
import type { Known } from './use-known-addresses.ts';

const faultOf = ({ fault }: ParsedAddress): string =>
  fault === undefined || fault === 'no-at' ? inviteCopy.invalidChip : addressFaultWords[fault];

/** One address before it is sent, with what is already known about it. */
export function Chip({
  entry,
  known,
  words: knownWords,
  onRemove,
}: {
  entry: ParsedAddress;
  known: Known | null;
  words: AudienceWords['known'];
  onRemove: (address: string) => void;
}): ReactNode {
  const changes = (entry.changes ?? []).map((change) => inviteCopy.changes[change]);
  const remark = entry.valid ? known && knownWords[known] : faultOf(entry);
  const unseen = entry.changes?.some((change) => change === 'invisible' || change === 'letters');
  const words = [remark, ...changes].filter(Boolean).join('; ');
  return (
    <span
      className={classes('chip', !entry.valid && 'chip-invalid', known && 'chip-known')}
      title={words === '' ? entry.text : `${entry.text}: ${words}`}
    >
      <span className="chip-text">{entry.text}</span>
      {remark ? <span className="chip-remark">{remark}</span> : null}
      {unseen && !remark ? <span className="chip-remark">{changes.join('; ')}</span> : null}
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
