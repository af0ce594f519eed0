/** What a test or a curious person can do to the waitlist from outside the API. Throws {@link ControlError}. */
import { normaliseAddress } from './body-fields.ts';
import { Refusal } from './clerk-errors.ts';
import { ControlError } from './control-error.ts';
import type { Instance } from './instance.ts';
import type { WaitlistRecord } from './waitlist-record.ts';

export class WaitlistControl {
  readonly #instanceOf: (id: string | undefined) => Instance;

  constructor(instanceOf: (id: string | undefined) => Instance) {
    this.#instanceOf = instanceOf;
  }

  /** False: as an instance that people can sign up to at once. */
  enable(enabled: boolean, instanceId?: string): void {
    this.#instanceOf(instanceId).waitlist.enabled = enabled;
  }

  /** In order of creation. */
  entries(instanceId?: string): readonly WaitlistRecord[] {
    return this.#instanceOf(instanceId)
      .waitlist.entries.all()
      .map((entry) => ({ ...entry }));
  }

  /** A person puts themselves on the list, as the sign-up page lets them. Turns the waitlist on, where it was not. */
  join(emailAddress: string, instanceId?: string): void {
    const { waitlist } = this.#instanceOf(instanceId);
    waitlist.enabled = true;
    try {
      waitlist.create({ email_address: normaliseAddress(emailAddress) });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      throw new ControlError(422, error.errors.map((entry) => entry.long_message).join(' '));
    }
  }

  /** While it is locked, whatever is asked for is refused with `waitlist_entry_locked`. By id or address. */
  lock(idOrAddress: string, locked: boolean, instanceId?: string): void {
    const { entries } = this.#instanceOf(instanceId).waitlist;
    const entry = entries.get(idOrAddress) ?? entries.atAddress(normaliseAddress(idOrAddress))[0];
    if (!entry) throw new ControlError(404, `There is no waitlist entry ${idOrAddress}.`);
    entries.update(entry, { locked });
  }
}
