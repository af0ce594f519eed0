/**
 * How far the machine's clock is off Clerk's. What a person reads is Clerk's time: an invitation that ends in five
 * minutes ends in five minutes, whatever the machine believes.
 */
import * as z from 'zod/mini';
import type { Clock } from '../ports.ts';

export interface ClockSkewPorts {
  clock: Clock;
  /** Milliseconds from a clock that nobody can set, and that goes on while the machine sleeps. */
  steady(): number;
  /** What {@link ClockSkew.state} gave before a restart, as unchecked data. */
  stored: unknown;
  /** It has become another one. */
  changed(): void;
}

/** `Date` has whole seconds, and an answer takes its way: nearer than that the two clocks agree. */
const noticedMs = 2000;

/** `startedAt`: what the machine's clock would have said when the steady one began. It tells a clock that was set. */
const storedSchema = z.object({ skewMs: z.number(), startedAt: z.number() });

export class ClockSkew {
  readonly #ports: ClockSkewPorts;
  /** Clerk's clock beside the steady one: the largest that an answer proved. */
  #ahead: number | null = null;
  #skewMs = 0;

  constructor(ports: ClockSkewPorts) {
    this.#ports = ports;
    const { success, data } = storedSchema.safeParse(ports.stored);
    // Started anew, or set since: then what was true is no more.
    if (!success || Math.abs(data.startedAt - this.#startedAt()) > noticedMs) return;
    this.#skewMs = data.skewMs;
    this.#ahead = ports.clock.now() + data.skewMs - ports.steady();
  }

  /** Notes the `Date` of an answer, milliseconds since 1970. */
  observe(serverMs: number): void {
    const ahead = serverMs - this.#ports.steady();
    const known = this.#ahead;
    // One that is a little behind came late; one that is far behind tells that Clerk's clock is another one.
    if (known === null || ahead > known || ahead < known - noticedMs) this.#ahead = ahead;
    this.ms();
  }

  /** To be added to the machine's time; 0 while Clerk has not answered, and where nobody would notice. */
  ms(): number {
    if (this.#ahead === null) return this.#skewMs;
    const exact = this.#ahead + this.#ports.steady() - this.#ports.clock.now();
    const skewMs = Math.abs(exact) <= noticedMs ? 0 : exact;
    // Small moves would have times of the queue and countdowns tremble.
    if (Math.abs(skewMs - this.#skewMs) > noticedMs) {
      this.#skewMs = skewMs;
      this.#ports.changed();
    }
    return this.#skewMs;
  }

  /** Clerk's time. */
  now(): number {
    return this.#ports.clock.now() + this.ms();
  }

  state(): unknown {
    return { skewMs: this.#skewMs, startedAt: this.#startedAt() };
  }

  #startedAt(): number {
    return this.#ports.clock.now() - this.#ports.steady();
  }
}
