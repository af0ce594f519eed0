import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createClerkClient } from '@clerk/backend';
import type { Fetch } from '../../../main/ports.ts';
import { connectCore } from '../core.ts';
import type { Measure } from '../measure.ts';
import { atLeast, atMost } from '../row.ts';
import type { SandboxProcess } from '../sandbox-process.ts';
import { interleave, median } from '../statistics.ts';

const invitations = 10_000;
const latencyMs = 60;
const rounds = 5;

/** From the first list request to the end of the sync, everything sealed and on the disk. Milliseconds. */
async function ownSync({ apiUrl, secretKey }: SandboxProcess, folder: string): Promise<number> {
  const dataDir = mkdtempSync(join(folder, 'copy-'));
  let begin = Number.NaN;
  // Only watched: what reads an answer here would be read twice.
  const watched: Fetch = (request, init) => {
    const { pathname } = new URL(request instanceof Request ? request.url : request);
    if (Number.isNaN(begin) && pathname.endsWith('/invitations')) begin = performance.now();
    return fetch(request, init);
  };
  const core = await connectCore({ dataDir, apiUrl, secretKey, fetch: watched });
  await core.synced();
  const end = performance.now();
  const read = await core.size();
  await core.stop();
  rmSync(dataDir, { recursive: true });
  if (read !== invitations) throw new Error(`The sync read ${read} invitations, not ${invitations}.`);
  return end - begin;
}

/** What the client's documentation leads to: page after page, and the revoked ones, which Clerk lists apart. */
async function pageLoop({ origin, secretKey }: SandboxProcess): Promise<number> {
  const clerk = createClerkClient({ secretKey, apiUrl: origin, telemetry: { disabled: true } });
  const ids = new Set<string>();
  const begin = performance.now();
  for (const status of [undefined, 'revoked'] as const) {
    const limit = 500;
    for (let offset = 0; ; offset += limit) {
      const query = { limit, offset, ...(status ? { status } : {}) };
      const { data, totalCount } = await clerk.invitations.getInvitationList(query);
      for (const { id } of data) ids.add(id);
      if (offset + limit >= totalCount) break;
    }
  }
  const end = performance.now();
  if (ids.size !== invitations) throw new Error(`The loop read ${ids.size} invitations, not ${invitations}.`);
  return end - begin;
}

export const firstSync: Measure = {
  name: 'first-sync',
  needs: 'nothing',
  what: `The first sync of ${invitations} invitations of all statuses against a sandbox in another process that answers after ${latencyMs} ms, from the first list request until everything is sealed and stored. Beside it, alternating, the page-by-page loop of the official \`@clerk/backend\` (\`limit: 500\`) over the same invitations, which keeps them in memory only. Medians of ${rounds} rounds; refusals are counted by the sandbox, under the limits of a production instance.`,
  async run(laboratory) {
    const sandbox = await laboratory.sandbox({ invitations, latencyMs });
    const folder = laboratory.folder();
    await ownSync(sandbox, folder);
    await pageLoop(sandbox);
    const times = await interleave(rounds, {
      own: () => ownSync(sandbox, folder),
      loop: () => pageLoop(sandbox),
    });
    const { refused, maxInFlight } = await sandbox.requests();
    const own = median(times.own);
    const loop = median(times.loop);
    return [
      {
        name: 'first-sync',
        value: loop / own,
        unit: '×',
        bar: atLeast(5),
        reference: `page loop of @clerk/backend ${loop.toFixed(0)} ms, Guestlist ${own.toFixed(0)} ms`,
      },
      {
        name: 'first-sync.refused',
        value: refused,
        unit: 'refusals',
        bar: atMost(0),
        reference: `429 answers in ${rounds + 1} syncs and loops; ${maxInFlight} requests at once at most`,
      },
    ];
  },
};
