/**
 * Two outboxes on one instance of the sandbox, in one process: every request is held back until a test lets it go, so
 * that any order of the two can be tried. Real clients and real queues; only the socket between is left out.
 */
// The client loads it with its first call, which no order of the requests here waits for.
import 'ky';
import { createClerkClient } from '../../../main/clerk/client.ts';
import { applicationPlace } from '../../../main/invitations/audiences/application.ts';
import type { Row } from '../../../main/invitations/audiences/row.ts';
import { audienceRules } from '../../../main/invitations/audiences/rules.ts';
import { Outbox } from '../../../main/invitations/outbox/outbox.ts';
import { Pace } from '../../../main/invitations/outbox/pace.ts';
import { defaultTuning } from '../../../main/invitations/tuning.ts';
import { refusalAnswer } from '../../../main/sandbox/answer.ts';
import { handleApi } from '../../../main/sandbox/clerk-api.ts';
import { Refusal } from '../../../main/sandbox/clerk-errors.ts';
import { Control } from '../../../main/sandbox/control.ts';
import type { Instance } from '../../../main/sandbox/instance.ts';
import { World } from '../../../main/sandbox/world.ts';
import { QueueStore } from '../../../main/storage/queue-store.ts';
import { newDataKey, Sealer } from '../../../main/storage/sealer.ts';
import { PluggedNetwork } from '../../support/invitations-room.ts';
import { recordLog } from '../../support/recorded-log.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));

interface Held {
  host: number;
  letGo(lost: boolean): void;
}

export interface Host {
  outbox: Outbox;
  /** Bodies of its creates, one for each address. */
  asked: Record<string, unknown>[];
}

export class TwoHosts {
  readonly clock = new VirtualClock();
  readonly control: Control;
  readonly hosts: Host[];
  readonly #world: World;
  #held: Held[] = [];

  /** `before` sets the scene: what it makes is known to both. */
  constructor(before: (control: Control, instance: Pick<Instance, 'create' | 'revoke'>) => void) {
    this.#world = new World({
      invitations: 0,
      organizations: 0,
      organizationInvitations: 0,
      waitlist: 0,
      latencyMs: 0,
      limits: 'none',
      seed: 1,
      environment: 'production',
      now: () => this.clock.now(),
    });
    this.control = new Control(this.#world);
    const { first } = this.#world;
    before(this.control, { create: (body) => first.create(body), revoke: (id) => first.revoke(id) });
    this.hosts = [0, 1].map((index) => this.#host(index));
  }

  get emails(): number {
    return this.control.ledger().length;
  }

  /** The hosts that wait for a request of theirs to be let go. */
  async waiting(): Promise<number[]> {
    for (;;) {
      for (let n = 0; n < 6; n += 1) await turn();
      if (this.#held.length > 0) return [...new Set(this.#held.map(({ host }) => host))].sort();
      if (this.#isOver()) return [];
      const next = this.clock.untilNext();
      if (next === null) return [];
      this.clock.advance(Math.max(1, next));
    }
  }

  /** Lets the oldest request of a host take effect; `lost`: its answer does not come back. */
  letGo(host: number, lost = false): void {
    const held = this.#held.find((each) => each.host === host);
    this.#held = this.#held.filter((each) => each !== held);
    held?.letGo(lost);
  }

  items() {
    return this.hosts.flatMap(({ outbox }) => outbox.list({ offset: 0, limit: 100 }).items);
  }

  async end(): Promise<void> {
    for (const { letGo } of this.#held.splice(0)) letGo(true);
    await Promise.all(this.hosts.map(({ outbox }) => outbox.stop()));
  }

  #isOver(): boolean {
    return this.items().every(({ state }) => state === 'sent' || state === 'failed' || state === 'cancelled');
  }

  #host(index: number): Host {
    const { clock } = this;
    const host = { asked: [] as Record<string, unknown>[] };
    const store = new QueueStore(null, new Sealer(newDataKey()));
    const client = createClerkClient({
      secretKey: () => this.#world.first.secretKey,
      apiUrl: 'https://api.clerk.example/v1',
      fetch: (input, init) => this.#fetch(index, host.asked, new Request(input, init)),
      clock,
    });
    const copy = new Map<string, Row>();
    for (const { id, emailAddress, status, createdAt } of this.control.invitations()) {
      const rest = { publicMetadata: {}, url: null, expiresAt: null, updatedAt: createdAt };
      copy.set(id, { id, emailAddress, status, createdAt, ...rest });
    }
    const known = (wanted: string) => [...copy.values()].filter((each) => each.emailAddress === wanted);
    const outbox = new Outbox({
      store,
      clock,
      connectivity: new PluggedNetwork(),
      log: recordLog(),
      tuning: { ...defaultTuning, undoMs: 0 },
      pace: new Pace({ environment: 'production', limits: null, clock, stored: undefined }),
      at: () => ({
        rules: audienceRules.application,
        client: applicationPlace(client),
        known: (wanted) =>
          known(wanted).map(({ id, createdAt, status }) => ({
            id,
            createdAt,
            pending: status === 'pending',
          })),
        baseline: () => (wanted) => ({ ids: known(wanted).map(({ id }) => id), clerkTime: clock.now() }),
        apply: (invitations) => {
          for (const each of invitations) copy.set(each.id, each);
        },
        forget: (id) => void copy.delete(id),
        forgetAddress: () => undefined,
      }),
      clerkTime: () => clock.now(),
      isCatchingUp: () => false,
      changed: () => undefined,
      ended: () => undefined,
      fault: (error) => {
        throw error;
      },
    });
    outbox.start();
    return { ...host, outbox };
  }

  async #fetch(host: number, asked: Record<string, unknown>[], request: Request): Promise<Response> {
    const text = await request.text();
    const lost = await new Promise<boolean>((letGo) => this.#held.push({ host, letGo }));
    const url = new URL(request.url);
    const path = url.pathname.slice('/v1'.length);
    if (text !== '') asked.push(...[JSON.parse(text)].flat());
    const body = { text, bytes: text.length, tooLarge: false };
    const { method } = request;
    const headers = Object.fromEntries(request.headers);
    const answer = this.#answer({ method, path, query: url.searchParams, headers, body });
    if (lost)
      throw new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'ECONNRESET' }) });
    const date = new Date(this.clock.now()).toUTCString();
    return new Response(answer.body, { status: answer.status, headers: { ...answer.headers, date } });
  }

  #answer(request: Parameters<typeof handleApi>[0]) {
    try {
      return handleApi(request, this.#world.instances, this.clock.now());
    } catch (error) {
      if (error instanceof Refusal) return refusalAnswer(error, 'trace');
      throw error;
    }
  }
}
