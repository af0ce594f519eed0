/** Rows as a person reads them. */
import { type Bar, isOk, type Row } from './row.ts';

export const columns = ['what', 'value', 'bar', 'reached', 'measured beside it'] as const;

function shown(value: number, unit: string): string {
  const digits = unit === '×' ? 2 : Number.isInteger(value) || value >= 1000 ? 0 : 1;
  return unit === '×' ? `${value.toFixed(digits)} ×` : `${value.toFixed(digits)} ${unit}`;
}

function shownBar(bar: Bar, unit: string): string {
  return `${bar.is === 'at most' ? '≤' : '≥'} ${bar.value} ${unit}`;
}

/** One cell for each of {@link columns}. */
export function cells(row: Row): string[] {
  const { name, value, unit, bar, reference } = row;
  const reached = bar === null && value !== null ? '–' : isOk(row) ? 'yes' : 'NO';
  return [
    name,
    value === null ? 'not measured' : shown(value, unit),
    bar === null ? '–' : shownBar(bar, unit),
    reached,
    reference,
  ];
}

/** In columns of equal width, without the line's last newline. */
export function textTable(rows: readonly Row[]): string {
  return table([[...columns], ...rows.map(cells)]);
}

/** The same for any lines of cells; the first line decides how many columns there are. */
export function table(lines: readonly (readonly string[])[]): string {
  const widths = (lines[0] ?? []).map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  );
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

export function markdownTable(rows: readonly Row[]): string {
  const line = (parts: readonly string[]) =>
    `| ${parts.map((part) => part.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(columns), line(columns.map(() => '---')), ...rows.map((row) => line(cells(row)))].join('\n');
}
