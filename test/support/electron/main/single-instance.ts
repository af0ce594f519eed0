/** One process an installation: the first holds the lock, and hears of every other. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { getPath } from './launch.ts';

const lockFile = join(getPath('userData'), 'SingletonLock');
let held = false;

/** Alive, or at least there. */
function runs(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function claim(): boolean {
  try {
    writeFileSync(lockFile, String(process.pid), { flag: 'wx' });
  } catch {
    const holder = Number(readFileSync(lockFile, 'utf8'));
    if (holder !== process.pid && runs(holder)) return false;
    writeFileSync(lockFile, String(process.pid));
  }
  return true;
}

export function letGoOfLock(): void {
  if (held) rmSync(lockFile, { force: true });
  held = false;
}

export function holdsLock(): boolean {
  return held;
}

export function takeLock(): boolean {
  if (held) return true;
  held = claim();
  if (held) process.on('exit', letGoOfLock);
  return held;
}
