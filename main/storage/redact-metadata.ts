/** Finds metadata in text that quotes JSON, and cuts out its value: whatever a person keeps there is theirs. */

/** The name of the field, with the quotes it has at any depth of JSON within JSON. */
const fields = /(?<!\\)(\\*")(?:public|private|unsafe)_?metadata\1\s*:\s*/gi;

/** What tells where a value ends: quotes with the backslashes before them, brackets and commas. */
const marks = /(?<!\\)\\*"|[{}[\],]/g;

/** Where the value that starts at `from` ends. A value that was cut off ends with the text. */
function endOf(text: string, from: number, quote: string): number {
  let depth = 0;
  let quoted = false;
  marks.lastIndex = from;
  for (let found = marks.exec(text); found !== null; found = marks.exec(text)) {
    const [mark] = found;
    // With more backslashes it is a quote within the text, with fewer the end of all that was quoted.
    if (mark.endsWith('"') && mark.length < quote.length) return found.index;
    if (mark === quote) quoted = !quoted;
    else if (quoted || mark.endsWith('"')) continue;
    else depth += steps[mark] ?? 0;
    if (quoted || depth > 0) continue;
    return mark === ',' || depth < 0 ? found.index : marks.lastIndex;
  }
  return text.length;
}

const steps: Record<string, number> = { '{': 1, '[': 1, '}': -1, ']': -1 };

export function withoutMetadata(text: string): string {
  let result = '';
  let done = 0;
  fields.lastIndex = 0;
  for (let found = fields.exec(text); found !== null; found = fields.exec(text)) {
    const [whole, quote = '"'] = found;
    const start = found.index + whole.length;
    result += `${text.slice(done, start)}${quote}[metadata]${quote}`;
    done = endOf(text, start, quote);
    fields.lastIndex = done;
  }
  return result + text.slice(done);
}
