import { describe, expect, it } from 'vitest';
import {
  bounded,
  mostEntries,
  type StoredEntry,
  withEntry,
} from '../../../main/invitations/history/entry.ts';
import { HistoryStore } from '../../../main/storage/history-store.ts';
import { newDataKey, Sealer } from '../../../main/storage/sealer.ts';

const entry = (part: Partial<StoredEntry>): StoredEntry => ({
  at: 1,
  operation: 'create',
  step: 'queued',
  invitationId: null,
  already: null,
  failure: null,
  times: 1,
  itemId: 'a',
  ...part,
});

describe('a history', () => {
  it('keeps the newest entries of an address', () => {
    const all = Array.from({ length: 70 }, (_, at) => entry({ at, itemId: `item ${at}` }));
    const kept = all.reduce<StoredEntry[]>(withEntry, []);
    expect(kept).toHaveLength(mostEntries);
    expect(kept.at(-1)?.at).toBe(69);
  });

  it('counts tries in a row that ended the same way, and only those', () => {
    const off = (at: number, part: Partial<StoredEntry> = {}) =>
      entry({ at, step: 'put-off', failure: { kind: 'offline' }, ...part });
    const told = [entry({}), off(2), off(3), off(4, { failure: { kind: 'timeout', afterMs: 1 } }), off(5)];
    const kept = told.reduce<StoredEntry[]>(withEntry, []);
    expect(kept.map(({ step, times, at }) => [step, times, at])).toEqual([
      ['queued', 1, 1],
      ['put-off', 2, 3],
      ['put-off', 1, 4],
      ['put-off', 1, 5],
    ]);
  });

  it('keeps codes and the trace id of a refusal, within bounds and without meta', () => {
    const error = { code: 'c', message: 'm', longMessage: 'l'.repeat(9000), meta: { param: 'secret' } };
    const failure = bounded({
      kind: 'clerk',
      status: 422,
      errors: Array.from({ length: 40 }, () => error),
      meta: { x: 1 },
      traceId: 'trace',
    });
    expect(failure).toMatchObject({ kind: 'clerk', status: 422, traceId: 'trace' });
    expect(JSON.stringify(failure).length).toBeLessThan(2500);
    expect(JSON.stringify(failure)).not.toContain('meta');
  });

  it('forgets the addresses that had no news for longest', () => {
    const store = new HistoryStore(null, new Sealer(newDataKey()), { rows: 3, bytes: 1000 });
    for (let n = 0; n < 5; n += 1) store.put([{ address: `${n}@example.com`, value: [n] }]);
    const left = [0, 1, 2, 3, 4].map((n) => store.get(`${n}@example.com`));
    store.close();
    expect(left).toEqual([undefined, undefined, [2], [3], [4]]);
  });
});
