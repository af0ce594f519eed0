/** Keys as pressed, in Electron's notation: https://www.electronjs.org/docs/latest/tutorial/keyboard-shortcuts */

type Pressed = Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'altKey' | 'metaKey' | 'shiftKey'>;

const named: Record<string, string> = {
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  Minus: '-',
  Equal: '=',
  BracketLeft: '[',
  BracketRight: ']',
  Semicolon: ';',
  Quote: "'",
  Comma: ',',
  Period: '.',
  Slash: '/',
  Backslash: '\\',
  Backquote: '`',
};
const asThemselves = /^(?:F\d{1,2}|Space|Tab|Home|End|PageUp|PageDown|Insert|Delete)$/;

/** By the key's place, so that Alt does not turn it into another letter; null for a modifier alone. */
function keyOf(code: string): string | null {
  const letter = /^(?:Key([A-Z])|Digit(\d))$/.exec(code);
  return letter?.[1] ?? letter?.[2] ?? named[code] ?? (asThemselves.test(code) ? code : null);
}

/** Null while it is not yet a shortcut: one modifier besides Shift, and one key. */
export function acceleratorOf(pressed: Pressed): string | null {
  const key = keyOf(pressed.code);
  if (key === null || !(pressed.ctrlKey || pressed.altKey || pressed.metaKey)) return null;
  const parts = [
    pressed.ctrlKey && 'Control',
    pressed.altKey && 'Alt',
    pressed.metaKey && 'Super',
    pressed.shiftKey && 'Shift',
    key,
  ];
  return parts.filter(Boolean).join('+');
}
