import { type KeyboardEvent, memo, type ReactNode, useCallback, useRef } from 'react';
import type { Invitation } from '../../preload/invitation.ts';
import type { QueueItem } from '../../preload/queue.ts';
import { audienceOfRow } from '../audience/audiences.ts';
import { listCopy, selectionCopy } from '../copy/list.ts';
import { itemWords, steadyWords } from '../copy/queue.ts';
import { isUndoable } from '../queue/use-queue.ts';
import { classes } from '../ui/classes.ts';
import { RowButtons } from './RowButtons.tsx';
import { RowCells } from './RowCells.tsx';
import { RowLines } from './RowLines.tsx';
import { able, actFor, type RowAct, titleOf } from './row-acts.ts';
import { opensRow, selectByMouse } from './row-mouse.ts';
import { descriptionOf, rowWords } from './row-words.ts';

/** What the list does with its rows; the same object for all of them, as long as the list is there. */
export interface RowEvents {
  focus(index: number, invitation: Invitation): void;
  /** The pointer is on it. */
  point(index: number): void;
  toggle(index: number): void;
  /** Selects everything from the active row to this one. */
  extend(index: number): void;
  act(act: RowAct, invitation: Invitation): void;
  /** Opens its details, with the focus left where it is if they stand beside the list. */
  open(invitation: Invitation): void;
}

interface InvitationRowProps {
  invitation: Invitation;
  index: number;
  /** The one row that Tab reaches. */
  active: boolean;
  /** Its icons can be seen. */
  lit: boolean;
  now: number;
  /** What the queue is doing to it. */
  item: QueueItem | undefined;
  canCopyLink: boolean;
  offset: number;
  height: number;
  selected: boolean;
  /** Its details stand beside the list. */
  chosen: boolean;
  /** In one line, under columns. */
  roomy: boolean;
  events: RowEvents;
}

/** What can be done to it; while the queue is at work on it, that can be taken back at most. */
function actsOf({ invitation, canCopyLink, item }: InvitationRowProps): readonly RowAct[] {
  const acts = item ? [] : audienceOfRow(invitation).acts(invitation);
  return able<RowAct>([
    ...acts.map((act) => [act, act !== 'copyLink' || canCopyLink] as const),
    ['takeBack', item !== undefined && isUndoable(item)],
    ['details', true],
  ]);
}

/** A click of the mouse beside a key that extends or toggles; one made by the keyboard counts no clicks. */
function withModifier({ detail, shiftKey, ctrlKey, metaKey }: MouseEvent): boolean {
  return detail > 0 && (shiftKey || ctrlKey || metaKey);
}

/** Drawn anew only when what it shows changes: a key in the search box or the list must not wait for other rows. */
export const InvitationRow = memo(function InvitationRow(props: InvitationRowProps): ReactNode {
  const { invitation, index, active, lit, now, item, offset, height, selected } = props;
  const { roomy, chosen, events } = props;
  const words = rowWords(invitation, now);
  const doing = item ? itemWords(item, now) : null;
  const title = titleOf(invitation);
  const acts = actsOf(props);
  const shown = useRef(invitation);
  shown.current = invitation;
  const onAct = useCallback((act: RowAct) => events.act(act, shown.current), [events]);

  function onKeyDown(event: KeyboardEvent): void {
    // Held down, a key does nothing to whoever comes next.
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    // A button has an Enter of its own; the row's letters are heard there, too.
    if (event.target !== event.currentTarget && event.key === 'Enter') return;
    const act = actFor(event.key, acts);
    // That key is about all that can be taken back, and the page's.
    if (!act || act === 'takeBack') return;
    event.preventDefault();
    onAct(act);
  }

  return (
    <div
      role="row"
      aria-label={title}
      aria-description={descriptionOf(invitation, words, item ? steadyWords(item, now) : null)}
      aria-rowindex={index + 1}
      aria-selected={selected}
      className={classes(
        'row',
        active && 'row-active',
        item && 'row-busy',
        selected && 'row-selected',
        chosen && 'row-chosen',
      )}
      tabIndex={active ? 0 : -1}
      style={{ transform: `translateY(${offset}px)`, height }}
      onFocus={() => events.focus(index, invitation)}
      // Not `onPointerEnter`: React misses it when what was under a resting pointer has just been replaced.
      onPointerOver={() => events.point(index)}
      onKeyDown={onKeyDown}
      onMouseDown={(event) => selectByMouse(event, index, events)}
      onClick={(event) => opensRow(event, '.row-actions') && events.open(invitation)}
    >
      {roomy ? (
        <RowCells invitation={invitation} now={now} doing={doing} />
      ) : (
        <RowLines title={title} words={words} doing={doing} />
      )}
      <div role="gridcell" aria-label={listCopy.actions} className="row-actions">
        <div role="toolbar" className="row-tools">
          <input
            type="checkbox"
            className="row-check"
            aria-label={selectionCopy.row(title)}
            tabIndex={-1}
            checked={selected}
            // With a modifier key the press has selected already (`onMouseDown`); the click that follows adds nothing.
            onChange={({ nativeEvent }) => {
              if (!(nativeEvent instanceof MouseEvent) || !withModifier(nativeEvent)) events.toggle(index);
            }}
          />
          <RowButtons status={invitation.status} acts={acts} drawn={lit} onAct={onAct} />
        </div>
      </div>
    </div>
  );
});
