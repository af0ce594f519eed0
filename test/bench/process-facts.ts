/** Memory and processor time of another process, as the operating system counts them. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Resident set in megabytes of 1024² bytes. Linux and macOS. */
export function residentMb(pid: number): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;
}

/** Milliseconds of processor time, all threads, since its start; null where /proc does not tell. */
export function processorMs(pid: number): number | null {
  if (process.platform !== 'linux') return null;
  // Nanoseconds on the processor, thread by thread would be exact too: https://docs.kernel.org/scheduler/sched-stats.html
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  const ticksPerSecond = 100;
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticksPerSecond;
}
