import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { Invitation } from '../../preload/invitation.ts';
import type { QueueItem } from '../../preload/queue.ts';
import { listCopy } from '../copy/list.ts';
import { classes } from '../ui/classes.ts';
import { InvitationRow, type RowEvents } from './InvitationRow.tsx';
import { assignSlots, type Slots } from './row-slots.ts';
import type { SelectionActs } from './SelectionBar.tsx';
import { useRovingFocus } from './use-roving-focus.ts';
import type { RowActions } from './use-row-actions.ts';
import { useRowWindow } from './use-row-window.ts';
import type { RowsHandle } from './use-rows.ts';
import type { Selection } from './use-selection.ts';
import './invitation-list.css';
import './invitation-list-wide.css';

/** Row height in rem, so that it grows with the person's text size. */
const rowRem = 2.4375;

export interface ListHandle {
  /** Focuses the active row; false when there is none. */
  focus(): boolean;
}

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
  onFocusedRow?: (invitation: Invitation) => void;
}

/** Where nothing hovers, every row shows its icons. */
const hovering = matchMedia('(hover: hover)');

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
  const scroller = useRef<HTMLDivElement>(null);
  const { cache, total, query } = rows;
  const [pointed, setPointed] = useState(-1);
  const focus = useRovingFocus({
    container: scroller,
    total,
    page: () => Math.max(1, view.rows - 1),
    scrollTo: (index) => view.scrollTo(index),
    onExtend: selection.extend,
    onLeave,
  });
  // The active row stays drawn when it is scrolled away, or it would lose the focus.
  const view = useRowWindow(scroller, total, rowRem, focus.active);
  const { drawn, first, last, height } = view;
  useEffect(() => cache.need(first, last), [cache, first, last]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another question starts at its first row, before a key can move from there.
  useLayoutEffect(() => {
    if (scroller.current?.contains(document.activeElement)) focus.moveTo(0);
    else focus.setActive(0);
    view.toTop();
  }, [query]);

  const { selected } = selection;
  /** Before the row hears them: what is selected goes before the row that has the focus. */
  function onSelectionKey(event: KeyboardEvent): void {
    const mod = event.ctrlKey || event.metaKey;
    const keys: Record<string, () => void> = {
      r: acts.resend,
      e: acts.revoke,
      Delete: acts.revoke,
      d: acts.delete,
      c: acts.copy,
    };
    const onRow = event.target instanceof Element && event.target.role === 'row';
    let act: (() => void) | undefined;
    if (mod && event.key === 'a') act = selection.all;
    else if (mod || event.altKey) return;
    else if (event.key === ' ' && onRow) act = () => selection.toggle(focus.active);
    else if (selected.size > 0) act = event.key === 'Escape' ? acts.clear : keys[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  useImperativeHandle(handle, () => ({
    focus() {
      if (total === 0) return false;
      focus.moveTo(focus.active);
      return true;
    },
  }));

  const newest = useRef({ selection, focus, actions, onFocusedRow });
  newest.current = { selection, focus, actions, onFocusedRow };
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
        const { actions } = newest.current;
        if (act === 'details') actions.inspect(invitation);
        else actions[act]?.(invitation);
      },
    }),
    [],
  );

  const shown = drawn.flatMap((index) => {
    const invitation = cache.rowAt(index);
    return invitation ? [{ index, invitation }] : [];
  });
  const slots = useSlots(rows, shown, scroller);
  const canCopyLink = actions.copyLink !== null;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the rows inside are what has the focus; their arrows are heard here.
    <div
      ref={scroller}
      className={classes('list-scroller', selected.size > 0 && 'list-selecting')}
      onKeyDownCapture={onSelectionKey}
      onKeyDown={focus.onKeyDown}
      onPointerLeave={() => setPointed(-1)}
    >
      <div
        role="grid"
        aria-label={listCopy.list}
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
            lit={index === focus.active || index === pointed || !hovering.matches}
            now={now}
            item={active.get(invitation.id)}
            canCopyLink={canCopyLink}
            offset={index * height}
            height={height}
            selected={selected.has(invitation.id)}
            events={events}
          />
        ))}
      </div>
    </div>
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
