import { Ban, ChevronRight, Pencil, RotateCw } from 'lucide-react';
import { type KeyboardEvent, memo, type ReactNode } from 'react';
import type { QueueItem } from '../../preload/queue.ts';
import { listCopy, selectionCopy } from '../copy/list.ts';
import { itemWords, queueCopy } from '../copy/queue.ts';
import { opensRow, selectByMouse } from '../list/row-mouse.ts';
import { IconButton } from '../ui/Button.tsx';
import { classes } from '../ui/classes.ts';
import { AddressEdit } from './AddressEdit.tsx';
import { toneOf } from './item-words.ts';
import { icons } from './QueueLine.tsx';
import { descriptionOf, whyOf } from './row-words.ts';
import type { QueueActions } from './use-queue-actions.ts';

export type QueueAct = 'details' | 'retry' | 'cancel' | 'correct';

/** What the list does with its rows; the same object for all of them, as long as the list is there. */
export interface QueueRowEvents {
  focus(index: number, item: QueueItem): void;
  toggle(index: number): void;
  /** Selects everything from the active row to this one. */
  extend(index: number): void;
  act(act: QueueAct, item: QueueItem): void;
  /** Opens its details, with the focus left where it is if they stand beside the list. */
  open(item: QueueItem): void;
  /** The address that was being changed is sent, or left as it is. */
  edited(): void;
}

interface QueueRowProps {
  item: QueueItem;
  index: number;
  /** The one row that Tab reaches. */
  active: boolean;
  now: number;
  offset: number;
  height: number;
  selected: boolean;
  /** Its details stand beside the list. */
  chosen: boolean;
  /** What its address is being changed with; null while it is not. */
  edit: QueueActions | null;
  events: QueueRowEvents;
}

const keys: Record<string, QueueAct> = {
  Enter: 'details',
  r: 'retry',
  c: 'cancel',
  Delete: 'cancel',
  e: 'correct',
};

const buttonIcons: Record<QueueAct, ReactNode> = {
  correct: <Pencil aria-hidden size={15} />,
  retry: <RotateCw aria-hidden size={15} />,
  cancel: <Ban aria-hidden size={15} />,
  details: <ChevronRight aria-hidden size={15} />,
};

const labels: Record<QueueAct, string> = {
  correct: queueCopy.edit,
  retry: queueCopy.retry,
  cancel: queueCopy.cancel,
  details: listCopy.details,
};

/** What can be done to it, in the order of the buttons. */
function actsOn({ canCorrect, canRetry, canCancel }: QueueItem): QueueAct[] {
  const able: [QueueAct, boolean | undefined][] = [
    ['correct', canCorrect],
    ['retry', canRetry],
    ['cancel', canCancel],
    ['details', true],
  ];
  return able.flatMap(([act, can]) => (can ? [act] : []));
}

/** One item as a row of the list: to whom, how it stands, and what can be done. */
export const QueueRow = memo(function QueueRow(props: QueueRowProps): ReactNode {
  const { item, index, active, now, offset, height, selected, chosen, edit, events } = props;
  const acts = actsOn(item);
  const why = whyOf(item, now);

  function onKeyDown(event: KeyboardEvent): void {
    // Held down, a key does nothing to whoever comes next.
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    // A button has an Enter of its own; the row's letters are heard there, too.
    if (event.target !== event.currentTarget && event.key === 'Enter') return;
    const act = keys[event.key];
    if (!act || !acts.includes(act)) return;
    event.preventDefault();
    events.act(act, item);
  }

  return (
    <div
      role="row"
      aria-label={item.emailAddress}
      aria-description={descriptionOf(item, now)}
      aria-rowindex={index + 1}
      aria-selected={selected}
      data-id={item.id}
      className={classes(
        'row',
        'queue-row',
        `queue-${toneOf(item)}`,
        selected && 'row-selected',
        chosen && 'row-chosen',
      )}
      tabIndex={active ? 0 : -1}
      style={{ transform: `translateY(${offset}px)`, height }}
      onFocus={() => events.focus(index, item)}
      onKeyDown={onKeyDown}
      onMouseDown={(event) => selectByMouse(event, index, events)}
      onClick={(event) => opensRow(event, '.row-actions, .queue-edit') && events.open(item)}
    >
      <span className="queue-icon">{icons[item.state]}</span>
      {edit ? (
        <div role="gridcell" className="row-main">
          <AddressEdit item={item} actions={edit} onDone={events.edited} />
        </div>
      ) : (
        <div className="row-main">
          <span role="rowheader" className="row-address" title={item.emailAddress}>
            {item.emailAddress}
          </span>
          <span role="gridcell" className="row-meta" title={why}>
            <span className="queue-state">{itemWords(item, now)}</span>
            {why === '' ? null : <span>{why}</span>}
          </span>
        </div>
      )}
      {edit ? null : (
        <div role="gridcell" aria-label={listCopy.actions} className="row-actions">
          <div role="toolbar" className="row-tools">
            <input
              type="checkbox"
              className="row-check"
              aria-label={selectionCopy.row(item.emailAddress)}
              tabIndex={-1}
              checked={selected}
              // With a modifier key the press has selected already (`onMouseDown`); the click that follows adds nothing.
              onChange={({ nativeEvent }) => {
                const { detail, shiftKey, ctrlKey, metaKey } = nativeEvent as MouseEvent;
                if (detail === 0 || !(shiftKey || ctrlKey || metaKey)) events.toggle(index);
              }}
            />
            {acts.map((act) => (
              <IconButton
                key={act}
                label={labels[act]}
                tip="start"
                danger={act === 'cancel'}
                tabIndex={-1}
                data-act={act}
                onClick={() => events.act(act, item)}
              >
                {buttonIcons[act]}
              </IconButton>
            ))}
          </div>
        </div>
      )}
    </div>
  );
});
