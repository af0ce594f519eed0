/**
 * A sheet over a narrow page, which stands in the pane of a wide one. What is in it lies in an element that moves from
 * the one to the other, so that nothing typed in it is lost when the window changes its size.
 */
import { type KeyboardEvent, type MouseEvent, type ReactNode, useId } from 'react';
import { createPortal } from 'react-dom';
import { SaidInside } from '../status/SaidInside.tsx';
import { classes } from './classes.ts';
import { ModalHead } from './ModalHead.tsx';
import { useSheetPlace } from './use-sheet-place.ts';
import './sheet.css';

interface SheetProps {
  title: string;
  open: boolean;
  onClose: () => void;
  /** Takes more of the width, for a table. */
  wide?: boolean;
  /** What has the focus at first, a selector; the title unless told otherwise. */
  first?: string;
  /** It is what the pane shows while nothing else does: it comes without taking the focus, and has no cross. */
  resident?: boolean;
  /** Something in it would be lost: in the pane it does not give way to somebody who is looked at. */
  stays?: boolean;
  /** Escape in the pane, where that is something else than to close it. */
  onLeave?: () => void;
  /** Keys that nothing inside has a use for. */
  onKeyDown?: (event: KeyboardEvent) => void;
  children: ReactNode;
}

export function Sheet(props: SheetProps): ReactNode {
  const { title, open, onClose, wide, first = '.modal-title', resident = false, stays = false } = props;
  const { host, docked, dialog } = useSheetPlace({ open, onClose, first, resident, yields: !stays });
  const titleId = useId();
  function onKeyDown(event: KeyboardEvent): void {
    // A question that is open over it has keys of its own, which React hears here too.
    if ((event.target as Element).closest('dialog') !== host.closest('dialog')) return;
    props.onKeyDown?.(event);
    if (!docked || event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    (props.onLeave ?? onClose)();
  }
  function onClick(event: MouseEvent): void {
    if (event.target === event.currentTarget) onClose();
  }
  const sheet = (
    <section
      className={classes('modal-sheet', wide && 'modal-sheet-wide')}
      aria-labelledby={docked ? titleId : undefined}
      data-then=".modal-title"
      onKeyDown={onKeyDown}
    >
      <ModalHead id={titleId} title={title} onClose={docked && resident ? undefined : onClose} />
      <div className="modal-body">{props.children}</div>
      {docked ? null : <SaidInside />}
    </section>
  );
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape does for the keyboard what a click beside the sheet does.
    <dialog
      {...dialog}
      className={classes('modal', wide && 'modal-wide')}
      aria-labelledby={titleId}
      data-then={'.tab[aria-selected="true"]'}
      onClick={onClick}
    >
      {open ? createPortal(sheet, host) : null}
    </dialog>
  );
}
