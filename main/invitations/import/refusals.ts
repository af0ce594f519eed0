/**
 * Texts that programs write for programs and that have no reader here. As a list everybody would be invited who stands
 * in them, whoever it is: owners, authors, managers. So nobody is, and a sentence says why.
 */

const csv = 'Nobody in it is invited. Save the people as CSV and try again.';

const kinds: readonly [RegExp, string][] = [
  // A page is HTML: its reader is in the renderer, and an address in angle brackets is no tag.
  [/^\s*<\?xml\b/iu, 'This is XML.'],
  [
    /^\s*<(?!(?:!doctype html|html|head|body|p|div|span|br|a|b|i|ul|ol|li|pre|h\d|meta|center|font|table|tr|td|!--)[\s/>])([a-z][\w:.-]*)(?:\s+[\w:.-]+\s*=[^<>]*)?>[\s\S]*<\/\1>\s*$/iu,
    'This is XML.',
  ],
  [
    /^(?:\s|--[^\r\n]*[\r\n]|\/\*[\s\S]{0,2000}?\*\/;?|[A-Z][^;@]{0,500};)*(?:INSERT\s+(?:IGNORE\s+)?INTO|COPY\s+\S+\s*\([^)]*\)\s+FROM\s+stdin)\b/iu,
    'This is SQL.',
  ],
  [
    /^\s*(?:(?:export\s+)?(?:const|let|var)\s+[\w$]+(?:\s*:[^=]{0,100})?\s*=\s*|module\.exports\s*=\s*|export\s+default\s+)[[{]/u,
    'This is a program.',
  ],
];

/** A sentence, or null for what can be read. */
export function refusalOf(text: string): string | null {
  const head = text.slice(0, 64 * 1024);
  const found = kinds.find(([pattern]) => pattern.test(head));
  return found ? `${found[1]} ${csv}` : null;
}
