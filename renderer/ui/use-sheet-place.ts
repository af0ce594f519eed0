/** Puts a sheet where it belongs: into its dialog, or into the pane of a wide page; and the focus with it. */
import { type ComponentProps, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { closeDialog } from './close-dialog.ts';
import { usePane } from './pane-context.ts';
import { useStepBack } from './step-back.ts';

interface SheetPlaceOptions {
  open: boolean;
  onClose: () => void;
  /** What has the focus at first, a selector. */
  first: string;
  /** Comes into the pane below all others, and without taking the focus. */
  resident: boolean;
  /** Gives way in the pane to somebody who is looked at: nothing is lost with it. */
  yields: boolean;
}

type DialogWiring = Pick<ComponentProps<'dialog'>, 'onCancel' | 'onClose'> & {
  ref: RefObject<HTMLDialogElement | null>;
};

interface SheetPlace {
  /** What the sheet is drawn into. */
  host: HTMLElement;
  /** It stands in the pane. */
  docked: boolean;
  dialog: DialogWiring;
}

function aHost(): HTMLElement {
  const host = document.createElement('div');
  host.className = 'sheet-host';
  return host;
}

function focus(element: Element | null): void {
  if (element instanceof HTMLElement) element.focus();
}

/** Where it was before, unless it is somewhere already: a dialog gives it back by itself. */
function takeBack(before: Element | null): void {
  if (document.activeElement === document.body && before !== document.body) focus(before);
}

function moveTo(host: HTMLElement, into: Element, first: boolean): void {
  if (host.parentElement === into) return;
  if (first) into.prepend(host);
  else into.append(host);
}

function becomeModal(dialog: HTMLDialogElement, open: boolean): void {
  if (open && !dialog.open) dialog.showModal();
  if (!open && dialog.open) closeDialog(dialog);
}

export function useSheetPlace({ open, onClose, first, resident, yields }: SheetPlaceOptions): SheetPlace {
  const pane = usePane();
  const [host] = useState(aHost);
  const ref = useRef<HTMLDialogElement>(null);
  /** What has the focus in it; null while the focus is elsewhere. What is hidden on the way has lost it already. */
  const inside = useRef<Element | null>(null);
  const shown = useRef(false);
  const before = useRef<Element | null>(null);
  const place = open ? pane.place : null;
  const docked = place !== null;
  const inPane = useRef(docked);
  inPane.current = docked;

  useEffect(() => {
    const remember = ({ target }: FocusEvent) => {
      inside.current = target instanceof Element && host.contains(target) ? target : null;
    };
    document.addEventListener('focusin', remember);
    return () => document.removeEventListener('focusin', remember);
  }, [host]);

  // The pane is not React's to tidy up.
  useLayoutEffect(() => () => host.remove(), [host]);

  // Before passive effects, so that a field inside can take the focus.
  useLayoutEffect(() => {
    const dialog = ref.current;
    if (!dialog) return;
    const at = document.activeElement;
    const last = inside.current;
    const wasOpen = shown.current;
    shown.current = open;
    moveTo(host, place ?? dialog, resident);
    becomeModal(dialog, open && !docked);
    if (!wasOpen) before.current = at;
    if (!open && wasOpen && last) takeBack(before.current);
    if (!open) return;
    const quiet = docked && (resident || wasOpen);
    // Not the cross, which would open with its tip: the title, so that it is what is read first.
    const comesIn = quiet ? null : host.querySelector(first);
    focus(wasOpen && last?.isConnected ? last : comesIn);
  }, [open, place, docked, host, first, resident]);

  useStepBack(docked && !resident ? onClose : null, yields);

  return {
    host,
    docked,
    dialog: {
      ref,
      // At once: `close` comes a task later, when the next key may have opened the dialog anew.
      onCancel(event) {
        if (event.target === event.currentTarget) onClose();
      },
      onClose() {
        if (!ref.current?.open && !inPane.current) onClose();
      },
    },
  };
}
