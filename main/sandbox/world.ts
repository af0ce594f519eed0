/** Everything a sandbox holds: instances, clock, ledger, faults and counters. */
import { Faults } from './faults.ts';
import { Gate } from './gate.ts';
import { Instance } from './instance.ts';
import type { InstanceSettings } from './instance-settings.ts';
import { Ledger } from './ledger.ts';
import { Random } from './random.ts';
import { SandboxClock } from './sandbox-clock.ts';
import { Traffic } from './traffic.ts';

export interface WorldSettings extends InstanceSettings {
  /** Added to every answer of the API. */
  latencyMs: number;
  now: () => number;
}

export class World {
  readonly clock: SandboxClock;
  readonly ledger = new Ledger();
  readonly traffic = new Traffic();
  /** By secret key. */
  readonly instances = new Map<string, Instance>();
  readonly gate = new Gate();
  faults: Faults;
  latencyMs: number;
  /** Where the sandbox listens; known once it does. */
  origin = '';
  readonly #settings: WorldSettings;
  #traces: Random;

  constructor(settings: WorldSettings) {
    this.#settings = settings;
    this.clock = new SandboxClock(settings.now);
    this.latencyMs = settings.latencyMs;
    this.faults = new Faults(new Random(settings.seed, 'faults'));
    this.#traces = new Random(settings.seed, 'traces');
    this.addInstance({});
  }

  /** The instance that the sandbox starts with. */
  get first(): Instance {
    const [first] = this.instances.values();
    if (!first) throw new Error('A sandbox always has an instance.');
    return first;
  }

  /** What is left out is as in the first instance; a further one starts empty. */
  addInstance(settings: Partial<InstanceSettings>): Instance {
    const ordinal = this.instances.size + 1;
    const { latencyMs: _latency, now: _now, ...first } = this.#settings;
    const empty = { invitations: 0, organizations: 0, organizationInvitations: 0, waitlist: 0 };
    const instance = new Instance({ ...first, ...(ordinal > 1 && empty), ...settings }, ordinal, {
      clock: this.clock,
      ledger: this.ledger,
      origin: () => this.origin,
    });
    this.instances.set(instance.secretKey, instance);
    return instance;
  }

  /** As it was when it started, the same keys and ids included; the clock shows the host's time again. */
  reset(): void {
    this.clock.reset();
    this.ledger.clear();
    this.traffic.clear();
    this.gate.release();
    this.latencyMs = this.#settings.latencyMs;
    this.faults = new Faults(new Random(this.#settings.seed, 'faults'));
    this.#traces = new Random(this.#settings.seed, 'traces');
    this.instances.clear();
    this.addInstance({});
  }

  /** In the form of Clerk's `clerk_trace_id` and of the CDN's `cf-ray`. */
  newTrace(): { traceId: string; cfRay: string } {
    return { traceId: this.#traces.hex(32), cfRay: `${this.#traces.hex(16)}-FRA` };
  }
}
