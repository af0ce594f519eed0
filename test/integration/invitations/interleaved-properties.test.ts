/**
 * Two accounts at work at once, and somebody else beside them: between any two requests, and while an answer is on its
 * way, people accept, others invite and revoke, time passes and answers get lost.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createClerkClient } from '../../../main/clerk/client.ts';
import { systemClock } from '../../../main/ports.ts';
import { type Sandbox, startSandbox } from '../../../main/sandbox/server.ts';
import type { QueueItem } from '../../../preload/queue.ts';
import { accountId, enterRoom, type Room } from '../../support/invitations-room.ts';

const day = 86_400_000;
/** Both around the moments in which those of one day expire, and far from them. */
const passes = [40, 900, 2000, day - 2500, day - 40, day + 5000];

const elsewhere = fc.oneof(
  fc.record({ kind: fc.constantFrom('accept' as const, 'revoke' as const), which: fc.nat(40) }),
  fc.record({ kind: fc.constant('invite' as const), days: fc.constantFrom(1, 2, 30) }),
  fc.record({ kind: fc.constant('pass' as const), ms: fc.constantFrom(...passes) }),
  fc.record({
    kind: fc.constant('lose' as const),
    when: fc.constantFrom('before' as const, 'after' as const),
  }),
);
type Elsewhere = typeof elsewhere extends fc.Arbitrary<infer T> ? T : never;

