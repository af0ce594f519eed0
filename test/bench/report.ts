/** BENCHMARKS.md, from one run of all measures. */
import type { Measure } from './measure.ts';
import { isOk, type Row } from './row.ts';
import { markdownTable } from './table.ts';

export interface Report {
  measures: readonly Measure[];
  rows: readonly Row[];
  facts: readonly string[];
}

/** In a sentence: how many bars were reached, and which not. */
export function verdict(rows: readonly Row[]): string {
  const judged = rows.filter((row) => row.bar !== null || row.value === null);
  const missed = judged.filter((row) => !isOk(row)).map(({ name }) => name);
  if (missed.length === 0) return `All ${judged.length} bars were reached.`;
  return `${judged.length - missed.length} of ${judged.length} bars were reached. Missed: ${missed.join(', ')}.`;
}

export function markdownReport({ measures, rows, facts }: Report): string {
  const explained = measures.map(({ name, what }) => `### ${name}\n\n${what}`).join('\n\n');
  return `# Benchmarks

Written by \`npm run bench -- --write\`; \`npm run bench -- --only NAME\` measures one. Each value is measured in the
same run as what it is held against, alternating where time matters, so that a slow moment of the machine falls on
both.

${markdownTable(rows)}

${verdict(rows)}

Measured on: ${facts.join('; ')}.

## Over the commits that were measured

![Each row over the commits that were measured](docs/benchmarks.svg)

Each line has a height of its own, from 0 up. What a row means may have changed between two runs; its text below is that
of the newest.

## What is measured

${explained}
`;
}
