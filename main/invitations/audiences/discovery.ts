/**
 * Which audiences an instance has beside its application, learnt from Clerk's answers. One that it lacks is asked for
 * once and then rarely, and costs nothing in between.
 */
import * as z from 'zod/mini';
import type { AudienceKind } from '../../../preload/audience.ts';
import type { Failure } from '../../../preload/failure.ts';
import { ClerkCallError } from '../../clerk/api.ts';
import type { Clock } from '../../ports.ts';

const storedSchema = z.record(z.string(), z.object({ has: z.boolean(), askedAt: z.number() }));
type Stored = z.infer<typeof storedSchema>;

export interface DiscoveryPorts {
  clock: Clock;
  /** Those that an instance may lack. */
  kinds: readonly AudienceKind[];
  /** Asks Clerk whether there is anything of this kind. Rejects with `ClerkCallError`. */
  ask(kind: AudienceKind): Promise<boolean>;
  /** What `save` was given last, as unchecked data. */
  stored: unknown;
  save(state: unknown): void;
  found(kind: AudienceKind): void;
}

/** Somebody may begin to use organizations, or a waitlist: a look in this time finds them, milliseconds. */
const againMs = 6 * 3_600_000;
/** So soon after the last look nobody who asks for a new one learns anything else. */
const leastMs = 60_000;

/** Clerk's codes for an instance that has organizations switched off. */
const offCodes = new Set(['organization_not_enabled_in_instance', 'organizations_not_enabled']);

/** Clerk says that there is nothing of the kind, and not only that it could not be asked. */
export function isSwitchedOff(failure: Failure): boolean {
  return 'errors' in failure && failure.errors.some(({ code }) => offCodes.has(code));
}

/** The same, of the one question that finds out; what Clerk does not know or allow there is nothing to follow either. */
function saysNone(error: unknown): boolean {
  if (!(error instanceof ClerkCallError)) return false;
  const { failure } = error;
  return failure.kind === 'forbidden' ? !failure.html : failure.kind === 'clerk';
}

export class Discovery {
  readonly #ports: DiscoveryPorts;
  #known: Stored;
  #running: Promise<void> | null = null;

  constructor(ports: DiscoveryPorts) {
    this.#ports = ports;
    const stored = storedSchema.safeParse(ports.stored);
    this.#known = stored.success ? stored.data : {};
  }

  has(kind: AudienceKind): boolean {
    return this.#known[kind]?.has === true;
  }

  /** Asks for what is not known to be there, if that is due; `anew`: because a person wants to know. Never rejects. */
  async look(anew = false): Promise<void> {
    this.#running ??= this.#lookAtAll(anew ? leastMs : againMs).finally(() => {
      this.#running = null;
    });
    await this.#running;
  }

  async #lookAtAll(afterMs: number): Promise<void> {
    for (const kind of this.#ports.kinds) {
      if (!this.has(kind) && this.#isDue(kind, afterMs)) await this.#look(kind);
    }
  }

  /** Clerk says that it has none any more. */
  lost(kind: AudienceKind): void {
    this.#note(kind, false);
  }

  #isDue(kind: AudienceKind, afterMs: number): boolean {
    const askedAt = this.#known[kind]?.askedAt;
    // A clock that was set back must not make hours last for weeks.
    return askedAt === undefined || Math.abs(this.#ports.clock.now() - askedAt) >= afterMs;
  }

  async #look(kind: AudienceKind): Promise<void> {
    try {
      const has = await this.#ports.ask(kind);
      this.#note(kind, has);
      if (has) this.#ports.found(kind);
    } catch (error) {
      // Whatever kept us from asking is told by the sync, which asks more often.
      if (saysNone(error)) this.#note(kind, false);
    }
  }

  #note(kind: AudienceKind, has: boolean): void {
    this.#known = { ...this.#known, [kind]: { has, askedAt: this.#ports.clock.now() } };
    this.#ports.save(this.#known);
  }
}
