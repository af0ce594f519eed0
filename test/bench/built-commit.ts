/** Another commit of this repository, in a folder of its own, installed and ready to be measured. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { UsageError } from '../../main/flags.ts';
import { root } from '../../scripts/built.ts';

const cache = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'guestlist-bench');

/** The whole name of a commit. Throws `UsageError` when there is none of that name. */
export function commitOf(ref: string): string {
  const { status, stdout } = spawnSync('git', ['rev-parse', '--verify', '--quiet', `${ref}^{commit}`], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0)
    throw new UsageError(`--against names a commit of this repository, and "${ref}" is none.`);
  return stdout.trim();
}

/**
 * Its folder, which stays for the next run. It has the packages of its own lock file; where that is the work tree's,
 * those of the work tree. Throws one sentence when it cannot be made.
 */
export function builtCommit(commit: string, say: (line: string) => void): string {
  const folder = join(cache, commit);
  const complete = join(folder, '.complete');
  if (existsSync(complete)) return folder;
  say(`Making ${commit.slice(0, 7)} ready in ${folder}…`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const archive = execFileSync('git', ['archive', commit], { cwd: root, maxBuffer: 1024 ** 3 });
  execFileSync('tar', ['-x', '-C', folder], { input: archive });
  const lock = (tree: string) => readFileSync(join(tree, 'package-lock.json'), 'utf8');
  if (lock(folder) === lock(root)) symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  else install(folder);
  writeFileSync(complete, '');
  return folder;
}

function install(folder: string): void {
  const npm = process.env['npm_execpath'];
  if (!npm) throw new Error('Start it with `npm run bench`: without npm the other commit has no packages.');
  const { status, stderr } = spawnSync(process.execPath, [npm, 'ci', '--ignore-scripts'], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 600_000,
  });
  if (status !== 0) throw new Error(`The packages of the other commit could not be installed: ${stderr}`);
}

/** Seven digits of the commit of the work tree, and `+` where it has changes of its own. */
export function currentCommit(): string {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
  const changed = git('status', '--porcelain', '--untracked-files=no') !== '';
  return `${git('rev-parse', '--short=7', 'HEAD')}${changed ? '+' : ''}`;
}
