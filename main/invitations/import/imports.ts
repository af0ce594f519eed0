/** Import: a text is read, shown, and queued once. Nothing of it is on disk before the outbox has it. */
import type { Handlers } from '../../../preload/contract.ts';
import { FailureError, invalidInput } from '../../../preload/failure.ts';
import { type ImportColumn, importLimits } from '../../../preload/import.ts';
import type { Draft } from '../../../preload/invitation.ts';
import { type KnownPorts, knownAddresses } from './known-addresses.ts';
import { withoutColumns } from './left-out.ts';
import { judge } from './preview.ts';
import { type ReadText, type ReadyRow, readText } from './read-text.ts';
import { turn } from './turn.ts';

export interface ImportPorts extends KnownPorts {
  invitations: Pick<Handlers['invitations'], 'create' | 'list'>;
}

export interface Imports {
  handlers: Handlers['imports'];
  /** Drops what was read for an account. */
  forget(accountId: string): void;
}

interface Held {
  accountId: string;
  columns: readonly ImportColumn[];
  /** What is not in the queue yet. */
  rows: ReadyRow[];
  state: 'ready' | 'under way';
}

/** A larger import than a popup can show twice; older previews are pushed out. */
const heldAtMost = 5;
/** Most drafts that one `invitations.create` takes. */
const createdAtOnce = 10_000;

async function readInTurns(text: string): Promise<ReadText> {
  const steps = readText(text);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await turn();
  }
}

export function createImports(ports: ImportPorts): Imports {
  const held = new Map<string, Held>();
  /** Ids of those that are in the queue, to say so when they are asked for again. */
  const queuedIds = new Set<string>();

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

  /** Rows leave `one` as they are queued, so that what a full disk refuses can be committed again. */
  async function enqueue(one: Held, draftOf: (row: ReadyRow) => Draft): Promise<number> {
    let queued = 0;
    // Of one size: a small last one would count as typed by hand and overtake the others.
    const size = Math.ceil(one.rows.length / Math.ceil(one.rows.length / createdAtOnce));
    while (one.rows.length > 0) {
      const drafts = one.rows.slice(0, size).map(draftOf);
      try {
        const { known } = await ports.invitations.create({ accountId: one.accountId, drafts });
        queued += drafts.length - known.length;
      } catch (error) {
        if (error instanceof FailureError && queued > 0) return queued;
        throw error;
      }
      one.rows = one.rows.slice(size);
      await turn();
    }
    return queued;
  }

  return {
    handlers: {
      async preview({ accountId, text }) {
        if (new TextEncoder().encode(text).length > importLimits.bytes) {
          throw invalidInput('text', 'An import can have at most 10 MB of text.');
        }
        const read = await readInTurns(text);
        const known = await knownAddresses(ports, accountId, read.rows);
        const importId = crypto.randomUUID();
        const { ready, preview } = judge(importId, read, known);
        hold(importId, { accountId, columns: read.columns, rows: ready, state: 'ready' });
        return preview;
      },

      async commit({ accountId, importId, leaveOut = [] }) {
        const one = find(importId, accountId);
        if (one.rows.length === 0)
          throw invalidInput('importId', 'There is nobody to invite in this import.');
        const without = withoutColumns(one.columns, leaveOut);
        one.state = 'under way';
        try {
          const queued = await enqueue(one, (row) => without(row.draft));
          return { queued, left: one.rows.length };
        } finally {
          one.state = 'ready';
          if (one.rows.length === 0) {
            held.delete(importId);
            queuedIds.add(importId);
          }
        }
      },

      discard({ accountId, importId }) {
        if (held.get(importId)?.accountId === accountId) held.delete(importId);
        return {};
      },
    },

    forget(accountId) {
      for (const [importId, one] of held) if (one.accountId === accountId) held.delete(importId);
    },
  };
}
