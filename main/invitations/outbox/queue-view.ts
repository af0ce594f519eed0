/** The queue as a person sees it: its items with what holds them back, and when they are expected to go out. */
import type { AudienceKind } from '../../../preload/audience.ts';
import type { Found } from '../../../preload/find.ts';
import type { AddressesAnswer } from '../../../preload/invitation.ts';
import {
  invites,
  type QueueAddressesRequest,
  type QueueItem,
  type QueueWindow,
  type QueueWindowRequest,
} from '../../../preload/queue.ts';
import type { QueueDetails } from '../../../preload/queue-details.ts';
import type { Clock } from '../../ports.ts';
import type { Creating } from '../audiences/audience.ts';
import { audienceRules, lineOf } from '../audiences/rules.ts';
import { itemInClerkTime } from '../in-clerk-time.ts';
import type { Line, Way } from './estimate.ts';
import { audienceOf, goesAlone, type OutboxItem } from './item.ts';
import type { Pace } from './pace.ts';
import { type Gates, present, sift, waitsInLine } from './present.ts';
import { inOrder, matcher } from './queue-order.ts';
import type { QueueRepository } from './queue-repository.ts';

export interface QueueViewPorts {
  clock: Clock;
  pace: Pace;
  /** What Clerk's clock is ahead of ours, in milliseconds; unset: nothing. */
  skewMs?(): number;
  /** What an organization is called; unset: nobody knows. */
  organizationName?(organizationId: string): string | null;
}

/** What is asked of one account's queue. */
export type PartRequest<Request> = Omit<Request, 'accountId'>;
type Part = Omit<QueueWindowRequest, 'accountId' | 'offset' | 'limit' | 'placeOf'>;

const emptyLine = (): Line => ({ alone: { count: 0, urgent: 0 }, any: { count: 0, urgent: 0 } });

/** Whoever is invited to an organization does not wait for those who are to the application, nor the other way round. */
const lineOfItem = (item: OutboxItem): Creating => lineOf(audienceOf(item).kind, item.operation);

const wayOf = (item: OutboxItem): Way => (goesAlone(item) ? 'alone' : 'any');

export class QueueView {
  readonly #ports: QueueViewPorts;
  readonly #repository: QueueRepository;
  readonly #gates: () => Gates;

  constructor(ports: QueueViewPorts, repository: QueueRepository, gates: () => Gates) {
    this.#ports = ports;
    this.#repository = repository;
    this.#gates = gates;
  }

