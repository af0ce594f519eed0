/**
 * Dialogs on the platform's own element: it traps the focus, makes the page behind inert, closes on Escape and gives
 * the focus back, without a byte of library.
 */
import {
  type ComponentProps,
  type MouseEvent,
  type ReactNode,
  type RefObject,
  useId,
  useLayoutEffect,
  useRef,
} from 'react';
import { SaidInside } from '../status/SaidInside.tsx';
import { Button } from './Button.tsx';
import { classes } from './classes.ts';
import { closeDialog } from './close-dialog.ts';
import { ModalHead } from './ModalHead.tsx';
import { Words } from './Words.tsx';
import './modal.css';

type DialogWiring = Pick<ComponentProps<'dialog'>, 'onCancel' | 'onClose'> & {
  ref: RefObject<HTMLDialogElement | null>;
};

/** Opens and closes the element with the state. Before passive effects, so that a field inside can take the focus. */
function useModal(open: boolean, onClose: () => void, first = '[tabindex="-1"]'): DialogWiring {
  const ref = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    if (open && !ref.current?.open) {
      ref.current?.showModal();
      // Not the cross, which would open with its tip: the title, so that it is what is read first.
      ref.current?.querySelector<HTMLElement>(first)?.focus();
    }
    if (!open && ref.current?.open) closeDialog(ref.current);
  }, [open, first]);
  return {
    ref,
    // At once: `close` comes a task later, when the next key may have opened the dialog anew.
    onCancel(event) {
      if (event.target === event.currentTarget) onClose();
    },
    onClose() {
      if (!ref.current?.open) onClose();
    },
  };
}

interface ModalProps {
  title: string;
  open: boolean;
  onClose: () => void;
  /** Takes the width of a wide page, for a table. */
  wide?: boolean;
  /** Nothing inside can take the focus, so the text itself does: arrows scroll it. */
  readOnly?: boolean;
  /** What has the focus at first, a selector; the title unless told otherwise. */
  first?: string;
  children: ReactNode;
}

/** A sheet over the popup, a window in a wide page. Escape, the cross and a click beside it close it. */
export function Modal({ title, open, onClose, wide, readOnly, first, children }: ModalProps): ReactNode {
  const dialog = useModal(open, onClose, first);
  const titleId = useId();
  function onClick(event: MouseEvent): void {
    if (event.target === event.currentTarget) onClose();
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape does for the keyboard what a click beside the sheet does.
    <dialog
      {...dialog}
      className={classes('modal', wide && 'modal-wide')}
      aria-labelledby={titleId}
      data-then={'.tab[aria-selected="true"]'}
      onClick={onClick}
    >
      {open ? (
        <div className="modal-sheet" data-then=".modal-title">
          <ModalHead id={titleId} title={title} onClose={onClose} />
          <div className="modal-body" tabIndex={readOnly ? 0 : undefined}>
            {children}
          </div>
          <SaidInside />
        </div>
      ) : null}
    </dialog>
  );
}

interface ConfirmProps {
  title: string;
  text: string;
  /** The word on the button that does it. */
  action: string;
  cancel: string;
  open: boolean;
  onConfirm: () => void;
  onClose: () => void;
}

/**
 * Asks before something that cannot be fully taken back; the focus starts on the way out. The second click of a double
 * one answers nothing: it may have been meant for the question before this.
 */
export function Confirm({ title, text, action, cancel, open, onConfirm, onClose }: ConfirmProps): ReactNode {
  const dialog = useModal(open, onClose);
  const id = useId();
  // One question may follow another: the answer to the first is none to the second.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the title is what tells one question from another.
  useLayoutEffect(() => {
    if (open) dialog.ref.current?.querySelector('button')?.focus();
  }, [open, title]);
  return (
    <dialog
      {...dialog}
      role="alertdialog"
      className="modal confirm"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
    >
      {open ? (
        <div className="modal-body">
          <h2 id={`${id}-title`} className="modal-title">
            <Words text={title} />
          </h2>
          <p id={`${id}-text`} className="confirm-text">
            {text}
          </p>
          <div className="confirm-actions">
            <Button onClick={onClose}>{cancel}</Button>
            <Button look="danger" onClick={({ detail }) => detail <= 1 && onConfirm()}>
              {action}
            </Button>
          </div>
        </div>
      ) : null}
    </dialog>
  );
}
