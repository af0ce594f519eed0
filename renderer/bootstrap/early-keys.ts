/**
 * What is typed before there is a field: the document is drawn by then and looks as if it had one
 * (first-drawing/draw.tsx), and the hand of a person who opens the popup to invite somebody is on the keys.
 */

let text = '';

function hear({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): void {
  if (ctrlKey || metaKey || altKey) return;
  if (key === 'Backspace') text = text.slice(0, -1);
  // A key with a name (Enter, Tab) has more than one letter.
  else if ([...key].length === 1) text += key;
}
document.addEventListener('keydown', hear);

/** Gives it to the field that has the focus, as typed by hand; what comes from now on arrives there by itself. */
export function typeEarlyKeys(): void {
  document.removeEventListener('keydown', hear);
  const field = document.activeElement;
  // Deprecated, and the one way to type that React and the browser's undo take for a person's.
  if (text !== '' && field instanceof HTMLTextAreaElement) document.execCommand('insertText', false, text);
  text = '';
}
