/** Import: texts are read, shown, and queued once. Nothing of them is on disk before the outbox has it. */
import type { AudienceKind } from '../../../preload/audience.ts';
import type { Handlers } from '../../../preload/contract.ts';
import { FailureError, invalidInput } from '../../../preload/failure.ts';
import { type ImportView, importLimits } from '../../../preload/import.ts';
import { type KnownPorts, knownAddresses } from './known-addresses.ts';
import { openCells, openSource } from './source.ts';
import type { FoundOrganizations, PlacePorts } from './table/places.ts';
import { Reading } from './table/reading.ts';
import { type ShapeStore, Shapes } from './table/shapes.ts';
import { ImportTable } from './table/table.ts';
import { inTurns, turn } from './turn.ts';

export interface ImportPorts extends KnownPorts {
  invitations: Pick<Handlers['invitations'], 'create' | 'known'>;
  /** Organizations that a column can lead into; unset: there are none. */
  organizations?: {
    areThere(accountId: string): Promise<boolean>;
    lookUp(accountId: string, words: readonly string[]): Promise<FoundOrganizations>;
    roles: Handlers['organizations']['roles'];
  };
  /** Keeps what was chosen for tables of the same headings. */
  store: ShapeStore;
  /** Milliseconds since 1970. */
  now: () => number;
  /** In how many milliseconds the last of so many new creates would go out: see the outbox. */
  lastOutIn(accountId: string, creates: { alone: number; any: number }, kind?: AudienceKind): Promise<number>;
  /** Whether metadata may travel by bulk calls unless somebody says otherwise for an import. */
  metadataByBulk(): boolean;
}

export interface Imports {
  handlers: Handlers['imports'];
  /** Drops what was read and what was chosen for an account. */
  forget(accountId: string): void;
}

interface Held {
  accountId: string;
  reading: Reading;
  /** As in {@link ImportPorts}, unless it was chosen. */
  metadataByBulk: boolean;
  /** Rows that are in the queue already. */
  queued: Set<number>;
  state: 'ready' | 'under way';
}

/** A larger import than a popup can show twice; older ones are pushed out. */
const heldAtMost = 5;
/** Most drafts that one `invitations.create` takes. */
const createdAtOnce = 10_000;

type File = Parameters<Handlers['imports']['preview']>[0]['files'][number];

async function readFiles(files: readonly File[]): Promise<ImportTable> {
  const bytes = files.reduce((sum, { text }) => sum + new TextEncoder().encode(text).length, 0);
  if (bytes > importLimits.bytes) throw invalidInput('text', 'An import can have at most 10 MB of text.');
  const table = new ImportTable(files.map(({ name }) => name));
  for (const [index, { text, cells }] of files.entries()) {
    await inTurns(table.add(cells ? openCells(text) : openSource(text), index));
  }
  return table;
}

type Kind = { withMetadata: number; without: number };

/** Rows that go to one place, in their order, as many as one call takes. */
function* batches(rows: readonly number[], reading: Reading): Generator<readonly number[]> {
  for (const group of Map.groupBy(rows, (row) => JSON.stringify(reading.audienceOf(row))).values()) {
    // Of one size: a small last one would count as typed by hand and overtake the others.
    const size = Math.ceil(group.length / Math.ceil(group.length / createdAtOnce));
    for (let from = 0; from < group.length; from += size) yield group.slice(from, from + size);
  }
}

