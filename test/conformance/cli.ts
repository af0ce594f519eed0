/**
 * `node test/conformance/cli.ts [--only TEXT]`: every row on the stand-in, and on real Electron where it is. Prints one
 * line a row. Ends with 1 when a row breaks, when a known untruth begins to hold, or when the product uses what no row
 * is about.
 */
import '../support/electron/loader.ts';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseFlags } from '../../main/flags.ts';
import { electronBinary, obstacle } from '../../scripts/find-electron.ts';
import { buildApp } from './bundle.ts';
import { ensureChromium } from './chromium.ts';
import { type Run, runOnElectron, runOnStandIn } from './hosts.ts';
import { judge, type Sum } from './judge.ts';
import { unnamedMembers } from './members.ts';
import type { Seen } from './row.ts';

// The rows take Electron by its name, which is the stand-in from here on.
const { chapters, unsaid } = await import('./chapters.ts');

const root = resolve(import.meta.dirname, '../..');
const say = (line: string) => process.stdout.write(`${line}\n`);

interface Reported {
  sum: Sum;
  /** What failed, and how the application ended where it played only a part. */
  failures: string[];
}

async function report(host: string, run: Run, only: string): Promise<Reported> {
  const folder = mkdtempSync(join(tmpdir(), 'conformance-'));
  const file = join(folder, 'report.json');
  const { end, output } = await run({ folder, report: file, only });
  const seen = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Seen[]) : [];
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  const sum: Sum = { held: 0, untruths: 0, elsewhere: 0, failed: 0 };
  const failures: string[] = [];
  let lastPlayed = 'nothing';
  let unplayed = 0;
  say(`\n${host}:`);
  for (const { name, rows } of chapters) {
    for (const row of rows.filter(({ says }) => `${name} ${says}`.includes(only))) {
      const found = seen.find(({ chapter, says }) => chapter === name && says === row.says);
      const [counts, words] = judge(row, found, host);
      sum[counts] += 1;
      say(`${counts === 'failed' ? '✘' : '·'} ${name}: ${row.says} [${words}]`);
      if (found === undefined) unplayed += 1;
      else lastPlayed = `“${row.says}”`;
      if (found !== undefined && counts === 'failed')
        failures.push(`${host}, ${name}: ${row.says} [${words}]`);
    }
  }
  if (unplayed > 0) {
    failures.push(
      `${host}: the application ended by ${end} after ${lastPlayed}, with ${unplayed} rows to play`,
    );
  }
  if (sum.failed > 0 && output !== '') say(output);
  return { sum, failures };
}

const { only = '' } = parseFlags(process.argv.slice(2), { only: 'text' });
const members = only === '' ? unnamedMembers(root, [...chapters.flatMap(({ rows }) => rows), ...unsaid]) : [];
for (const member of members) say(`✘ Guestlist uses ${member}, and no row is about it.`);
const missing = [...new Set(chapters.flatMap(({ rows }) => rows.map(({ relies }) => relies)))].filter(
  (file) => !existsSync(join(root, file)),
);
for (const file of missing) say(`✘ A row leans on ${file}, which is not there.`);

const chromium = await ensureChromium();
const built = await buildApp(root);
const hosts: [string, Run][] = [['stand-in', (given) => runOnStandIn(built, chromium, given)]];
const binary = obstacle() === null ? electronBinary() : null;
if (binary !== null) hosts.push(['electron', (given) => runOnElectron(binary, built, given)]);

const failures = [
  ...members.map((member) => `no row is about ${member}`),
  ...missing.map((file) => `${file} is not there`),
];
let failed = failures.length;
let passed = 0;
for (const [host, run] of hosts) {
  const { sum, failures: ofHost } = await report(host, run, only);
  failures.push(...ofHost);
  failed += sum.failed;
  passed += sum.held + sum.untruths;
  say(
    `${host}: ${sum.held} hold, ${sum.untruths} known untruths, ${sum.failed} failed, ` +
      `${sum.elsewhere} of other platforms, ${unsaid.length} cannot be said`,
  );
}
if (binary === null) say('The Electron binary is not here, so the rows were played on the stand-in alone.');
mkdirSync(join(root, 'test-results'), { recursive: true });
writeFileSync(join(root, 'test-results', 'conformance.json'), JSON.stringify({ passed, failed, failures }));
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
