/**
 * A button that was pressed is clicked also where it moves away before the pointer is let go, which stayed where it was:
 * a notice may come in above it just then, and a browser gives such a click to whatever lies around both places
 * (https://w3c.github.io/uievents/#event-type-click). Who slides off a button on purpose still calls the press off,
 * and rows of a list are left alone: one of them may be somebody else by then.
 */

/** Pixels within which a pointer rests. */
const restsWithin = 4;

interface Press {
  button: HTMLButtonElement;
  x: number;
  y: number;
}

let press: Press | null = null;

function onPointerDown({ target, isPrimary, button, clientX, clientY }: PointerEvent): void {
  const pressed = target instanceof Element ? target.closest('button') : null;
  const counts = isPrimary && button === 0 && pressed?.closest('[role="grid"]') === null;
  press = counts ? { button: pressed, x: clientX, y: clientY } : null;
}

function onClick(event: MouseEvent): void {
  const before = press;
  press = null;
  if (!before || !event.isTrusted || !before.button.isConnected) return;
  const isElsewhere = !(event.target instanceof Node && before.button.contains(event.target));
  const rests = Math.hypot(event.clientX - before.x, event.clientY - before.y) <= restsWithin;
  if (!isElsewhere || !rests) return;
  // What lies around it was not meant.
  event.stopPropagation();
  event.preventDefault();
  before.button.click();
}

/** Once for a page. */
export function keepClicks(): void {
  document.addEventListener('pointerdown', onPointerDown, { capture: true });
  document.addEventListener('click', onClick, { capture: true });
}
