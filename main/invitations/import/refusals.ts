/**
 * Texts that programs write for programs and that have no reader here. As a list everybody would be invited who stands
 * in them, whoever it is: owners, authors, managers. So nobody is, and a sentence says why.
 */

/** A statement that begins a line, wherever it stands among others: a dump begins with its tables. */
const sql =
  /^[ \t]{0,200}(?:(?:INSERT|REPLACE)\s+(?:LOW_PRIORITY\s+|DELAYED\s+|IGNORE\s+|OR\s+\w+\s+)?INTO\s+[^\s(]+\s*(?:\(|VALUES\b|SELECT\b|SET\b|DEFAULT\b)|COPY\s+\S+\s*\([^)]{0,4000}\)\s+FROM\s+stdin\b|UPDATE\s+\S+\s+SET\s+\S+\s*=|DELETE\s+FROM\s+\S+\s*(?:WHERE\b|;)|CREATE\s+(?:TEMP(?:ORARY)?\s+)?TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?\S+\s*\(|MERGE\s+INTO\s+\S+\s+(?:AS|USING)\b)/imu;
const latex = /\\begin\{(?:tabular|longtable|table|document|array)\*?\}|^[ \t]{0,200}\\documentclass\b/mu;
/** Emacs (BBDB) and other Lisp. */
const lisp = /^;;+ ?-\*-|^\s*\((?:defun|setq|def\w+|list|quote)\s/u;
const program =
  /^\s*(?:(?:export\s+)?(?:const|let|var)\s+[\w$]+(?:\s*:[^=]{0,100})?\s*=\s*|module\.exports\s*=\s*|export\s+default\s+)[[{]/u;

const openingTag = /^\s*<([a-z][\w:.-]{0,60})(?:\s[^<>]{0,4000})?>/iu;
/** Tags of pages, which have a reader in the renderer, and of texts that somebody copied out of one. */
const ofPages =
  /^(?:html|head|body|meta|p|div|span|br|a|b|i|u|em|strong|ul|ol|li|dl|pre|code|h\d|center|font|table|tr|td|th|section|article|main)$/iu;

function isXml(text: string): boolean {
  if (/^\s*<\?xml\b/iu.test(text.slice(0, 1000))) return true;
  const name = openingTag.exec(text.slice(0, 8192))?.[1];
  return name !== undefined && !ofPages.test(name) && text.slice(-1000).trimEnd().endsWith(`</${name}>`);
}

/** What spreadsheets and word processors write as text, with a code before or after every cell. */
const coded: readonly [RegExp, string][] = [
  [/^ID;P[^\r\n]*[\r\n]+[A-Z];/u, 'a file of symbolic links (SYLK)'],
  [/^TABLE\r?\n0,\d+\r?\n"[^\r\n]*\r?\n(?:VECTORS|TUPLES)\r?\n/u, 'Data Interchange Format (DIF)'],
  [/^\s*\{\\rtf\d/u, 'rich text (RTF)'],
];

const kinds: readonly (readonly [RegExp, string])[] = [
  [sql, 'SQL'],
  [latex, 'LaTeX'],
  [lisp, 'Lisp'],
  [program, 'a program'],
  ...coded,
];

/** A sentence, or null for what can be read. */
export function refusalOf(text: string): string | null {
  const head = text.slice(0, 64 * 1024);
  const kind = isXml(text) ? 'XML' : (kinds.find(([sign]) => sign.test(head))?.[1] ?? null);
  return kind && `This is ${kind}. Nobody in it is invited. Save the people as CSV and try again.`;
}
