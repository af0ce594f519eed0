import { type ReactNode, type RefObject, useMemo, useRef, useState } from 'react';
import type { Invitation } from '../../preload/invitation.ts';
import type { QueueItem } from '../../preload/queue.ts';
import { audiences } from '../audience/audiences.ts';
import { listCopy } from '../copy/list.ts';
import { surroundings } from '../ui/surroundings.ts';
import { useRoomy } from '../ui/use-roomy.ts';
import { Columns } from './Columns.tsx';
import { InvitationRow, type RowEvents } from './InvitationRow.tsx';
import { actFor } from './row-acts.ts';
import { assignSlots, type Slots } from './row-slots.ts';
import type { SelectionActs } from './SelectionBar.tsx';
import { type ListHandle, lineRem, useGrid, useShownBeside } from './use-grid.ts';
import type { RowActions } from './use-row-actions.ts';
import type { RowsHandle } from './use-rows.ts';
import type { Selection } from './use-selection.ts';
import './toolbar.css';
import './invitation-list.css';
import './invitation-list-wide.css';

interface InvitationListProps {
  rows: RowsHandle;
  selection: Selection;
  acts: SelectionActs;
  now: number;
  active: ReadonlyMap<string, QueueItem>;
  actions: RowActions;
  handle: RefObject<ListHandle | null>;
  onLeave: () => void;
  /** Whom the row that has just got the focus is about. */
  onFocusedRow?: ((invitation: Invitation) => void) | undefined;
}

const ignored = (): void => undefined;

const noSlots: Slots = new Map();

/** Draws the rows in view and asks for those that it does not have. */
export function InvitationList({
  rows,
  selection,
  acts,
  now,
  active,
  actions,
  handle,
  onLeave,
  onFocusedRow,
}: InvitationListProps): ReactNode {
  const { cache, total } = rows;
  const [pointed, setPointed] = useState(-1);
  const roomy = useRoomy();
  const { selected } = selection;
  const audience = audiences[rows.query?.audience ?? 'application'];
  const doing = (key: string) => {
    const verb = actFor(key, acts.verbs);
    return verb ? () => acts.act(verb) : ignored;
  };
  const keys = { r: doing('r'), e: doing('e'), Delete: doing('e'), d: doing('d'), c: acts.copy };
  const { scroller, focus, view, props } = useGrid({
    rows,
    keyAt: (index) => cache.rowAt(index)?.id,
    selection,
    keys,
    handle,
    rowRem: roomy ? lineRem : undefined,
    onLeave,
  });
  const { drawn, height } = view;

  const newest = useRef({ selection, focus, actions, active, onFocusedRow });
  newest.current = { selection, focus, actions, active, onFocusedRow };
  const events = useMemo<RowEvents>(
    () => ({
      focus(index, invitation) {
        newest.current.focus.setActive(index);
        newest.current.onFocusedRow?.(invitation);
      },
      point: setPointed,
      toggle: (index) => newest.current.selection.toggle(index),
      extend: (index) => newest.current.selection.extend(newest.current.focus.active, index),
      act(act, invitation) {
        const { actions, active } = newest.current;
        if (act === 'details') actions.inspect(invitation);
        else if (act === 'takeBack') actions.takeBack(active.get(invitation.id)?.id);
        else actions[act]?.(invitation);
      },
      open: (invitation) => newest.current.actions.inspect(invitation, 'beside'),
    }),
    [],
  );

  useShownBeside(roomy, scroller, () => {
    const invitation = cache.rowAt(focus.active);
    if (invitation && !actions.inspected) onFocusedRow?.(invitation);
  });

  const shown = drawn.flatMap((index) => {
    const invitation = cache.rowAt(index);
    return invitation ? [{ index, invitation }] : [];
  });
  const slots = useSlots(rows, shown, scroller);
  const canCopyLink = actions.copyLink !== null;
  return (
    <>
      {roomy && rows.query ? <Columns status={rows.query.status} words={audience.words} /> : null}
      <div {...props} onPointerLeave={() => setPointed(-1)}>
        <div
          role="grid"
          aria-label={audience.words.list}
          aria-multiselectable
          aria-rowcount={total}
          className="list"
          style={{ height: total * height }}
        >
          {shown.map(({ index, invitation }) => (
            <InvitationRow
              key={slots.get(invitation.id)}
              invitation={invitation}
              index={index}
              active={index === focus.active}
              lit={index === focus.active || index === pointed || !surroundings.hovering}
              now={now}
              item={active.get(invitation.id)}
              canCopyLink={canCopyLink}
              offset={index * height}
              height={height}
              selected={selected.has(invitation.id)}
              roomy={roomy}
              chosen={roomy && invitation.id === actions.inspected?.invitation.id}
              events={events}
            />
          ))}
        </div>
      </div>
      <p aria-live="polite" className="visually-hidden">
        {listCopy.wentOnTo(focus.wentOnTo)}
      </p>
    </>
  );
}

/** Rows of another question take over the elements, unless the focus is on one of them: it would be somebody else. */
function useSlots(
  { query }: RowsHandle,
  shown: readonly { invitation: Invitation }[],
  scroller: RefObject<HTMLElement | null>,
): Slots {
  const last = useRef({ query, slots: noSlots });
  const handOn = last.current.query !== query && !scroller.current?.contains(document.activeElement);
  const ids = shown.map(({ invitation }) => invitation.id);
  last.current = { query, slots: assignSlots(last.current.slots, ids, handOn) };
  return last.current.slots;
}