/** Before which of the next requests something happens, and what. */
const happening = fc.record({ account: fc.nat(1), after: fc.nat(3), what: elsewhere });
const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('create' as const), count: fc.constantFrom(1, 3, 12) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constantFrom('resend' as const, 'revoke' as const), which: fc.nat(40) }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('look' as const, 'refresh' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('restart' as const, 'settle' as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
const plan = fc.array(fc.tuple(fc.nat(1), step, fc.array(happening, { maxLength: 3 })), {
  minLength: 4,
  maxLength: 16,
});

const finished = new Set<QueueItem['state']>(['sent', 'failed', 'cancelled']);
const statuses = ['pending', 'accepted', 'expired', 'revoked'] as const;

class Account {
  readonly id: string;
  readonly sandbox: Sandbox;
  readonly #room: Room;
  /** Not through the room: what others do. */
  readonly #others: ReturnType<typeof createClerkClient>;
  readonly #invitedByOthers: string[] = [];
  #made = 0;
  happenings: { after: number; what: Elsewhere }[] = [];

  readonly #turns = new Set<Promise<void>>();

  constructor(id: string, sandbox: Sandbox, room: Room) {
    this.id = id;
    this.sandbox = sandbox;
    this.#room = room;
    this.#others = clientOf(sandbox, fetch);
  }

  get #handlers() {
    return this.#room.invitations.handlers;
  }

  /** Called around each request of the room to this account. */
  async turn(): Promise<void> {
    const turn = this.#takeTurn();
    this.#turns.add(turn);
    await turn.finally(() => this.#turns.delete(turn));
  }

  /** What others do around a request that nobody here waits for is over too; nothing more is to happen. */
  async quiet(): Promise<void> {
    this.happenings = [];
    await Promise.all(this.#turns);
  }

  async #takeTurn(): Promise<void> {
    const due = this.happenings.filter(({ after }) => after === 0);
    this.happenings = this.happenings
      .filter(({ after }) => after > 0)
      .map((each) => ({ ...each, after: each.after - 1 }));
    for (const { what } of due) await this.happen(what);
  }

  async happen(what: Elsewhere): Promise<void> {
    const { control } = this.sandbox;
    switch (what.kind) {
      case 'pass':
        control.advanceClock(what.ms);
        return;
      case 'lose':
        control.inject({ kind: 'drop', when: what.when, method: 'POST' });
        return;
      case 'invite': {
        this.#made += 1;
        const emailAddress = `others.${this.#made}@example.com`;
        // The drop that is meant for us may hit them, and then nobody was invited.
        const made = await this.#others.create({ emailAddress, expiresInDays: what.days }).catch(() => null);
        if (made || control.ledger().some((each) => each.emailAddress === emailAddress))
          this.#invitedByOthers.push(emailAddress);
        return;
      }
      case 'accept':
      case 'revoke': {
        const pending = control.invitations().filter(({ status }) => status === 'pending');
        const target = pending[what.which % Math.max(1, pending.length)];
        if (target === undefined) return;
        if (what.kind === 'accept') control.accept(target.id);
        else await this.#others.revoke(target.id).catch(() => null);
        return;
      }
    }
  }

  async take(step: Step): Promise<void> {
    const accountId = this.id;
    const { invitations } = this.#handlers;
    switch (step.kind) {
      case 'create': {
        const drafts = Array.from({ length: step.count }, () => {
          this.#made += 1;
          return {
            emailAddress: `ours.${this.#made}@example.com`,
            ignoreExisting: this.#made % 2 === 0,
            expiresInDays: 1 + (this.#made % 3),
          };
        });
        await invitations.create({ accountId, drafts });
        return;
      }
      case 'resend':
      case 'revoke': {
        const window = {
          accountId,
          status: 'pending',
          search: '',
          order: '-created_at',
          offset: 0,
          limit: 500,
        } as const;
        const { rows } = await invitations.list(window);
        const target = rows[step.which % Math.max(1, rows.length)];
        if (target !== undefined) await invitations[step.kind]({ accountId, ids: [target.id] });
        return;
      }
      case 'look':
        this.#room.invitations.setVisible(false);
        this.#room.invitations.setVisible(true);
        return;
      case 'refresh':
        await invitations.refresh({ accountId });
        return;
      case 'restart':
        return this.#room.restart();
      case 'settle':
        return this.settle();
    }
  }

  async items(): Promise<QueueItem[]> {
    return (await this.#handlers.queue.list({ accountId: this.id, offset: 0, limit: 500 })).items;
  }

  async settle(): Promise<void> {
    while ((await this.items()).some(({ state }) => !finished.has(state)))
      await new Promise((done) => setTimeout(done, 5));
  }

  /** `id status`; of those that expire within these seconds only the id, for Clerk's `Date` does not tell more. */
  #line({ id, status, expiresAt }: { id: string; status: string; expiresAt: number | null }): string {
    const brink = Math.abs((expiresAt ?? 0) - this.sandbox.control.state().now) < 4000;
    return brink && (status === 'pending' || status === 'expired') ? id : `${id} ${status}`;
  }

  truth(): string[] {
    return this.sandbox.control
      .invitations()
      .map((each) => this.#line(each))
      .toSorted();
  }

  async copied(): Promise<string[]> {
    const pages = await Promise.all(
      statuses.map((status) =>
        this.#handlers.invitations.list({
          accountId: this.id,
          status,
          search: '',
          order: '+created_at',
          offset: 0,
          limit: 500,
        }),
      ),
    );
    return pages.flatMap(({ rows }) => rows.map((each) => this.#line(each))).toSorted();
  }

  /** One for each that others sent, and for each item that was sent by us and was not there already. */
  async expectedEmails(): Promise<string[]> {
    const sent = (await this.items()).filter(
      ({ state, already, operation }) => state === 'sent' && already === null && operation !== 'revoke',
    );
    return [...this.#invitedByOthers, ...sent.map(({ emailAddress }) => emailAddress)].toSorted();
  }

  emails(): string[] {
    return this.sandbox.control
      .ledger()
      .map(({ emailAddress }) => emailAddress)
      .toSorted();
  }
}

function clientOf(sandbox: Sandbox, through: typeof fetch) {
  return createClerkClient({
    secretKey: () => sandbox.secretKey,
    apiUrl: sandbox.apiUrl,
    fetch: through,
    clock: systemClock,
  });
}

it('nobody is invited twice or not at all, and every change is seen', { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(plan, async (steps) => {
      const accounts: Account[] = [];
      const through: typeof fetch = async (input, init) => {
        const url = input instanceof Request ? input.url : String(input);
        const account = accounts.find(({ sandbox }) => url.startsWith(sandbox.apiUrl));
        await account?.turn();
        const answer = await fetch(input, init);
        await account?.turn();
        return answer;
      };
      const second = await startSandbox({ limits: 'none', invitations: 0, seed: 2 });
      await using closing = new AsyncDisposableStack();
      closing.defer(() => second.close());
      await using room = await enterRoom({
        sandbox: { invitations: 0 },
        fetch: through,
        tuning: { undoMs: 5 },
      });
      const other = {
        id: 'second-account',
        environment: 'production',
        client: clientOf(second, through),
        vault: room.vault,
        beginsOnDisk: true,
      } as const;
      const open = room.open;
      room.open = async () => {
        await open();
        await room.invitations.open(other);
      };
      accounts.push(new Account(accountId, room.sandbox, room), new Account(other.id, second, room));
      await room.open();
      for (const [which, each, happenings] of steps) {
        for (const { account, after, what } of happenings)
          accounts[account]?.happenings.push({ after, what });
        await accounts[which]?.take(each);
      }
      for (const account of accounts) {
        await account.settle();
        await account.quiet();
        account.sandbox.control.clearFaults();
        await account.take({ kind: 'refresh' });
        expect(await account.copied()).toEqual(account.truth());
        expect(account.emails()).toEqual(await account.expectedEmails());
        expect(
          (await account.items())
            .filter(({ state }) => state === 'failed')
            .every(({ failure }) => failure?.kind === 'clerk'),
        ).toBe(true);
      }
    }),
    { numRuns: 20 },
  );
});
