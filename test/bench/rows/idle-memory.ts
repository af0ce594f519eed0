import { setTimeout as pause } from 'node:timers/promises';
import type { Laboratory } from '../laboratory.ts';
import type { Measure } from '../measure.ts';
import { processorMs, residentMb } from '../process-facts.ts';
import { atMost, type Row } from '../row.ts';

const settleMs = 5000;
const watchMs = 10_000;

async function idle(
  laboratory: Laboratory,
  invitations: number,
): Promise<{ rss: number; cpu: number | null }> {
  const host = await laboratory.hostWith(invitations);
  try {
    await host.quiet();
    await pause(settleMs);
    const before = processorMs(host.pid);
    await pause(watchMs);
    const after = processorMs(host.pid);
    const cpu = before === null || after === null ? null : after - before;
    return { rss: residentMb(host.pid), cpu };
  } finally {
    await host.stop();
  }
}

export const idleMemory: Measure = {
  name: 'idle-memory',
  needs: 'browser',
  what: `The process of the browser host, started on a cached list, no page open, ${settleMs / 1000} s after its poll: its resident memory (MB of 1024² bytes), and the processor time that it takes in ${watchMs / 1000} s between two polls, which the system counts in steps of 10 ms. \`first-sync\` is what it holds right after it has read 100,000 for the first time, beside the same list after a restart.`,
  async run(laboratory) {
    const rows: Row[] = [];
    for (const [name, invitations, bar] of [
      ['10k', 10_000, 90],
      ['100k', 100_000, 130],
    ] as const) {
      const { rss, cpu } = await idle(laboratory, invitations);
      rows.push({
        name: `idle-memory.${name}`,
        value: rss,
        unit: 'MB',
        bar: atMost(bar),
        reference: `${invitations} cached`,
      });
      rows.push({
        name: `idle-memory.cpu-${name}`,
        value: cpu,
        unit: 'ms',
        bar: atMost(20),
        reference: cpu === null ? 'only Linux tells' : `in ${watchMs / 1000} s without a poll`,
      });
    }
    const afterSync = await laboratory.firstSyncMb(100_000);
    const again = rows.find(({ name }) => name === 'idle-memory.100k')?.value ?? Number.NaN;
    rows.push({
      name: 'idle-memory.first-sync',
      value: afterSync / again,
      unit: '×',
      bar: atMost(1.2),
      reference: `${afterSync.toFixed(0)} MB right after the first sync of 100,000, ${again.toFixed(0)} MB after a restart`,
    });
    return rows;
  },
};
