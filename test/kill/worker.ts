/**
 * The process that is killed: the real outbox on real databases, asked for every task of the run, and asked again
 * after each kill for what it had not yet accepted. Ends with code 0 when everything is done.
 */
import '../support/electron-node/boringssl.ts';
import { text } from 'node:stream/consumers';
import * as z from 'zod/mini';
import { createClerkClient } from '../../main/clerk/client.ts';
import { type Limits, publishedLimits } from '../../main/clerk/rate-budgets.ts';
import { createInvitations } from '../../main/invitations/invitations.ts';
import { mailboxKey } from '../../main/invitations/mailbox.ts';
import type { Invitations } from '../../main/invitations/service.ts';
import type { Tuning } from '../../main/invitations/tuning.ts';
import { type Log, systemClock } from '../../main/ports.ts';
import { type Audience, application, waitlist } from '../../preload/audience.ts';
import { FailureError } from '../../preload/failure.ts';
import type { QueueItem } from '../../preload/queue.ts';
import { FileVault } from './file-vault.ts';
import { type Task, taskSchema } from './plan.ts';

const configSchema = z.object({
  apiUrl: z.string(),
  secretKey: z.string(),
  dataDir: z.string(),
  vaultFile: z.string(),
  tasks: z.array(taskSchema),
});

const accountId = 'kill';
const batch = 100;
const unlimited = { requests: 1_000_000, windowMs: 1000 };
const endpoints = Object.keys(publishedLimits('production'));

const tuning: Partial<Tuning> = {
  undoMs: 150,
  // Longer than any answer of this run's sandbox can take to have its effect.
  settleMs: 1200,
  graceMs: 300,
  backoffMs: 20,
  timeoutMs: 400,
  limits: Object.fromEntries(endpoints.map((name) => [name, unlimited])) as Limits,
};

const write = (level: string) => (event: string, facts?: Record<string, unknown>) =>
  process.stderr.write(`${level} ${event} ${JSON.stringify(facts ?? {})}\n`);
const log: Log = { info: () => undefined, warn: write('warn'), error: write('error') };

/** Tells the hand that kills. */
const tell = () => process.stdout.write('.\n');
const watched: typeof fetch = async (input, init) => {
  tell();
  try {
    return await fetch(input, init);
  } finally {
    tell();
  }
};

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
/** Clerk's form of an address takes the place of the one that was asked for. */
const nameOf = (operation: string, address: string) => `${operation} ${mailboxKey(address)}`;

function audienceOf(task: Task | undefined): Audience {
  const { organizationId = null, audience } = task ?? {};
  if (organizationId !== null) return { kind: 'organization', organizationId, role: 'org:member' };
  return audience === 'waitlist' ? waitlist : application;
}

/** A person at the app, who remembers nothing over a restart but can read the queue. */
class Person {
  readonly #invitations: Invitations;
  readonly #tasks: readonly Task[];
  readonly #accepted = new Set<string>();

  constructor(invitations: Invitations, tasks: readonly Task[]) {
    this.#invitations = invitations;
    this.#tasks = tasks;
  }

