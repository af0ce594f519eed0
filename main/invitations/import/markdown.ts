/** A Markdown table: its rows as separated text, so that everything else about tables holds for it too. */

const rule = /^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$/u;

/** The same lines with the outer bars and the rule taken away; null when it is none. */
export function markdownRows(text: string): string | null {
  const [first = '', second = ''] = text.trimStart().slice(0, 8192).split(/\r?\n/u, 2);
  if (!first.includes('|') || !second.includes('|') || !rule.test(second)) return null;
  return text
    .split(/\r?\n/u)
    .map((line) =>
      rule.test(line) && line.includes('-') ? '' : line.replace(/^\s*\|/u, '').replace(/\|\s*$/u, ''),
    )
    .map((line) =>
      line
        .split('|')
        .map((cell) => cell.trim())
        .join('|'),
    )
    .join('\n');
}
