import { setImmediate as turn } from 'node:timers/promises';
import { aWindow } from '../../support/samples.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';
import { connectCore } from '../core.ts';
import type { Laboratory } from '../laboratory.ts';
import type { Measure } from '../measure.ts';
import { atMost } from '../row.ts';
import { interleave, median } from '../statistics.ts';
import { turns } from '../turns.ts';
import { WatchedFetch } from '../watched-fetch.ts';

const rounds = 60;
const warmUp = 15;
const patienceMs = 10_000;
const turnsPerStep = 200;
const stepMs = 100;
/** Longer than a revoke can be taken back, and shorter than anything else that waits. */
const undoOver = 5_500;

interface ChangingList {
  /** One invitation is revoked; milliseconds from Clerk's answer until the copy has it. */
  store(): Promise<number>;
  /** One is accepted elsewhere; milliseconds of our own work until a refresh has found and stored it. */
  find(): Promise<number>;
  stop(): Promise<void>;
}

async function listOf(laboratory: Laboratory, invitations: number): Promise<ChangingList> {
  const sandbox = await laboratory.sandbox({ invitations, latencyMs: 0 });
  const watched = new WatchedFetch();
  const clock = new VirtualClock(Date.now());
  const { apiUrl, secretKey } = sandbox;
  const dataDir = laboratory.folder();
  const core = await connectCore({ dataDir, apiUrl, secretKey, clock, fetch: watched.fetch });
  await core.synced();
  const { accountId, app } = core;
  const { invitations: list } = app.handlers;
  const newest = async () => {
    await turns(() => watched.isBusy);
    const { rows } = await list.list(aWindow({ accountId }));
    if (!rows[0]) throw new Error('Nobody is pending any more.');
    return rows[0].id;
  };
  return {
    async store() {
      const id = await newest();
      await list.revoke({ accountId, ids: [id] });
      await turns(() => watched.isBusy);
      clock.advance(undoOver);
      // Only a pending invitation has a link: asking for it tells without touching the list.
      const giveUpAt = performance.now() + patienceMs;
      for (let turnsTaken = 1; app.link(accountId, id) !== null; turnsTaken += 1) {
        if (performance.now() > giveUpAt) throw new Error(`A revoke was not stored in ${patienceMs} ms.`);
        await turn();
        // Whatever else it waits for, a second look or its turn, comes by the clock.
        if (turnsTaken % turnsPerStep === 0 && !watched.isBusy) clock.advance(stepMs);
      }
      return performance.now() - watched.answeredAt(`/v1/invitations/${id}/revoke`);
    },
    async find() {
      const id = await newest();
      await sandbox.accept(id);
      const networkBefore = watched.networkMs;
      const begin = performance.now();
      await list.refresh({ accountId });
      const spent = performance.now() - begin - (watched.networkMs - networkBefore);
      // A look may take one that left for one that expires within seconds, and leaves it to the next look.
      return app.link(accountId, id) === null ? spent : Number.NaN;
    },
    stop: () => core.stop(),
  };
}

/** Without those that were left to the next look. */
function own(times: readonly number[]): number {
  return median(times.filter((ms) => !Number.isNaN(ms)));
}

export const oneChange: Measure = {
  name: 'one-change',
  needs: 'nothing',
  what: `An invitation is revoked: from Clerk's answer until the copy has stored it, sealed and in the database. \`found\`: somebody accepts elsewhere, and a refresh finds out who by halving the list; the time without that in which its requests were under way, printed without a bar, because a longer list takes more halvings. Lists of 1,000 and 100,000 alternate; medians of ${rounds} changes each.`,
  async run(laboratory) {
    const small = await listOf(laboratory, 1000);
    const large = await listOf(laboratory, 100_000);
    const tasks = {
      store1k: small.store,
      store100k: large.store,
      find1k: small.find,
      find100k: large.find,
    };
    await interleave(warmUp, tasks);
    const times = await interleave(rounds, tasks);
    await Promise.all([small.stop(), large.stop()]);
    const row = (name: string, at100k: readonly number[], at1k: readonly number[]) => ({
      name,
      value: own(at100k) / own(at1k),
      unit: '×',
      reference: `${own(at100k).toFixed(2)} ms at 100,000, ${own(at1k).toFixed(2)} ms at 1,000`,
    });
    return [
      { ...row('one-change', times.store100k, times.store1k), bar: atMost(1.5) },
      { ...row('one-change.found', times.find100k, times.find1k), bar: null },
    ];
  },
};
