/** Lines of formats that break long ones: a line that begins with a blank goes on from the one before (RFC 6350, 2849, 5322). */

export interface Unfolded {
  line: number;
  text: string;
}

const lineEnd = /\r\n|\r|\n/gu;

function* linesOf(text: string): Generator<Unfolded, void> {
  let line = 1;
  let from = 0;
  for (const { index, 0: end } of text.matchAll(lineEnd)) {
    yield { line, text: withoutMark(text.slice(from, index)) };
    line += 1;
    from = index + end.length;
  }
  yield { line, text: withoutMark(text.slice(from)) };
}

/** Files that were put together have the mark of the second in the middle. */
const withoutMark = (line: string): string => (line.charCodeAt(0) === 0xfeff ? line.slice(1) : line);

/** `keep`: mail keeps the blank at which it was broken; cards and LDIF don't. A `soft` line goes on after its `=`. */
export function* unfolded(text: string, keep: boolean, soft: (line: string) => boolean = () => false) {
  let held: { line: number; parts: string[] } | null = null;
  let goesOn = false;
  for (const { line, text: content } of linesOf(text)) {
    if (held && (goesOn || /^[ \t]/u.test(content)))
      held.parts.push(goesOn || keep ? content : content.slice(1));
    else {
      if (held) yield { line: held.line, text: held.parts.join('') };
      held = { line, parts: [content] };
    }
    goesOn = content.endsWith('=') && (goesOn || soft(content));
    if (goesOn) held.parts.push((held.parts.pop() ?? '').slice(0, -1));
  }
  if (held) yield { line: held.line, text: held.parts.join('') };
}
