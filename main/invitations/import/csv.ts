/**
 * Writes CSV (RFC 4180) that a spreadsheet opens as text. A cell that would begin a formula gets a quote before it
 * and every cell is in double quotes: https://owasp.org/www-community/attacks/CSV_Injection. The byte order mark is
 * how Excel knows UTF-8.
 */

/** `=`, `+`, `-`, `@`, their full-width forms, tab and line ends; also after blanks, which spreadsheets drop. */
const formula = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u;

function cell(value: string): string {
  const safe = formula.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
}

export const csvLine = (values: readonly string[]): string => `${values.map(cell).join(',')}\r\n`;

export const byteOrderMark = '\uFEFF';
