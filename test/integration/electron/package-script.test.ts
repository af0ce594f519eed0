/** `npm run package`: what it makes, what it tells, and that it makes the same again. */
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import packageJson from '../../../package.json' with { type: 'json' };
import { writePretendDist } from '../../support/electron/pretend-dist.ts';
import { copyTree } from '../../support/tree-copy.ts';

const root = resolve(import.meta.dirname, '../../..');
const list = 'linux-unpacked.files.txt';

interface Ran {
  code: number;
  stdout: string;
  stderr: string;
}

function runPackage(tree: string, flags: string[], env: NodeJS.ProcessEnv = {}): Promise<Ran> {
  return new Promise((done) => {
    const args = [join(tree, 'scripts/package.ts'), ...flags];
    execFile(
      process.execPath,
      args,
      { cwd: tree, env: { ...process.env, ...env } },
      (error, stdout, stderr) =>
        done({ code: error === null ? 0 : Number(error.code ?? -1), stdout, stderr }),
    );
  });
}

describe('npm run package', () => {
  const trees: string[] = [];
  let folder: string;
  let first: Ran;
  let lists: string[];

  /** In a copy of the tree, around a pretended Electron: builds, packages, and says what is in it. */
  async function packageCopy(name: string): Promise<Ran> {
    const tree = copyTree();
    trees.push(tree);
    const electron = `-c.electronDist=${join(folder, 'electron')}`;
    const output = `-c.directories.output=${join(folder, name)}`;
    return runPackage(tree, ['--linux', 'dir', '--x64', electron, output]);
  }

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'guestlist-package-script-'));
    writePretendDist(join(folder, 'electron'), packageJson.devDependencies.electron);
    first = await packageCopy('one');
    await packageCopy('two');
    lists = ['one', 'two'].map((name) => readFileSync(join(folder, name, list), 'utf8'));
  }, 240_000);
  afterAll(() => {
    for (const place of [folder, ...trees]) rmSync(place, { recursive: true, force: true });
  });

  it('ends well, and tells the size of what it made and where the list of its files is', () => {
    expect(first).toMatchObject({ code: 0 });
    expect(first.stdout).toMatch(/\d+\.\d MB {2}linux-unpacked/);
    expect(first.stdout).toMatch(
      /\d\d files of ours, listed with their hashes in .*linux-unpacked\.files\.txt/,
    );
  });

  it('makes the same files from the same sources, wherever they lie', () => {
    expect(lists[0]?.split('\n').length).toBeGreaterThan(10);
    expect(lists[1]).toBe(lists[0]);
  });

  it('brings its own licence and those of every package that ships', () => {
    const resources = join(folder, 'one/linux-unpacked/resources');
    expect(readdirSync(resources)).toEqual(expect.arrayContaining(['LICENSE', 'LICENCES.txt']));
    const text = readFileSync(join(resources, 'LICENCES.txt'), 'utf8');
    for (const name of Object.keys(packageJson.dependencies)) expect(text).toContain(`\n${name} `);
    expect(text).toContain('\nscheduler ');
    expect(text).toContain('THE SOFTWARE IS PROVIDED "AS IS"');
  });

  it('says in one sentence what is missing where Electron cannot be had', async ({ skip }) => {
    const here = existsSync(join(root, 'node_modules/electron/dist/version'));
    skip(here, 'the Electron binary is here');
    const { code, stdout, stderr } = await runPackage(root, [], {
      ELECTRON_MIRROR: 'http://127.0.0.1:9/',
      electron_config_cache: join(folder, 'cache'),
    });
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(
      /^Downloading Electron, once…\nThe Electron binary is not here and cannot be downloaded \(.+\), and without it there is nothing to package\.\n$/,
    );
  });
});
