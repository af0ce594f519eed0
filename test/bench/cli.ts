/** `npm run bench`: measures, prints a table, and says plainly which bars were missed. */
import '../../scripts/end-with-parent.mjs';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildOrEnd, root } from '../../scripts/built.ts';
import { ensureRequirements } from '../../scripts/requirements.ts';
import { flagsOrEnd } from '../../scripts/usage.ts';
import { against } from './against.ts';
import { commitOf, currentCommit } from './built-commit.ts';
import { type BenchOptions, benchHelp, parseCommandLine } from './command-line.ts';
import { comparisonTable } from './comparison.ts';
import { drawing } from './drawing.ts';
import { readHistory, withRun, writeHistory } from './history.ts';
import { Laboratory } from './laboratory.ts';
import { machineFacts, otherWork } from './machine-facts.ts';
import type { Measure } from './measure.ts';
import { markdownReport, verdict } from './report.ts';
import { isOk, jsonOf, type Row } from './row.ts';
import { measures } from './rows/index.ts';
import { textTable } from './table.ts';

const say = (text: string) => void process.stdout.write(`${text}\n`);

async function rowsOf(measure: Measure, laboratory: Laboratory): Promise<Row[]> {
  const begin = performance.now();
  try {
    return await measure.run(laboratory);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${measure.name}: ${error instanceof Error ? error.stack : reason}\n`);
    const firstLine = reason.split('\n')[0] ?? '';
    return [{ name: measure.name, value: null, unit: '', bar: null, reference: `it failed: ${firstLine}` }];
  } finally {
    say(`${measure.name}: measured in ${((performance.now() - begin) / 1000).toFixed(0)} s`);
  }
}

async function bench(options: BenchOptions): Promise<Row[]> {
  const chosen = measures.filter(({ name }) => options.only.length === 0 || options.only.includes(name));
  if (chosen.some(({ needs }) => needs !== 'nothing')) buildOrEnd();
  const needsBrowser = chosen.some(({ needs }) => needs === 'browser');
  const chromium = needsBrowser ? (await ensureRequirements()).chromium : null;
  const busy = otherWork();
  const laboratory = new Laboratory(chromium);
  try {
    const rows: Row[] = [];
    for (const measure of chosen) rows.push(...(await rowsOf(measure, laboratory)));
    const facts = machineFacts(needsBrowser ? await laboratory.browser() : null);
    if (busy) facts.push(busy);
    say(`\n${textTable(rows)}\n\nMeasured on: ${facts.join('; ')}.`);
    if (options.json) writeFileSync(options.json, `${JSON.stringify(rows.map(jsonOf), null, 2)}\n`);
    if (options.write) {
      writeFileSync(join(root, 'BENCHMARKS.md'), markdownReport({ measures: chosen, rows, facts }));
      const runs = withRun(
        readHistory(),
        { commit: currentCommit(), date: new Date().toISOString().slice(0, 10) },
        rows,
      );
      writeHistory(runs);
      writeFileSync(join(root, 'docs/benchmarks.svg'), drawing(runs));
    }
    return rows;
  } finally {
    await laboratory.end();
  }
}

/** Ratios, and whether the machine had room for them. */
function compare(ref: string, commit: string, { only, rounds }: BenchOptions): void {
  const names = only.length > 0 ? only : measures.map(({ name }) => name);
  const busy = otherWork();
  const { comparisons, failed } = against({ commit, names, rounds, say });
  say(`\n${comparisonTable(ref, comparisons)}\n`);
  if (failed.length > 0) {
    say(`Not measured: ${failed.join(', ')}; the reasons stand above.`);
    process.exitCode = 1;
  }
  if (busy) say(`The machine was busy: ${busy}. Ratios may be told, times may not.`);
}

async function main(): Promise<void> {
  const names = measures.map(({ name }) => name);
  const { commit, ...options } = flagsOrEnd((args) => {
    const parsed = parseCommandLine(args, names);
    return { ...parsed, commit: parsed.against === null ? '' : commitOf(parsed.against) };
  });
  if (options.help) return say(benchHelp);
  if (options.list) return say(names.join('\n'));
  if (options.against !== null) return compare(options.against, commit, options);
  const rows = await bench(options);
  say(verdict(rows));
  if (options.strict && !rows.every(isOk)) process.exitCode = 1;
}

await main();
