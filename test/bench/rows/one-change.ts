import { connectCore, synced } from '../core.ts';
import type { Laboratory } from '../laboratory.ts';
import type { Measure } from '../measure.ts';
import { atMost } from '../row.ts';
import { interleave, median } from '../statistics.ts';
import { WatchedFetch } from '../watched-fetch.ts';

const rounds = 60;
const warmUp = 10;

interface Changing {
  /** Milliseconds of our own work for one change. */
  change(): Promise<number>;
  stop(): Promise<void>;
}

async function listOf(laboratory: Laboratory, invitations: number): Promise<Changing> {
  const sandbox = await laboratory.sandbox({ invitations, latencyMs: 0 });
  const watched = new WatchedFetch();
  const { apiUrl, secretKey } = sandbox;
  const core = await connectCore({ dataDir: laboratory.folder(), apiUrl, secretKey, fetch: watched.fetch });
  await synced(core);
  const { accountId, app } = core;
  const newest = async () => {
    const first = { status: 'pending', search: '', order: '-created_at', offset: 0, limit: 1 } as const;
    const { rows } = await app.handlers.invitations.list({ accountId, ...first });
    if (!rows[0]) throw new Error('Nobody is pending any more.');
    return rows[0].id;
  };
  return {
    async change() {
      const id = await newest();
      await sandbox.accept(id);
      const networkBefore = watched.networkMs;
      const begin = performance.now();
      await synced(core);
      const spent = performance.now() - begin - (watched.networkMs - networkBefore);
      if ((await newest()) === id) throw new Error('The change was not stored.');
      return spent;
    },
    stop: () => core.stop(),
  };
}

export const oneChange: Measure = {
  name: 'one-change',
  needs: 'nothing',
  what: `Somebody accepts their invitation, and a poll sees and stores it: the time of the poll without the time in which its requests were under way, so what parsing, comparing, sealing and the database take. Lists of 1,000 and 100,000 alternate; medians of ${rounds} changes each.`,
  async run(laboratory) {
    const small = await listOf(laboratory, 1000);
    const large = await listOf(laboratory, 100_000);
    await interleave(warmUp, { small: small.change, large: large.change });
    const times = await interleave(rounds, { small: small.change, large: large.change });
    await Promise.all([small.stop(), large.stop()]);
    const [at1k, at100k] = [median(times.small), median(times.large)];
    return [
      {
        name: 'one-change',
        value: at100k / at1k,
        unit: '×',
        bar: atMost(1.5),
        reference: `${at100k.toFixed(2)} ms at 100,000, ${at1k.toFixed(2)} ms at 1,000`,
      },
    ];
  },
};
