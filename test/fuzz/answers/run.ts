/** Answers of the API that lie: nothing crashes or hangs, nobody is written to twice, and the truth wins in the end. */
import type * as z from 'zod/mini';
import { operations } from '../../../preload/contract.ts';
import type { QueueItem } from '../../../preload/queue.ts';
import { accountId, pause } from '../../support/invitations-room.ts';
import { pollution } from '../mutation.ts';
import { inBatches, type Suite, type Tally } from '../suite.ts';
import { within } from '../watch.ts';
import { enterFuzzRoom, type FuzzRoom } from './room.ts';

/** One room hears so many lies. */
const perRoom = 500;
/** Milliseconds for anything that is asked for. */
const patience = 20_000;

const of = { accountId };

class Person {
  readonly #room: FuzzRoom;
  /** How many e-mails each address may have had. */
  readonly allowed = new Map<string, number>();
  #made = 0;

  constructor(room: FuzzRoom) {
    this.#room = room;
  }

  async ask<T>(operation: string, payload: object, schema: z.ZodMiniType<T>): Promise<T | null> {
    const answer = await within(patience, operation, this.#room.dispatch(operation, { ...of, ...payload }));
    if (answer.ok) return schema.parse(answer.value);
    if (answer.failure.kind === 'internal') {
      throw new Error(`${operation} ended in a fault of ours.\n${this.#room.log.lines.slice(-3).join('\n')}`);
    }
    return null;
  }

  async act(turn: number): Promise<void> {
    await this.ask('invitations.refresh', {}, operations.invitations.refresh.result);
    const drafts = Array.from({ length: 1 + (turn % 12) }, () => {
      this.#made += 1;
      const emailAddress = `p${this.#made}@example.com`;
      this.allowed.set(emailAddress, 1);
      return { emailAddress };
    });
    await this.ask('invitations.create', { drafts }, operations.invitations.create.result);
    const window = { status: 'pending', search: '', order: '-created_at', offset: turn % 7, limit: 6 };
    const list = await this.ask('invitations.list', window, operations.invitations.list.result);
    const rows = list?.rows ?? [];
    const [first, second] = rows;
    if (first) {
      this.allowed.set(first.emailAddress, (this.allowed.get(first.emailAddress) ?? 0) + 1);
      await this.ask('invitations.resend', { ids: [first.id] }, operations.invitations.resend.result);
    }
    if (second)
      await this.ask('invitations.revoke', { ids: [second.id] }, operations.invitations.revoke.result);
    await this.ask('invitations.statistics', {}, operations.invitations.statistics.result);
    await this.retry();
    await pause(5);
  }

  async queue(): Promise<QueueItem[]> {
    const window = { offset: 0, limit: 500 };
    return (await this.ask('queue.list', window, operations.queue.list.result))?.items ?? [];
  }

  async retry(): Promise<void> {
    const ids = (await this.queue()).filter(({ canRetry }) => canRetry).map(({ id }) => id);
    if (ids.length > 0) await this.ask('queue.retry', { ids }, operations.queue.retry.result);
  }

  /** Resolves when nothing is under way; what says until when it waits may wait. Rejects when nothing moves any more. */
  async rest(): Promise<void> {
    let before = '';
    let movedAt = performance.now();
    for (;;) {
      const busy = (await this.queue()).filter(({ state }) => state === 'sending' || state === 'queued');
      const now = JSON.stringify(busy);
      if (busy.length === 0) return;
      if (now !== before) movedAt = performance.now();
      if (performance.now() - movedAt > patience) {
        throw new Error(`The queue stands still, though the answers are honest: ${JSON.stringify(busy[0])}`);
      }
      before = now;
      await pause(20);
    }
  }
}

function judgeEmails(room: FuzzRoom, person: Person): void {
  const sent = Map.groupBy(room.sandbox.control.ledger(), ({ emailAddress }) => emailAddress);
  for (const [address, emails] of sent) {
    const allowed = person.allowed.get(address) ?? 0;
    if (emails.length > allowed) throw new Error(`${address} got ${emails.length} e-mails, not ${allowed}.`);
  }
}

async function inRoom(lies: number, seed: number, tally: Tally): Promise<number> {
  await using room = await enterFuzzRoom(seed, lies);
  await room.open();
  const person = new Person(room);
  for (let turn = 0; room.liar.lies < lies; turn += 1) await person.act(turn);
  room.liar.share = 0;
  const heard = room.liar.lies;
  await person.rest();
  const state = await person.ask('invitations.refresh', {}, operations.invitations.refresh.result);
  if (state?.failure && state.failure.kind !== 'rate-limited') {
    throw new Error(`The sync fails though the answers are honest: ${state.failure.kind}.`);
  }
  judgeEmails(room, person);
  const polluted = pollution();
  if (polluted !== null) throw new Error(polluted);
  for (const [kind, count] of Object.entries(room.liar.counts)) tally.add(kind, count);
  return heard;
}

export const answers: Suite = {
  name: 'answers',
  what: 'mutated answers of the API, over HTTP',
  full: 20_000,
  quick: 2000,
  run: (runs, seed) => inBatches(runs, perRoom, seed, inRoom),
};
