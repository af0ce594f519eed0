/**
 * What a person does before there is a page to do it in: the document is drawn by then and looks as if it were one
 * (first-drawing/draw.tsx), and the hand that opened the popup to invite somebody is on the keys or on the mouse. It
 * is done, in its order, once the page is there.
 */
import { isMac } from '../ui/is-mac.ts';

interface Press {
  x: number;
  y: number;
  /** What was drawn there. */
  name: string;
}

type Act = KeyboardEvent | { text: string } | Press;

const acts: Act[] = [];

/** What a click is meant for, a row as a whole: its buttons are not drawn until a pointer is on it. */
const things = '[role="row"], button, a[href], input, textarea, select';

const thingAt = (x: number, y: number) =>
  document.elementFromPoint(x, y)?.closest<HTMLElement>(things) ?? null;

/** As a person knows it; where something else stands by then, the click was not meant for that. */
const nameOf = (thing: HTMLElement) =>
  `${thing.localName} ${thing.ariaLabel ?? thing.getAttribute('placeholder') ?? thing.textContent}`;

const isOneLetter = (key: string) => [...key].length === 1;

function hearKey(event: KeyboardEvent): void {
  // A key that is held down was pressed for what led here; letters repeat as they are written.
  if (!event.repeat || isOneLetter(event.key) || event.key === 'Backspace') acts.push(event);
}

function hearPaste({ clipboardData }: ClipboardEvent): void {
  const text = clipboardData?.getData('text/plain');
  if (text) acts.push({ text });
}

function hearClick({ clientX: x, clientY: y, shiftKey, ctrlKey, metaKey }: MouseEvent): void {
  const drawing = document.getElementById('first-drawing');
  if (!drawing || shiftKey || ctrlKey || metaKey) return;
  // Nothing that is inert is found by its place.
  drawing.inert = false;
  const thing = thingAt(x, y);
  drawing.inert = true;
  if (thing) acts.push({ x, y, name: nameOf(thing) });
}

document.addEventListener('keydown', hearKey);
document.addEventListener('paste', hearPaste);
document.addEventListener('click', hearClick);

/** The field that is written in, or null. */
function fieldInFocus(): HTMLElement | null {
  const at = document.activeElement;
  return at instanceof HTMLTextAreaElement || at instanceof HTMLInputElement ? at : null;
}

/** Deprecated, and the one way to write that React and the browser's undo take for a person's. */
const write = (command: 'insertText' | 'delete', text?: string) => document.execCommand(command, false, text);

/** Whether the page has taken it for something else than writing. */
function typeKey(event: KeyboardEvent): boolean {
  const { key, ctrlKey, metaKey, altKey } = event;
  // Many keyboards write their @ with AltGr, which Windows tells as Ctrl and Alt together, or with a Mac's Option.
  const isChord = (ctrlKey || metaKey || (altKey && !isMac)) && !event.getModifierState('AltGraph');
  const place = fieldInFocus();
  // Where nothing is written the page's letters act, and somebody who types an address meant none of them.
  const isLetter = isOneLetter(key) && !isChord;
  if (isLetter && !place) return false;
  if (!(place ?? document.body).dispatchEvent(new KeyboardEvent('keydown', event))) return true;
  if (place && isLetter) write('insertText', key);
  if (place && key === 'Backspace') write('delete');
  return false;
}

function paste(text: string): boolean {
  const place = fieldInFocus();
  if (!place) return false;
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  if (!place.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })))
    return true;
  write('insertText', text);
  return false;
}

function press({ x, y, name }: Press): boolean {
  const thing = thingAt(x, y);
  if (!thing || nameOf(thing) !== name) return false;
  thing.focus();
  thing.click();
  return true;
}

/** Does it all as by hand; what comes from now on arrives at the page by itself. */
export async function doEarlyActs(): Promise<void> {
  document.removeEventListener('keydown', hearKey);
  document.removeEventListener('paste', hearPaste);
  document.removeEventListener('click', hearClick);
  for (const act of acts.splice(0)) {
    const hasActed =
      act instanceof KeyboardEvent ? typeKey(act) : 'text' in act ? paste(act.text) : press(act);
    // Drawn before the next: a key after `/` belongs into the search.
    if (hasActed) await new Promise((resolve) => setTimeout(resolve));
  }
}
