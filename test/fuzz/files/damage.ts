/** What happens to files: power cuts, bad sectors, other programs, people with an editor. */
import { existsSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import * as fc from 'fast-check';
import { type Change, change, changed, otherTexts } from '../mutation.ts';

export type Damage =
  | { kind: 'truncated'; at: number }
  | { kind: 'bits'; at: number[] }
  | { kind: 'page'; at: number; fill: number }
  | { kind: 'swapped' }
  | { kind: 'foreign' }
  | { kind: 'text'; text: string }
  | { kind: 'longer'; bytes: Uint8Array }
  | { kind: 'edited'; changes: Change[] };

export const targets = ['queue.db', 'queue.db', 'copy.db', 'settings.json', 'queue.db-wal'] as const;
export type Target = (typeof targets)[number];

/** Anywhere with the same chance: a file's first bytes are not its only ones. */
const share = fc.noBias(fc.integer({ min: 0, max: 999_999 })).map((part) => part / 1_000_000);
const pageSize = 4096;

export const damage: fc.Arbitrary<Damage> = fc.oneof(
  fc.record({ kind: fc.constant('truncated' as const), at: share }),
  fc.record({ kind: fc.constant('bits' as const), at: fc.array(share, { minLength: 1, maxLength: 20 }) }),
  fc.record({ kind: fc.constant('page' as const), at: share, fill: fc.constantFrom(0, 255, 65) }),
  fc.record({ kind: fc.constantFrom('swapped' as const, 'foreign' as const) }),
  fc.record({
    kind: fc.constant('text' as const),
    text: fc.oneof(otherTexts, fc.constant('{"accounts":'), fc.string({ maxLength: 200, unit: 'binary' })),
  }),
  fc.record({
    kind: fc.constant('longer' as const),
    bytes: fc.uint8Array({ minLength: 1, maxLength: 5000 }),
  }),
  fc.record({
    kind: fc.constant('edited' as const),
    changes: fc.array(change, { minLength: 1, maxLength: 3 }),
  }),
);

/** Does it to a file; `beside` is the one that a swap is with. */
export function inflict(file: string, beside: string, what: Damage): void {
  if (!existsSync(file)) return;
  const bytes = readFileSync(file);
  const at = (part: number) => Math.floor(part * bytes.length);
  switch (what.kind) {
    case 'truncated':
      truncateSync(file, at(what.at));
      return;
    case 'bits':
      for (const part of what.at) bytes[at(part)] = (bytes[at(part)] ?? 0) ^ (1 << (at(part) % 8));
      writeFileSync(file, bytes);
      return;
    case 'page': {
      const start = Math.floor(at(what.at) / pageSize) * pageSize;
      writeFileSync(file, bytes.fill(what.fill, start, Math.min(start + pageSize, bytes.length)));
      return;
    }
    case 'swapped':
      renameSync(file, `${file}.other`);
      if (existsSync(beside)) renameSync(beside, file);
      renameSync(`${file}.other`, beside);
      return;
    case 'foreign': {
      rmSync(file);
      const database = new DatabaseSync(file);
      database.exec('CREATE TABLE items (id TEXT, name TEXT); PRAGMA user_version = 1');
      database.close();
      return;
    }
    case 'text':
      writeFileSync(file, what.text);
      return;
    case 'longer':
      writeFileSync(file, Buffer.concat([bytes, what.bytes]));
      return;
    case 'edited':
      writeFileSync(file, edited(bytes.toString(), what.changes));
      return;
  }
}

/** What is no JSON stays as it is. */
function edited(text: string, changes: readonly Change[]): string {
  try {
    const before: unknown = JSON.parse(text);
    return JSON.stringify(changes.reduce<unknown>((at, one) => changed(at, one), before)) ?? 'undefined';
  } catch {
    return text;
  }
}
