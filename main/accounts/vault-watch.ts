/** The keychain's state as last told to the person, kept quick to ask and true soon after. */
import type { VaultState } from '../../preload/failure.ts';
import type { Clock } from '../ports.ts';
import { Relook } from './relook.ts';
import type { TokenVault } from './vault.ts';

/** Milliseconds that a list of accounts waits for the keychain while nothing is known of it. */
const firstPatienceMs = 300;

export class VaultWatch {
  readonly #vault: TokenVault;
  readonly #clock: Clock;
  readonly #changed: (state: VaultState) => void;
  #told: VaultState | null = null;
  #asking: Promise<VaultState> | null = null;
  /**
   * A keychain tells when it is opened or started, but not that the answer which came too late or broken was its only
   * one: a trouble is looked at again until it is over.
   */
  readonly #relook: Relook;

  /** `changed` is called when another state comes to light than the one told; at first, than `ready`. */
  constructor(vault: TokenVault, clock: Clock, changed: (state: VaultState) => void) {
    this.#vault = vault;
    this.#clock = clock;
    this.#changed = changed;
    this.#relook = new Relook(clock, async () => {
      await this.check();
      return this.#isToBeLookedAt;
    });
    // Locked or unlocked elsewhere, started or ended: nobody has to press a button for that.
    vault.onChange?.(() => void this.state());
  }

  /**
   * The state as told before, at once, because a real keychain takes longer to ask than a page takes to fetch its
   * rows; when another one comes to light it is then told. At first the state itself, within {@link firstPatienceMs}.
   */
  async state(): Promise<VaultState> {
    this.#asking ??= this.#vault.state().finally(() => {
      this.#asking = null;
    });
    const { promise: patience, resolve } = Promise.withResolvers<null>();
    const callOff = this.#clock.after(this.#told === null ? firstPatienceMs : 0, () => resolve(null));
    const asking = this.#asking;
    const state = await Promise.race([asking, patience]);
    callOff();
    if (state === null) {
      void asking.then((late) => this.note(late));
      // A keychain that takes its time mostly waits for a password.
      if (this.#told === null) {
        this.#told = 'locked';
        this.#beginRelook();
      }
      return this.#told;
    }
    this.note(state);
    return state;
  }

  /** As last told, where that is not ready. */
  get trouble(): VaultState | null {
    return this.#told === 'ready' ? null : this.#told;
  }

  /** Asks the keychain and waits for its word, however long it takes. */
  async check(): Promise<VaultState> {
    const state = await this.#vault.state();
    this.note(state);
    return state;
  }

  /** What a read or write met on its way. */
  note(state: VaultState): void {
    const before = this.#told;
    if (state === before) return;
    this.#told = state;
    this.#beginRelook();
    if (before !== null || state !== 'ready') this.#changed(state);
  }

  /** Looks no more. */
  stop(): void {
    this.#relook.stop();
  }

  /** A person's no is no trouble of this kind: who said it is not asked anew. */
  get #isToBeLookedAt(): boolean {
    return this.trouble !== null && this.trouble !== 'denied';
  }

  #beginRelook(): void {
    if (this.#isToBeLookedAt) this.#relook.begin();
    else this.#relook.end();
  }
}
