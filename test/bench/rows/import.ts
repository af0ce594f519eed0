import { startSandbox } from '../../../main/sandbox/server.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';
import { type Core, connectCore } from '../core.ts';
import type { Laboratory } from '../laboratory.ts';
import type { Measure } from '../measure.ts';
import { atMost, type Row } from '../row.ts';
import { turns } from '../turns.ts';
import { WatchedFetch } from '../watched-fetch.ts';

const addresses = 10_000;
/** Where the counter is shared, enough to see the pace. */
const fewer = 2000;
const hour = 3_600_000;
/** Clerk's limits of an hour: 100 single creates, and 25 bulk creates of 10 each. */
const perHour = { single: 100, bulk: 25 * 10 };

type Mode = 'clerk' | 'shared';

/**
 * When the last of them can go out at the earliest, in milliseconds after the first. The limits hold for any hour, so
 * a full hour's worth can go at once and the next an hour later: 350 at 0 h, 350 at 1 h … When creates and bulk
 * creates share a counter of 100 requests, of which 25 may be bulk, an hour has room for 25 × 10 + 75 × 1.
 */
function earliestEnd(mode: Mode, count: number): number {
  const most = mode === 'clerk' ? perHour.bulk + perHour.single : perHour.bulk + perHour.single - 25;
  return (Math.ceil(count / most) - 1) * hour;
}

interface Outcome {
  mode: Mode;
  count: number;
  /** Milliseconds from the import to the last e-mail. */
  tookMs: number;
  twice: number;
  missed: number;
  refused: number;
}

const address = (index: number) => `guest-${String(index).padStart(5, '0')}@example.com`;

async function unfinished({ app, accountId }: Core): Promise<number> {
  const { summary } = await app.handlers.queue.list({ accountId, offset: 0, limit: 1 });
  return summary.queued + summary.sending + summary.waiting;
}

async function importAll(laboratory: Laboratory, mode: Mode, count: number): Promise<Outcome> {
  const clock = new VirtualClock();
  const sandbox = await startSandbox({
    invitations: 0,
    environment: 'production',
    limits: mode,
    now: () => clock.now(),
  });
  const watched = new WatchedFetch();
  const isBusy = () => watched.isBusy;
  const { apiUrl, secretKey, control } = sandbox;
  const core = await connectCore({
    dataDir: laboratory.folder(),
    apiUrl,
    secretKey,
    clock,
    fetch: watched.fetch,
  });
  try {
    await core.synced();
    const begin = clock.now();
    const drafts = Array.from({ length: count }, (_, index) => ({ emailAddress: address(index) }));
    await core.app.handlers.invitations.create({ accountId: core.accountId, drafts });
    const giveUpAt = begin + 3 * earliestEnd(mode, count);
    while (clock.now() < giveUpAt) {
      await turns(isBusy);
      if (control.ledger().length >= count && (await unfinished(core)) === 0) break;
      clock.advance(clock.untilNext() ?? hour);
    }
    const emails = control.ledger();
    const reached = new Set(emails.map(({ emailAddress }) => emailAddress));
    const { endpoints } = control.requests();
    return {
      mode,
      count,
      tookMs: (emails.at(-1)?.sentAt ?? Number.POSITIVE_INFINITY) - begin,
      twice: emails.length - reached.size,
      missed: Array.from({ length: count }, (_, index) => address(index)).filter(
        (wanted) => !reached.has(wanted),
      ).length,
      refused: Object.values(endpoints).reduce((sum, { statuses }) => sum + (statuses['429'] ?? 0), 0),
    };
  } finally {
    await core.stop();
    await sandbox.close();
  }
}

const inHours = (ms: number) => `${(ms / hour).toFixed(2)} h`;

export const importTenThousand: Measure = {
  name: 'import-10k',
  needs: 'nothing',
  what: `${addresses} addresses given to the outbox at once and sent to a sandbox under Clerk's hourly limits, both on one clock that jumps from timer to timer: from the import to the last e-mail, beside the earliest time at which any sender could be done (350 an hour, the first 350 at once). The sandbox's ledger tells who got two e-mails or none. The \`shared\` row is the same with ${fewer} addresses where creates and bulk creates share one counter, which Clerk does not rule out; it is printed without a bar.`,
  async run(laboratory) {
    const apart = await importAll(laboratory, 'clerk', addresses);
    const shared = await importAll(laboratory, 'shared', fewer);
    const row = (name: string, { mode, count, tookMs, refused }: Outcome): Row => ({
      name,
      value: tookMs / earliestEnd(mode, count),
      unit: '×',
      bar: mode === 'clerk' ? atMost(1.05) : null,
      reference: `${inHours(tookMs)} where the limits allow ${inHours(earliestEnd(mode, count))}; ${refused} refusals (429)`,
    });
    const ledger = 'e-mails in the ledgers of both runs';
    return [
      row('import-10k', apart),
      {
        name: 'import-10k.twice',
        value: apart.twice + shared.twice,
        unit: 'people',
        bar: atMost(0),
        reference: ledger,
      },
      {
        name: 'import-10k.missed',
        value: apart.missed + shared.missed,
        unit: 'people',
        bar: atMost(0),
        reference: ledger,
      },
      row('import-10k.shared', shared),
    ];
  },
};
