import type { ReactNode } from 'react';
import type { Invitation } from '../../preload/invitation.ts';
import { listCopy } from '../copy/list.ts';
import { titleOf } from './row-acts.ts';
import { cellsOf } from './row-cells.ts';
import { matchedWords } from './row-words.ts';

interface RowCellsProps {
  invitation: Invitation;
  now: number;
  /** What the queue is doing to it; null: nothing. */
  doing: string | null;
}

/** A person in one line, where the page is wide enough for columns. */
export function RowCells({ invitation, now, doing }: RowCellsProps): ReactNode {
  const { status, tone, invited, outcome, soon, ...cells } = cellsOf(invitation, now);
  const { membership } = invitation;
  const metadata = [membership ? listCopy.into(membership) : '', cells.metadata].filter(Boolean).join(' · ');
  const title = titleOf(invitation);
  const matched = matchedWords(invitation);
  return (
    <div className="row-cells">
      <span role="rowheader" className="row-address" title={title}>
        {title}
      </span>
      <span
        role="gridcell"
        className={`cell-status tone-${doing === null ? tone : 'doing'}`}
        title={doing ?? status}
      >
        <span>{doing ?? status}</span>
      </span>
      <span role="gridcell" className="cell-time">
        {invited}
      </span>
      <span role="gridcell" className={soon ? 'cell-time row-soon' : 'cell-time'}>
        {outcome}
      </span>
      <span role="gridcell" className="cell-metadata" title={matched || metadata}>
        {matched === '' ? metadata : <span className="row-matched">{matched}</span>}
      </span>
    </div>
  );
}