export function createImports(ports: ImportPorts): Imports {
  const held = new Map<string, Held>();
  /** Ids of those that are in the queue, to say so when they are asked for again. */
  const queuedIds = new Set<string>();
  const shapes = new Shapes(ports.store);

  function hold(importId: string, one: Held): void {
    held.set(importId, one);
    const oldest = [...held].find(([, { state }]) => state === 'ready');
    if (held.size > heldAtMost && oldest) held.delete(oldest[0]);
  }

  function find(importId: string, accountId: string): Held {
    if (queuedIds.has(importId)) throw invalidInput('importId', 'This import is in the queue already.');
    const one = held.get(importId);
    if (one?.accountId !== accountId) {
      throw invalidInput('importId', 'This preview is not there any more. Read the text again.');
    }
    if (one.state === 'under way') throw invalidInput('importId', 'This import is being queued already.');
    return one;
  }

  async function view(importId: string, { accountId, reading, metadataByBulk }: Held): Promise<ImportView> {
    const shown = reading.view(importId);
    const kinds = reading.kinds();
    if (kinds === null) return { ...shown, pace: null };
    // Each audience has limits of its own.
    const [oneByOneMs, byBulkMs] = await Promise.all(
      [
        ({ withMetadata, without }: Kind) => ({ alone: withMetadata, any: without }),
        ({ withMetadata, without }: Kind) => ({ alone: 0, any: withMetadata + without }),
      ].map(async (creates) => {
        const each = [...kinds].map(([kind, kindOf]) => ports.lastOutIn(accountId, creates(kindOf), kind));
        return Math.max(0, ...(await Promise.all(each)));
      }),
    );
    return { ...shown, pace: { metadataByBulk, oneByOneMs: oneByOneMs ?? 0, byBulkMs: byBulkMs ?? 0 } };
  }

  /** What a table is looked up with that leads into organizations; null where there are none. */
  async function placePorts(accountId: string): Promise<PlacePorts | null> {
    const { organizations } = ports;
    if (!(await organizations?.areThere(accountId)) || !organizations) return null;
    return {
      organizations: (words) => organizations.lookUp(accountId, words),
      roles: async () => (await organizations.roles({ accountId })).roles,
      known: (addresses, audience) => knownAddresses(ports, accountId, addresses, audience),
    };
  }

  /** What a full disk refuses can be committed again. */
  async function enqueue(one: Held, rows: readonly number[]): Promise<number> {
    const { accountId, reading, queued, metadataByBulk } = one;
    let count = 0;
    for (const some of batches(rows, reading)) {
      const audience = reading.audienceOf(some[0] ?? 0);
      try {
        const drafts = some.map((row) => reading.draftOf(row));
        const { known } = await ports.invitations.create({ accountId, audience, drafts, metadataByBulk });
        count += drafts.length - known.length;
      } catch (error) {
        if (error instanceof FailureError && count > 0) return count;
        throw error;
      }
      for (const row of some) queued.add(row);
      await turn();
    }
    return count;
  }

  return {
    handlers: {
      async preview({ accountId, audience, files, options }) {
        const table = await readFiles(files);
        const lookUp = (addresses: readonly string[]) =>
          knownAddresses(ports, accountId, addresses, audience);
        const places = await placePorts(accountId);
        const reading = new Reading(table, { now: ports.now(), lookUp, options, audience, places });
        reading.use(await shapes.recall(accountId, reading.columns));
        await reading.settle();
        const importId = crypto.randomUUID();
        const metadataByBulk = ports.metadataByBulk();
        const queued = new Set<number>();
        const one: Held = { accountId, reading, metadataByBulk, queued, state: 'ready' };
        hold(importId, one);
        return view(importId, one);
      },

      choose({ accountId, importId, change }) {
        const one = find(importId, accountId);
        if (one.queued.size > 0) {
          throw invalidInput('importId', 'A part of this is in the queue already: queue the rest as it is.');
        }
        if ('metadataByBulk' in change) one.metadataByBulk = change.metadataByBulk;
        else one.reading.choose(change);
        return view(importId, one);
      },

      async settle({ accountId, importId }) {
        const one = find(importId, accountId);
        await one.reading.settle();
        return view(importId, one);
      },

      rows: ({ accountId, importId, show, offset, limit }) =>
        find(importId, accountId).reading.page(show, offset, limit),

      async commit({ accountId, importId, revision }) {
        const one = find(importId, accountId);
        if (one.reading.revision !== revision) {
          throw invalidInput('revision', 'The import has changed since. Look at it once more.');
        }
        one.state = 'under way';
        try {
          const ready = await one.reading.ready();
          const rows = ready.filter((row) => !one.queued.has(row));
          if (rows.length === 0) {
            throw invalidInput('importId', 'There is nobody to invite in this import.');
          }
          const queued = await enqueue(one, rows);
          const left = rows.filter((row) => !one.queued.has(row)).length;
          if (left === 0) {
            held.delete(importId);
            queuedIds.add(importId);
            await shapes.remember(accountId, one.reading.columns);
          }
          return { queued, left };
        } finally {
          one.state = 'ready';
        }
      },

      discard({ accountId, importId }) {
        if (held.get(importId)?.accountId === accountId) held.delete(importId);
        return {};
      },
    },

    forget(accountId) {
      shapes.forget(accountId);
      for (const [importId, one] of held) if (one.accountId === accountId) held.delete(importId);
    },
  };
}
