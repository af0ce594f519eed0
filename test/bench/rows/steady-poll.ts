import { VirtualClock } from '../../support/virtual-clock.ts';
import { connectCore } from '../core.ts';
import type { Laboratory } from '../laboratory.ts';
import type { Measure } from '../measure.ts';
import { atMost, type Row } from '../row.ts';
import { median } from '../statistics.ts';
import { turns } from '../turns.ts';
import { WatchedFetch } from '../watched-fetch.ts';

const polls = 5;
const second = 1000;
/** A poll that has not come after so long does not come. */
const patienceSeconds = 2 * 3600;

interface Poll {
  requests: number;
  bytes: number;
}

/** Moves the clock until a poll comes by itself, and waits until it has ended. */
async function pollsOf(laboratory: Laboratory, invitations: number): Promise<Poll[]> {
  const sandbox = await laboratory.sandbox({ invitations, latencyMs: 0 });
  const clock = new VirtualClock(Date.now());
  const { fetch, isBusy } = watched();
  const { apiUrl, secretKey } = sandbox;
  const core = await connectCore({ dataDir: laboratory.folder(), apiUrl, secretKey, clock, fetch });
  await core.synced();
  await turns(isBusy);
  const seen: Poll[] = [];
  while (seen.length < polls + 1) {
    const before = await sandbox.requests();
    let after = before;
    for (let waited = 0; after.requests === before.requests && waited < patienceSeconds; waited += 1) {
      clock.advance(second);
      await turns(isBusy);
      if (waited % 5 === 0) after = await sandbox.requests();
    }
    after = await sandbox.requests();
    if (after.requests === before.requests) break;
    seen.push({ requests: after.requests - before.requests, bytes: after.bytesOut - before.bytesOut });
  }
  await core.stop();
  // The first may look closer than usual, right after the list was read.
  return seen.slice(1);
}

function watched(): { fetch: WatchedFetch['fetch']; isBusy: () => boolean } {
  const fetch = new WatchedFetch();
  return { fetch: fetch.fetch, isBusy: () => fetch.isBusy };
}

export const steadyPoll: Measure = {
  name: 'steady-poll',
  needs: 'nothing',
  what: `What the polls that come by themselves cost while nothing changes: requests, and bytes of the answers' bodies as the sandbox sent them, uncompressed. The clock of the core is moved on until ${polls} polls have come. 100,000 beside 1,000 invitations.`,
  async run(laboratory) {
    const small = await pollsOf(laboratory, 1000);
    const large = await pollsOf(laboratory, 100_000);
    const come = small.length > 0 && large.length > 0;
    const most = (of: keyof Poll) => Math.max(...[...small, ...large].map((poll) => poll[of]));
    const bytes = (list: Poll[]) => median(list.map((poll) => poll.bytes));
    const row = (name: string, value: number, unit: string, bar: number, reference: string): Row =>
      come
        ? { name, value, unit, bar: atMost(bar), reference }
        : { name, value: null, unit, bar: atMost(bar), reference: 'no poll came by itself within two hours' };
    const both = `${bytes(large)} bytes at 100,000, ${bytes(small)} at 1,000`;
    return [
      row(
        'steady-poll.requests',
        most('requests'),
        'requests',
        2,
        `most of ${small.length + large.length} polls`,
      ),
      row('steady-poll.bytes', most('bytes'), 'bytes', 4096, both),
      row('steady-poll.growth', bytes(large) / bytes(small), '×', 1.05, both),
    ];
  },
};
