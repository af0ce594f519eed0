/** An outbox on a real database, a virtual clock and a Clerk whose answers get lost, with time that a test lets pass. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applicationPlace } from '../../../main/invitations/audiences/application.ts';
import type { Known, KnownInvitation } from '../../../main/invitations/audiences/audience.ts';
import type { Row } from '../../../main/invitations/audiences/row.ts';
import { audienceRules } from '../../../main/invitations/audiences/rules.ts';
import { Outbox } from '../../../main/invitations/outbox/outbox.ts';
import { Pace } from '../../../main/invitations/outbox/pace.ts';
import { defaultTuning, type Tuning } from '../../../main/invitations/tuning.ts';
import { QueueStore } from '../../../main/storage/queue-store.ts';
import { newDataKey, Sealer } from '../../../main/storage/sealer.ts';
import type { Failure } from '../../../preload/failure.ts';
import { FickleClerk } from '../../support/fickle-clerk.ts';
import { PluggedNetwork } from '../../support/invitations-room.ts';
import { recordLog } from '../../support/recorded-log.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

const hour = 3_600_000;
const tuning: Tuning = { ...defaultTuning, undoMs: 5000, settleMs: 120_000, backoffMs: 1000 };
const turn = () => new Promise((resolve) => setImmediate(resolve));

/** An outbox on a real database, a virtual clock and a fickle Clerk, and what a person asked of it. */
export class World {
  readonly clock: VirtualClock;
  readonly clerk: FickleClerk;
  readonly network = new PluggedNetwork();
  readonly folder = mkdtempSync(join(tmpdir(), 'guestlist-property-'));
  readonly sealer = new Sealer(newDataKey());
  readonly toRevoke = new Set<string>();
  readonly faults: unknown[] = [];
  /** People whom somebody else has invited. */
  readonly elsewhere = new Set<string>();
  /** What a copy would have, by id; null: there is none to rely on. */
  readonly copy: Map<string, Row> | null;
  outbox: Outbox;
  #backups = 0;

  constructor({ withCopy = false, startAt }: { withCopy?: boolean; startAt?: number } = {}) {
    this.clock = new VirtualClock(startAt);
    this.clerk = new FickleClerk(this.clock);
    this.copy = withCopy ? new Map() : null;
    this.outbox = this.#start();
  }

  #start(): Outbox {
    const store = new QueueStore(join(this.folder, 'queue.db'), this.sealer);
    const { clock } = this;
    const pace = new Pace({ environment: 'production', limits: null, clock, stored: store.fact('pace') });
    const outbox = new Outbox({
      store,
      clock,
      connectivity: this.network,
      log: recordLog(),
      tuning,
      pace,
      at: () => ({
        rules: audienceRules.application,
        client: applicationPlace(this.clerk),
        known: (wanted) => this.#known(wanted),
        baseline: () => (wanted) => this.#baseline(wanted),
        apply: (invitations) => {
          for (const each of invitations) this.copy?.set(each.id, each);
        },
        forget: () => undefined,
        forgetAddress: () => undefined,
      }),
      clerkTime: () => clock.now(),
      isCatchingUp: () => false,
      changed: () => undefined,
      ended: () => undefined,
      fault: (error): Failure => {
        this.faults.push(error);
        return { kind: 'internal', id: 'test' };
      },
    });
    outbox.start();
    return outbox;
  }

  #known(wanted: string): KnownInvitation[] | null {
    if (this.copy === null) return null;
    const found = [...this.copy.values()].filter(({ emailAddress }) => emailAddress === wanted);
    return found.map(({ id, status, createdAt }) => ({ id, createdAt, pending: status === 'pending' }));
  }

  #baseline(wanted: string): Known | undefined {
    const ids = this.#known(wanted)?.map(({ id }) => id);
    return ids && { ids, clerkTime: this.clock.now() };
  }

  /** The copy becomes like Clerk. */
  poll(): void {
    for (const each of this.clerk.invitations) this.copy?.set(each.id, { ...each });
  }

  async restart(): Promise<void> {
    await this.outbox.stop();
    this.outbox = this.#start();
  }

  /** A backup of the queue as it is now; given to {@link restore} it takes the place of what came after. */
  async backUp(): Promise<string> {
    await this.outbox.stop();
    this.#backups += 1;
    const backup = join(this.folder, `backup-${this.#backups}.db`);
    copyFileSync(join(this.folder, 'queue.db'), backup);
    this.outbox = this.#start();
    return backup;
  }

  async restore(backup: string): Promise<void> {
    await this.outbox.stop();
    copyFileSync(backup, join(this.folder, 'queue.db'));
    this.outbox = this.#start();
  }

  /** Lets virtual time pass, with all that falls due in it. */
  async pass(ms: number): Promise<void> {
    const end = this.clock.now() + ms;
    for (;;) {
      for (let n = 0; n < 4; n += 1) await turn();
      const next = this.clock.untilNext();
      if (next === null || this.clock.now() + next > end) break;
      this.clock.advance(next);
    }
    if (end > this.clock.now()) this.clock.advance(end - this.clock.now());
    for (let n = 0; n < 4; n += 1) await turn();
  }

  items() {
    return this.outbox.list({ offset: 0, limit: 500 }).items;
  }

  /** Faults are over, everybody retries: until nothing is left to do. */
  async finish(): Promise<void> {
    this.clerk.calm();
    this.network.plug(true);
    this.outbox.setPaused(false);
    for (let rounds = 0; rounds < 50; rounds += 1) {
      const failed = this.items().filter(({ state }) => state === 'failed');
      this.outbox.retry(failed.map(({ id }) => id));
      await this.pass(hour);
      if (this.items().every(({ state }) => state === 'sent' || state === 'cancelled')) return;
    }
    throw new Error(`Not done: ${JSON.stringify(this.items())}`);
  }

  async end(): Promise<void> {
    await this.outbox.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
