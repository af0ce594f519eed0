/** Faults that the control injects: which requests they meet. What they do is in fault-effects.ts. */
import * as z from 'zod/mini';
import { refusalCodes } from './example-refusals.ts';
import type { Random } from './random.ts';

/** `before`: the operation never ran. `after`: it took effect, only the answer is lost or replaced. */
const when = z._default(z.enum(['before', 'after']), 'before');

const matching = {
  method: z.optional(z.enum(['GET', 'POST', 'DELETE'])),
  /** Without `/v1` and query; a part that is `*` stands for any. Unset: every path. */
  path: z.optional(z.string().check(z.startsWith('/'))),
  instanceId: z.optional(z.string()),
  /** Only requests whose body, as it came, contains this text: as a firewall sees it. */
  bodyIncludes: z.optional(z.string().check(z.minLength(1))),
  /** Lets so many matching requests pass first. */
  skip: z._default(z.int().check(z.minimum(0)), 0),
  /** Ends after so many hits; null never ends. */
  times: z._default(z.nullable(z.int().check(z.minimum(1))), 1),
  /** Of each match, by the sandbox's seed. */
  probability: z._default(z.number().check(z.minimum(0), z.maximum(1)), 1),
  /** Milliseconds before the fault shows. */
  delayMs: z._default(z.int().check(z.minimum(0), z.maximum(600_000)), 0),
};

const headers = z.optional(z.record(z.string(), z.string()));

export const faultSchema = z.discriminatedUnion('kind', [
  /** One of Clerk's own errors: its code and status. Several `form_param_*` sentences are our examples, not Clerk's. */
  z.strictObject({
    kind: z.literal('error'),
    code: z.enum(refusalCodes),
    when,
    ...matching,
  }),
  /** Any status; `body` is sent as JSON, or as it is when `contentType` is not JSON. */
  z.strictObject({
    kind: z.literal('status'),
    status: z.int().check(z.minimum(200), z.maximum(599)),
    body: z.optional(z.unknown()),
    contentType: z.optional(z.string()),
    headers,
    when,
    ...matching,
  }),
  /** The page of a CDN that does not like the client. */
  z.strictObject({ kind: z.literal('html'), status: z._default(z.int(), 403), when, ...matching }),
  /** The connection ends without an answer. */
  z.strictObject({ kind: z.literal('drop'), when, ...matching }),
  /** The answer comes, late. With `before`, a client that has given up by then prevents the effect. */
  z.strictObject({
    kind: z.literal('slow'),
    ms: z.int().check(z.minimum(1), z.maximum(600_000)),
    when,
    ...matching,
  }),
  /** The connection ends without an answer; the operation takes effect so many milliseconds after that. */
  z.strictObject({
    kind: z.literal('late'),
    ms: z.int().check(z.minimum(1), z.maximum(600_000)),
    ...matching,
  }),
  /** The operation takes effect; the connection ends in the middle of the body. */
  z.strictObject({ kind: z.literal('cut'), ...matching }),
  /** The operation takes effect; the body is complete, but is not JSON. */
  z.strictObject({ kind: z.literal('broken-json'), ...matching }),
  /** 429, and everything to that endpoint refused until it has passed. Null: without the header. */
  z.strictObject({
    kind: z.literal('rate-limit'),
    retryAfterSeconds: z.nullable(z.int().check(z.minimum(0), z.maximum(86_400))),
    ...matching,
  }),
  /** Creates take effect without their metadata, and are answered so. */
  z.strictObject({ kind: z.literal('lose-metadata'), ...matching }),
  /** A list with two rows more, of a status and of a shape that nobody knows, which are counted too. */
  z.strictObject({ kind: z.literal('odd-rows'), ...matching }),
  /** The operation takes effect; the answer is valid JSON of a shape that nobody expects. */
  z.strictObject({
    kind: z.literal('shape'),
    body: z._default(z.unknown(), { object: 'list', items: null }),
    ...matching,
  }),
]);
export type Fault = z.output<typeof faultSchema>;
export type FaultInput = z.input<typeof faultSchema>;

export interface FaultTarget {
  method: string;
  path: string;
  instanceId: string | null;
  /** As it came; empty when there is none. */
  body: string;
}

/** A fault that waits for its requests, and how many it has met. */
export interface InjectedFault {
  id: string;
  fault: Fault;
  matches: number;
  hits: number;
}

export class Faults {
  #injected: InjectedFault[] = [];
  #sequence = 0;
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  inject(fault: Fault): InjectedFault {
    this.#sequence += 1;
    const injected = { id: `fault_${this.#sequence}`, fault, matches: 0, hits: 0 };
    this.#injected.push(injected);
    return injected;
  }

  /** With their counts; those that have ended stay listed until they are cleared. */
  list(): readonly InjectedFault[] {
    return this.#injected;
  }

  /** All, or one. Returns whether there was any. */
  clear(id?: string): boolean {
    const before = this.#injected.length;
    this.#injected = id === undefined ? [] : this.#injected.filter((injected) => injected.id !== id);
    return this.#injected.length < before;
  }

  /** The fault for this request, the earliest injected first. Counts the match. */
  meet(target: FaultTarget): Fault | null {
    for (const injected of this.#injected) {
      const { fault } = injected;
      if (fault.times !== null && injected.hits >= fault.times) continue;
      if (!matches(fault, target)) continue;
      injected.matches += 1;
      if (injected.matches <= fault.skip) continue;
      if (fault.probability < 1 && !this.#random.chance(fault.probability)) continue;
      injected.hits += 1;
      return fault;
    }
    return null;
  }
}

function matches(fault: Fault, target: FaultTarget): boolean {
  if (fault.method !== undefined && fault.method !== target.method) return false;
  if (fault.instanceId !== undefined && fault.instanceId !== target.instanceId) return false;
  if (fault.bodyIncludes !== undefined && !target.body.includes(fault.bodyIncludes)) return false;
  if (fault.path === undefined) return true;
  const wanted = fault.path.split('/');
  const given = target.path.split('/');
  return wanted.length === given.length && wanted.every((part, i) => part === '*' || part === given[i]);
}
