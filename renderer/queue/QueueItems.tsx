import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import type { QueueWindow } from '../../preload/queue.ts';
import { queueCopy, steadyWords } from '../copy/queue.ts';
import { useRovingFocus } from '../list/use-roving-focus.ts';
import { QueueLine } from './QueueLine.tsx';
import { isActive } from './use-queue.ts';
import type { QueueActions } from './use-queue-actions.ts';
import { useWantedFocus, type Wanted } from './use-wanted-focus.ts';

interface QueueItemsProps {
  value: QueueWindow;
  actions: QueueActions;
  now: number;
  wanted: Wanted;
}

/** What a key does on a row, by the button that does it too. */
const acts: Record<string, string> = {
  r: 'retry',
  c: 'cancel',
  Delete: 'cancel',
  e: 'correct',
  Enter: 'correct',
};

/** Rows that PageUp and PageDown move by. */
const pageRows = 8;

/**
 * All of one page are in the document, at most 500; the style sheet keeps those out of view from being laid out. One of
 * them is reached by Tab, and the arrows go on from there.
 */
export function QueueItems({ value, actions, now, wanted }: QueueItemsProps): ReactNode {
  const found = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const { items } = value;
  const focus = useRovingFocus({
    container: scroller,
    total: items.length,
    page: () => pageRows,
    scrollTo: (index) =>
      scroller.current?.querySelectorAll('[role="row"]')[index]?.scrollIntoView({ block: 'nearest' }),
    onExtend: () => undefined,
    onLeave: () => document.querySelector<HTMLElement>('.queue-head :is(select, button)')?.focus(),
  });
  const there = items.find(({ id }) => id === wanted.errand?.itemId);
  useWantedFocus(wanted, there !== undefined && !isActive(there), found);

  function onRowKey(event: KeyboardEvent<HTMLElement>): void {
    const act = acts[event.key];
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey || !act)
      return;
    const button = event.currentTarget.querySelector<HTMLElement>(`[data-act="${act}"]`);
    if (!button) return;
    event.preventDefault();
    button.click();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the rows inside are what has the focus; their arrows are heard here.
    <div ref={scroller} className="list-scroller" onKeyDown={focus.onKeyDown}>
      <div role="grid" aria-label={queueCopy.list} aria-rowcount={items.length} className="list">
        {items.map((item, index) => {
          const tabIndex = index === focus.active ? 0 : -1;
          return (
            <div
              key={item.id}
              ref={item === there ? found : undefined}
              role="row"
              aria-label={item.emailAddress}
              aria-description={steadyWords(item, now)}
              aria-rowindex={index + 1}
              tabIndex={tabIndex}
              className="queue-row"
              onFocus={() => focus.setActive(index)}
              onKeyDown={onRowKey}
            >
              <div role="gridcell">
                <QueueLine item={item} now={now} actions={actions} tabIndex={tabIndex} />
              </div>
            </div>
          );
        })}
      </div>
    </div>
  );
}
