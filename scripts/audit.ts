/**
 * `npm run audit:production`: asks the registry what is known against the packages that ship. Ends with code 1 for
 * what is known, and with 0 and a sentence where no registry answers: a lack of network is no finding.
 */
import { spawnSync } from 'node:child_process';

interface Report {
  metadata?: { vulnerabilities?: Record<string, number>; dependencies?: { prod?: number } };
  vulnerabilities?: Record<string, { severity: string }>;
  error?: { summary?: string; code?: string };
  message?: string;
}

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const { stdout } = spawnSync(npm, ['audit', '--omit=dev', '--json'], {
  encoding: 'utf8',
  timeout: 60_000,
  shell: process.platform === 'win32',
});

function parsed(text: string): Report | null {
  try {
    return JSON.parse(text) as Report;
  } catch {
    return null;
  }
}

const report = parsed(stdout ?? '');
const found = Object.entries(report?.vulnerabilities ?? {});
if (report?.metadata?.vulnerabilities === undefined) {
  process.stdout.write(
    'The registry did not answer what it knows against these packages; nothing was checked.\n',
  );
} else if (found.length === 0) {
  const count = report.metadata.dependencies?.prod ?? 0;
  process.stdout.write(`Nothing is known against the ${count} packages that ship.\n`);
} else {
  for (const [name, { severity }] of found) process.stdout.write(`${name}: ${severity}\n`);
  process.exitCode = 1;
}