  /** In the order in which they are given. */
  shown(items: readonly OutboxItem[]): QueueItem[] {
    const gates = this.#gates();
    const outAt = this.#outAt(
      items.filter((item) => waitsInLine(item, gates)),
      gates.now,
    );
    const skewMs = this.#skewMs;
    const nameOf = this.#namesOf();
    return items.map((item) => {
      const shown = itemInClerkTime(present(item, gates, outAt.get(item.id) ?? null), skewMs);
      const audience = audienceOf(item);
      return { ...shown, ...audienceRules[audience.kind].shown(audience, nameOf) };
    });
  }

  window({ placeOf, offset, limit, ...part }: PartRequest<QueueWindowRequest>): QueueWindow {
    const { wanted, counts } = this.#part(part);
    const { paused } = this.#repository;
    const lines = this.#lines();
    const lastOutAt = this.#lastOutAt(lines);
    const place = placeOf === undefined ? -1 : wanted.findIndex(({ id }) => id === placeOf);
    return {
      items: this.#found(wanted.slice(offset, offset + limit), part.search),
      total: wanted.length,
      ...(placeOf !== undefined && { place: place < 0 ? null : place }),
      summary: {
        ...counts,
        done: this.#repository.items.ended,
        paused,
        lastOutAt: lastOutAt === null ? null : lastOutAt + this.#skewMs,
        oneByOne: [...lines.values()].reduce((sum, { alone }) => sum + alone.count, 0),
      },
    };
  }

  addresses({ offset, limit, ...part }: PartRequest<QueueAddressesRequest>): AddressesAnswer {
    const { wanted } = this.#part(part);
    const rows = wanted.slice(offset, offset + limit);
    return { rows: rows.map(({ id, draft: { emailAddress } }) => ({ id, emailAddress })) };
  }

  /** What is known of an item, but for the history of its address; null: it is not in the queue any more. */
  details(id: string): Omit<QueueDetails, 'history'> | null {
    const item = this.#repository.items.get(id);
    const [shown] = item === undefined ? [] : this.shown([item]);
    if (item === undefined || shown === undefined) return null;
    const { draft, tries, attempt, createdAt } = item;
    return {
      item: shown,
      draft,
      alone: goesAlone(item),
      tries,
      triedAt: attempt && attempt.startedAt + this.#skewMs,
      askedAt: createdAt + this.#skewMs,
    };
  }

  /** Whose address has `search` in it, or whose metadata does; the newest first. */
  find(search: string, limit: number): Found['queue'] {
    const matches = matcher(search);
    const matching = inOrder(this.#repository.items, 'newest').filter((item) => matches(item) !== null);
    return { total: matching.length, items: this.#found(matching.slice(0, limit), search) };
  }

  /** As a search shows them: with what matched where the address does not. */
  #found(items: readonly OutboxItem[], search = ''): QueueItem[] {
    const matches = matcher(search);
    return this.shown(items).map((shown, index) => {
      const matched = matches(items[index] as OutboxItem);
      return matched === true || matched === null ? shown : { ...shown, matched };
    });
  }

  #part({ states, search = '', order = 'newest' }: Part) {
    const matches = matcher(search);
    return sift(
      inOrder(this.#repository.items, order),
      this.#gates(),
      (item, state) => (states === undefined || states.includes(state)) && matches(item) !== null,
    );
  }

  /** In how many milliseconds the last of some new creates, or invites, would go out, behind all that waits. */
  lastOutIn(
    creates: Record<Way, number>,
    kind: AudienceKind = 'application',
    operation: 'create' | 'invite' = 'create',
  ): number {
    const creating = lineOf(kind, operation);
    const { alone, any } = this.#lines().get(creating) ?? emptyLine();
    const line = {
      alone: { ...alone, count: alone.count + creates.alone },
      any: { ...any, count: any.count + creates.any },
    };
    const now = this.#ports.clock.now();
    return Math.max(0, (this.#lastCreateAt(creating, line, now) ?? now) - now);
  }

  /** Each is looked for once. */
  #namesOf(): (organizationId: string) => string | null {
    const known = new Map<string, string | null>();
    return (organizationId) => {
      const name = known.get(organizationId) ?? this.#ports.organizationName?.(organizationId) ?? null;
      known.set(organizationId, name);
      return name;
    };
  }

  get #skewMs(): number {
    return this.#ports.skewMs?.() ?? 0;
  }

  /** When those that wait for a limit are expected to go out, by their places in line. */
  #outAt(waiting: readonly OutboxItem[], now: number): Map<string, number> {
    const times = new Map<string, number>();
    if (waiting.length === 0) return times;
    const wanted = new Set(waiting.map(({ id }) => id));
    const lines = new Map(
      Array.from(this.#lines(), ([creating, line]) => [
        creating,
        { outTime: this.#ports.pace.outTimes(line, now, creating), places: { alone: 0, any: 0 } },
      ]),
    );
    for (const item of this.#repository.items.unfinished()) {
      const line = lines.get(lineOfItem(item));
      if (line === undefined) continue;
      const way = wayOf(item);
      if (wanted.has(item.id)) times.set(item.id, line.outTime(way, line.places[way]));
      if (invites(item.operation)) line.places[way] += 1;
    }
    return times;
  }

  #lines(): Map<Creating, Line> {
    const lines = new Map<Creating, Line>();
    for (const item of this.#repository.items.unfinished()) {
      const creating = lineOfItem(item);
      const line = lines.get(creating) ?? emptyLine();
      lines.set(creating, line);
      if (!invites(item.operation)) continue;
      const creates = line[wayOf(item)];
      creates.count += 1;
      if (item.urgent) creates.urgent += 1;
    }
    return lines;
  }

  #lastOutAt(lines: ReadonlyMap<Creating, Line>): number | null {
    const { items } = this.#repository;
    if (items.unfinishedCount === 0) return null;
    const now = this.#ports.clock.now();
    let last = now;
    for (const { notBefore } of items.unfinished()) last = Math.max(last, notBefore ?? 0);
    for (const [creating, line] of lines) last = Math.max(last, this.#lastCreateAt(creating, line, now) ?? 0);
    return last;
  }

  #lastCreateAt(creating: Creating, line: Line, now: number): number | null {
    const { alone, any } = line;
    if (alone.count + any.count === 0) return null;
    const outTime = this.#ports.pace.outTimes(line, now, creating);
    return Math.max(
      alone.count === 0 ? 0 : outTime('alone', alone.count - 1),
      any.count === 0 ? 0 : outTime('any', any.count - 1),
    );
  }
}
