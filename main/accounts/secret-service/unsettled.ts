/** What was written a moment ago and the provider may still lose: KWallet writes late, KeePassXC too when it is killed. */
import { type Clock, sleep } from '../../ports.ts';

interface Written {
  secret: string;
  /** When the provider has surely written it. */
  until: number;
}

export interface UnsettledPorts {
  clock: Clock;
  get(name: string): Promise<string | null>;
  set(name: string, secret: string): Promise<void>;
  lost(round: number): void;
}

export class Unsettled {
  readonly #ports: UnsettledPorts;
  readonly #written = new Map<string, Written>();

  constructor(ports: UnsettledPorts) {
    this.#ports = ports;
  }

  /** `ms`: how long it takes the provider; 0 is at once. */
  note(name: string, secret: string, ms: number): void {
    if (ms > 0) this.#written.set(name, { secret, until: this.#ports.clock.now() + ms });
  }

  forget(name: string): void {
    this.#written.delete(name);
  }

  /** Waits until all is written, and writes once more what was lost; false where it was lost again. */
  async settle(): Promise<boolean> {
    const { clock, get, set, lost } = this.#ports;
    for (let round = 0; round < 2; round += 1) {
      const waits = [...this.#written];
      if (waits.length === 0) return true;
      const until = Math.max(...waits.map(([, each]) => each.until));
      await sleep(clock, Math.max(0, until - clock.now()), null);
      for (const [name, written] of waits) {
        if (this.#written.get(name) !== written) continue;
        this.#written.delete(name);
        if ((await get(name)) === written.secret) continue;
        lost(round);
        await set(name, written.secret);
      }
    }
    return this.#written.size === 0;
  }
}
