/** What the scripts ask of the machine they run on; replaced in tests. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

export interface Ran {
  ok: boolean;
  /** Both outputs, in no particular order. */
  output: string;
}

export interface Machine {
  platform: NodeJS.Platform;
  env: NodeJS.ProcessEnv;
  isRoot: boolean;
  /** Path of a program on the PATH, or null. */
  which(name: string): string | null;
  isProgram(path: string): boolean;
  /** Runs quietly and never throws; fails after `timeoutMs` milliseconds. */
  run(program: string, args: readonly string[], timeoutMs: number, env?: NodeJS.ProcessEnv): Ran;
  say(line: string): void;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export const thisMachine: Machine = {
  platform: process.platform,
  env: process.env,
  isRoot: process.getuid?.() === 0,
  which(name) {
    const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
    return folders.map((folder) => join(folder, name)).find(isProgram) ?? null;
  },
  isProgram,
  run(program, args, timeoutMs, env = {}) {
    const { status, stdout, stderr, error } = spawnSync(program, args, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: timeoutMs,
      killSignal: 'SIGKILL',
      env: { ...process.env, ...env },
    });
    const reason = error ? [error.message] : [];
    return { ok: status === 0, output: [stdout, stderr, ...reason].join('\n').trim() };
  },
  say: (line) => void process.stderr.write(`${line}\n`),
};
