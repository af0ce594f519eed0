/** The rows over the commits that were measured, as one SVG: a line each, from the oldest run to the newest. */
import type { Run } from './history.ts';

const rowHeight = 28;
const left = 190;
const width = 260;
const right = 190;
const margin = 6;
/** Read on white and on black alike. */
const ink = '#7d8590';
const mark = '#2f81f7';

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const shown = ({ value, unit }: { value: number; unit: string }): string =>
  `${Math.abs(value) >= 100 ? value.toFixed(0) : Number(value.toFixed(2))} ${unit}`;

/** Heights are of the row alone, from 0 up: rows have different units. */
function line(runs: readonly Run[], name: string, top: number): string {
  const points = runs.flatMap(({ commit, values }, index) => {
    const measured = values[name];
    return measured ? [{ commit, index, ...measured }] : [];
  });
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last) return '';
  const most = Math.max(...points.map(({ value }) => value), 0) || 1;
  const x = (index: number) => left + (runs.length > 1 ? (index / (runs.length - 1)) * width : width);
  const y = (value: number) => top + rowHeight - margin - (value / most) * (rowHeight - 2 * margin);
  const path = points.map(({ index, value }) => `${x(index).toFixed(1)},${y(value).toFixed(1)}`).join(' ');
  const dots = points
    .map(
      (point) =>
        `<circle cx="${x(point.index).toFixed(1)}" cy="${y(point.value).toFixed(1)}" r="2.5" fill="${mark}"><title>${escaped(`${point.commit}: ${shown(point)}`)}</title></circle>`,
    )
    .join('');
  const words = points.length > 1 ? `${shown(first)} → ${shown(last)}` : shown(last);
  const middle = top + rowHeight / 2 + 4;
  return `<text x="0" y="${middle}">${escaped(name)}</text><polyline points="${path}" fill="none" stroke="${mark}" stroke-width="1.5"/>${dots}<text x="${left + width + 16}" y="${middle}">${escaped(words)}</text>`;
}

/** Empty rows are left out; the newest run says which rows there are. */
export function drawing(runs: readonly Run[]): string {
  const names = Object.keys(runs.at(-1)?.values ?? {});
  const head = 40;
  const commits = runs
    .map(({ commit }, index) => {
      const at = left + (runs.length > 1 ? (index / (runs.length - 1)) * width : width);
      return `<text x="${at.toFixed(1)}" y="${index % 2 === 0 ? 12 : 28}" text-anchor="middle">${escaped(commit)}</text>`;
    })
    .join('');
  const rows = names.map((name, index) => line(runs, name, head + index * rowHeight)).join('\n');
  const height = head + names.length * rowHeight;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${left + width + right} ${height}" font-family="system-ui, sans-serif" font-size="12" fill="${ink}">
<title>Each row of the benchmarks over the commits that were measured</title>
${commits}
${rows}
</svg>
`;
}
