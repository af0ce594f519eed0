import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useImperativeHandle,
  useRef,
} from 'react';
import type { QueueItem } from '../../preload/queue.ts';
import { listCopy } from '../copy/list.ts';
import { classes } from '../ui/classes.ts';
import { InvitationRow } from './InvitationRow.tsx';
import type { SelectionActs } from './SelectionBar.tsx';
import { useRovingFocus } from './use-roving-focus.ts';
import type { RowActions } from './use-row-actions.ts';
import { useRowWindow } from './use-row-window.ts';
import type { RowsHandle } from './use-rows.ts';
import type { Selection } from './use-selection.ts';
import './invitation-list.css';

/** Row height in rem, so that it grows with the person's text size. */
const rowRem = 3.375;

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
}

function remInPixels(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
}

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
}: InvitationListProps): ReactNode {
  const scroller = useRef<HTMLDivElement>(null);
  const { cache, total, query } = rows;
  const height = Math.round(rowRem * remInPixels());
  const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? height) / height) - 1);
  const focus = useRovingFocus({
    container: scroller,
    total,
    page,
    scrollTo: (index) => scrollTo(index),
    onExtend: selection.extend,
    onLeave,
  });
  // The active row stays drawn when it is scrolled away, or it would lose the focus.
  const { first, last, drawn, scrollTo } = useRowWindow(scroller, total, height, focus.active);
  useEffect(() => cache.need(first, last), [cache, first, last]);

  const { setActive } = focus;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question starts at its first row.
  useEffect(() => {
    setActive(0);
    scroller.current?.scrollTo(0, 0);
  }, [query]);

  const { selected } = selection;
  /** Before the row hears them: what is selected goes before the row that has the focus. */
  function onSelectionKey(event: KeyboardEvent): void {
    const mod = event.ctrlKey || event.metaKey;
    const keys: Record<string, () => void> = {
      r: acts.resend,
      e: acts.revoke,
      Delete: acts.revoke,
      c: acts.copy,
    };
    const onRow = event.target instanceof HTMLLIElement;
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

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the rows inside are what has the focus; their arrows are heard here.
    <div
      ref={scroller}
      className={classes('list-scroller', selected.size > 0 && 'list-selecting')}
      onKeyDownCapture={onSelectionKey}
      onKeyDown={focus.onKeyDown}
    >
      <ul aria-label={listCopy.list} className="list" style={{ height: total * height }}>
        {drawn.map((index) => {
          const invitation = cache.rowAt(index);
          if (!invitation) return null;
          return (
            <InvitationRow
              key={invitation.id}
              invitation={invitation}
              index={index}
              total={total}
              active={index === focus.active}
              now={now}
              item={active.get(invitation.id)}
              actions={actions}
              offset={index * height}
              height={height}
              selected={selected.has(invitation.id)}
              onFocus={() => setActive(index)}
              onToggle={() => selection.toggle(index)}
              onExtend={() => selection.extend(focus.active, index)}
            />
          );
        })}
      </ul>
    </div>
  );
}
