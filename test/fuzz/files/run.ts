/** Damaged databases and settings files under the whole core: a defined outcome, and no readable work lost. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { readStoredAccounts } from '../../../main/accounts/stored-accounts.ts';
import type { App } from '../../../main/app.ts';
import { LockableVault } from '../../support/invitations-room.ts';
import { MemorySettingsStore } from '../../support/memory-settings-store.ts';
import { recordLog } from '../../support/recorded-log.ts';
import { pollution } from '../mutation.ts';
import { type Outcome, type Suite, Tally } from '../suite.ts';
import { told, within } from '../watch.ts';
import { type Base, copyOf, fileIn, itemsOf, makeBase, openCore } from './base.ts';
import { type Damage, damage, inflict, type Target, targets } from './damage.ts';
import { isOfNewerVersion, readableItems } from './readable.ts';

interface Case {
  folder: number;
  target: Target;
  what: Damage;
}

const cases: fc.Arbitrary<Case> = fc.record({
  folder: fc.nat(1),
  target: fc.constantFrom(...targets),
  what: damage,
});

/** Milliseconds. */
const patience = 30_000;

/** Somebody wrote another list of accounts that is a good one: then the queue of the former one is not shown. */
function saysSomethingElse(dataDir: string, accountId: string): boolean {
  try {
    const settings = new MemorySettingsStore();
    const stored: unknown = JSON.parse(readFileSync(join(dataDir, 'settings.json'), 'utf8')).accounts;
    if (stored === undefined) return false;
    settings.set('accounts', stored);
    const log = recordLog();
    const { accounts } = readStoredAccounts(settings, log);
    return log.lines.length === 0 && !accounts.some(({ id }) => id === accountId);
  } catch {
    return false;
  }
}

/** What became of the queue, in a word for the count. Throws when readable work is not there. */
async function judged(app: App, base: Base, newer: boolean, readable: Set<string>): Promise<string> {
  const found = await itemsOf(app, base.accountId);
  const lost = [...readable].filter((id) => !found.has(id));
  if (lost.length > 0 && !newer)
    throw new Error(`${lost.length} of ${readable.size} readable items are lost.`);
  const drafts = [{ emailAddress: 'new@example.com' }];
  const made = await app.handlers.invitations.create({ accountId: base.accountId, drafts });
  if (made.items.length !== 1) throw new Error('It takes no new work.');
  // What a newer version wrote is left alone, and work goes on in memory.
  if (newer) return 'left to a newer version';
  return found.size === base.items.size ? 'with the whole queue' : 'with what was left of it';
}

async function holds(base: Base, { folder, target, what }: Case, tally: Tally): Promise<void> {
  const dataDir = copyOf(base.folders[folder] ?? '');
  const place = (name: string) => fileIn(dataDir, base.accountId, name);
  const vault = new LockableVault();
  for (const [name, secret] of base.secrets) vault.secrets.set(name, secret);
  try {
    inflict(place(target), place(target === 'copy.db' ? 'queue.db' : 'copy.db'), what);
    const readable = readableItems(place('queue.db'), base.secrets.get(`data:${base.accountId}`) ?? '');
    const elsewhere = saysSomethingElse(dataDir, base.accountId);
    const app = openCore(dataDir, vault);
    await within(patience, 'The start', app.start());
    const { accounts } = await app.handlers.accounts.list({});
    if (!accounts.some(({ id }) => id === base.accountId)) {
      if (!elsewhere) throw new Error('The account is lost, and its queue with it.');
      tally.add('other accounts written');
    } else {
      tally.add(await judged(app, base, isOfNewerVersion(place('queue.db')), readable));
    }
    await within(patience, 'The end', app.stop());
    const polluted = pollution();
    if (polluted !== null) throw new Error(polluted);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function run(runs: number, seed: number): Promise<Outcome> {
  using base = await makeBase(seed);
  const tally = new Tally();
  let count = 0;
  const property = fc.asyncProperty(cases, async (one) => {
    count += 1;
    tally.add(`of ${one.target}`);
    await holds(base, one, tally);
  });
  const { failed, errorInstance, counterexample } = await fc.check(property, {
    seed,
    numRuns: runs,
    endOnFailure: true,
  });
  const complaints = failed
    ? [`${told(errorInstance)} at ${JSON.stringify(counterexample?.[0])?.slice(0, 800)}`]
    : [];
  return { cases: count, counts: tally.counts, complaints };
}

export const files: Suite = {
  name: 'files',
  what: 'damaged database and settings files',
  full: 2000,
  quick: 200,
  run,
};
