/** The history cannot grow without end: neither in addresses, nor in what a Clerk that says too much makes it keep. */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { History } from '../../../main/invitations/history/history.ts';
import { createItem } from '../../../main/invitations/outbox/new-items.ts';
import { HistoryStore } from '../../../main/storage/history-store.ts';
import { newDataKey, Sealer } from '../../../main/storage/sealer.ts';
import type { Failure } from '../../../preload/failure.ts';
import { recordLog } from '../../support/recorded-log.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

const rows = 100;
const bytes = 400_000;
const sealer = new Sealer(newDataKey());
let folder: string;
let clock: VirtualClock;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'history-size-'));
  clock = new VirtualClock();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const path = () => join(folder, 'history.db');
const open = () => new HistoryStore(path(), sealer, { rows, bytes });
const onDisk = () => readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);

function kept(): { rows: number; bytes: number } {
  const database = new DatabaseSync(path());
  const found = database
    .prepare('SELECT count(*) AS rows, total(length(sealed)) AS bytes FROM histories')
    .get();
  database.close();
  return { rows: Number(found?.['rows']), bytes: Number(found?.['bytes']) };
}

/** Each address is queued and then fails, as often as is said, with this failure. */
function live(addresses: readonly string[], times: number, failure: Failure): void {
  const history = new History({ open, clock, log: recordLog() });
  for (const [seq, emailAddress] of addresses.entries()) {
    for (let n = 0; n < times; n += 1) {
      const item = createItem({ seq, of: 1, now: clock.now(), whenAsked: undefined }, { emailAddress });
      history.note(undefined, item);
      history.note(item, { ...item, state: 'failed', failure, updatedAt: clock.now() });
    }
    clock.advance(300);
  }
  history.close();
}

const long = (from: number) => 'x'.repeat(from);
const clerk = (traceId: string): Failure => ({
  kind: 'clerk',
  status: 400,
  errors: Array.from({ length: 40 }, () => ({
    code: long(9000),
    message: long(9000),
    longMessage: long(9000),
    meta: { all: long(9000) },
  })),
  traceId,
});
const talkative: Failure[] = [
  clerk('trace'),
  clerk(long(200_000)),
  { kind: 'unreadable', status: 200, detail: long(200_000), traceId: long(200_000) },
  { kind: 'unreachable', host: long(200_000), detail: long(200_000) },
  {
    kind: 'invalid-input',
    fields: Array.from({ length: 500 }, () => ({ field: long(500), message: long(500) })),
  },
];
const people = (count: number, from = 0) =>
  Array.from({ length: count }, (_, n) => `p${from + n}@example.com`);

describe('a history', () => {
  it('keeps so many addresses, those with the newest news', () => {
    for (let round = 0; round < 5; round += 1) live(people(60, round * 60), 1, { kind: 'offline' });
    expect(kept().rows).toBe(rows);
    const store = open();
    const left = people(300).filter((address) => store.get(address) !== undefined);
    store.close();
    expect(left).toEqual(people(100, 200));
  });

  it.each(talkative)('keeps so many bytes, whatever is said to it: $kind', (failure) => {
    live(people(50), 60, failure);
    const once = onDisk();
    expect(kept().bytes).toBeLessThanOrEqual(bytes);
    expect(kept().rows).toBeGreaterThan(5);
    for (let round = 1; round < 4; round += 1) live(people(50, round * 50), 60, failure);
    expect(kept().bytes).toBeLessThanOrEqual(bytes);
    // Pages that were freed are used again; what is beside them is SQLite's own.
    expect(onDisk()).toBeLessThanOrEqual(Math.max(once, 2 * bytes));
  });

  it('keeps so many bytes also when they were written by an earlier run', () => {
    const generous = new HistoryStore(path(), sealer, { rows, bytes: 10 * bytes });
    generous.put(people(50).map((address) => ({ address, value: long(20_000) })));
    generous.close();
    const store = open();
    store.put([{ address: 'ada@example.com', value: [] }]);
    expect(store.get('ada@example.com')).toEqual([]);
    store.close();
    expect(kept().bytes).toBeLessThanOrEqual(bytes);
  });

  it('goes on to keep what is new after the clock was years ahead', () => {
    const right = clock;
    clock = new VirtualClock(right.now() + 3 * 365 * 86_400_000);
    live(people(rows), 1, { kind: 'offline' });
    clock = right;
    live(['ada@example.com'], 1, { kind: 'offline' });
    const store = open();
    expect(store.get('ada@example.com')).toHaveLength(2);
    store.close();
  });
});