  /** Asks for every task that is not in the queue, a hundred at a time. */
  async askForAll(): Promise<void> {
    for (const { operation, emailAddress } of await this.#items()) {
      this.#accepted.add(nameOf(operation, emailAddress));
    }
    const open = this.#tasks.filter(
      ({ operation, address }) => !this.#accepted.has(nameOf(operation, address)),
    );
    for (let start = 0; start < open.length; start += batch) {
      const part = open.slice(start, start + batch);
      for (const [operation, tasks] of Map.groupBy(part, (task) => task.operation)) {
        const places = Map.groupBy(tasks, ({ audience, organizationId }) => organizationId ?? audience);
        if (operation === 'create') for (const those of places.values()) await this.#create(those);
        else await this.#ask(operation, tasks);
      }
      await pause(5);
    }
  }

  /** One look at the queue: follows up what was sent, retries what failed. True when everything is done. */
  async attend(): Promise<boolean> {
    const items = await this.#items();
    const sent = items.filter(({ operation, state }) => operation === 'create' && state === 'sent');
    const created = new Map(
      sent.map(({ emailAddress, invitationId }) => [mailboxKey(emailAddress), invitationId]),
    );
    for (const { address, followUp } of this.#tasks) {
      const targetId = created.get(mailboxKey(address));
      if (followUp === null || !targetId || this.#accepted.has(nameOf(followUp, address))) continue;
      await this.#ask(followUp, [{ address, targetId }]);
    }
    const failed = items.filter(({ state }) => state === 'failed');
    const hopeless = failed.find(({ canRetry }) => !canRetry);
    if (hopeless !== undefined) throw new Error(`Given up: ${JSON.stringify(hopeless)}`);
    if (failed.length > 0) {
      await this.#invitations.handlers.queue.retry({ accountId, ids: failed.map(({ id }) => id) });
    }
    const asked = this.#tasks.length + this.#tasks.filter(({ followUp }) => followUp !== null).length;
    return items.length === asked && items.every(({ state }) => state === 'sent');
  }

  async #create(tasks: readonly Task[]): Promise<void> {
    const drafts = tasks.map(({ address, ignoreExisting, withMetadata }) => ({
      emailAddress: address,
      ...(withMetadata && { publicMetadata: { run: 'kill' } }),
      ...(ignoreExisting && { ignoreExisting }),
    }));
    // A batch whose first person has metadata chooses speed: about three in ten.
    const metadataByBulk = tasks[0]?.withMetadata === true;
    const audience = audienceOf(tasks[0]);
    await this.#invitations.handlers.invitations.create({ accountId, audience, drafts, metadataByBulk });
    for (const { address } of tasks) this.#accepted.add(nameOf('create', address));
  }

  async #ask(
    operation: Exclude<Task['operation'], 'create'>,
    targets: readonly { address: string; targetId: string | null }[],
  ): Promise<void> {
    const ids = targets.map(({ targetId }) => targetId ?? '');
    const { handlers } = this.#invitations;
    const verbs = { ...handlers.invitations, ...handlers.waitlist };
    await this.#asSoonAsShown(() => verbs[operation]({ accountId, ids }));
    for (const { address } of targets) this.#accepted.add(nameOf(operation, address));
  }

  /** What the second host revokes while this one reads its first list can be missed until the next look. */
  async #asSoonAsShown(ask: () => unknown): Promise<void> {
    for (let looks = 0; ; looks += 1) {
      try {
        await ask();
        return;
      } catch (error) {
        const unknownId = error instanceof FailureError && error.failure.kind === 'invalid-input';
        if (!unknownId || looks === 20) throw error;
        await this.#invitations.handlers.invitations.refresh({ accountId });
      }
    }
  }

  /** Items move while one turns the pages: a reading that saw one twice has missed another, and is done again. */
  async #items(): Promise<QueueItem[]> {
    for (;;) {
      const items = await this.#pages();
      if (new Set(items.map(({ id }) => id)).size === items.length) return items;
    }
  }

  async #pages(): Promise<QueueItem[]> {
    const items: QueueItem[] = [];
    for (;;) {
      const offset = items.length;
      const page = await this.#invitations.handlers.queue.list({ accountId, offset, limit: 500 });
      items.push(...page.items);
      if (items.length >= page.total) return items;
    }
  }
}

async function main(): Promise<void> {
  const config = configSchema.parse(JSON.parse(await text(process.stdin)));
  const { secretKey, apiUrl, dataDir, tasks } = config;
  const client = createClerkClient({
    secretKey: () => secretKey,
    apiUrl,
    fetch: watched,
    clock: systemClock,
  });
  const connectivity = { isOnline: () => true, onChange: () => () => undefined };
  const invitations = createInvitations({
    dataDir,
    clock: systemClock,
    connectivity,
    log,
    emit: () => undefined,
    resendWith: () => ({}),
    tuning,
  });
  const vault = new FileVault(config.vaultFile);
  await invitations.open({ id: accountId, environment: 'production', client, vault, beginsOnDisk: true });
  const { syncState, refresh } = invitations.handlers.invitations;
  while ((await syncState({ accountId })).lastSyncAt === null) await refresh({ accountId });
  const person = new Person(invitations, tasks);
  await person.askForAll();
  while (!(await person.attend())) await pause(25);
  await invitations.stop();
  process.exit(0);
}

await main();
