/** What a test or a curious person can do to a sandbox from outside the API. Throws {@link ControlError}. */

import * as z from 'zod/mini';
import type { ClerkStatus } from '../../preload/invitation.ts';
import type { AddressForm } from './address-form.ts';
import { normaliseAddress } from './body-fields.ts';
import { Refusal } from './clerk-errors.ts';
import { ControlError } from './control-error.ts';
import type { FaultInput, InjectedFault } from './faults.ts';
import { faultSchema } from './faults.ts';
import type { Instance } from './instance.ts';
import type { InstanceSettings } from './instance-settings.ts';
import { type InvitationRecord, statusAt } from './invitation-record.ts';
import type { Audience, SentEmail } from './ledger.ts';
import { OrganizationControl } from './organization-control.ts';
import { type LimitMode, RateLimits } from './rate-limits.ts';
import type { JournalEntry } from './traffic.ts';
import { WaitlistControl } from './waitlist-control.ts';
import type { WaitlistStatus } from './waitlist-record.ts';
import type { World } from './world.ts';

export interface InstanceState {
  id: string;
  secretKey: string;
  environment: 'development' | 'production';
  limits: LimitMode;
  counts: Record<ClerkStatus, number>;
  /** Null: they are turned off. */
  organizations: { count: number; invitations: Record<ClerkStatus, number> } | null;
  /** Null: there is none. */
  waitlist: Record<WaitlistStatus, number> | null;
  users: number;
}

/** An invitation with what the API does not tell. */
export type KnownInvitation = InvitationRecord & { status: ClerkStatus };

export class Control {
  readonly organizations: OrganizationControl;
  readonly waitlist: WaitlistControl;
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
    this.organizations = new OrganizationControl((id) => instanceOf(world, id));
    this.waitlist = new WaitlistControl((id) => instanceOf(world, id));
  }

  state() {
    const { clock, instances, latencyMs } = this.#world;
    return {
      now: clock.now(),
      clockOffsetMs: clock.offset,
      latencyMs,
      instances: [...instances.values()].map((instance) => this.#describe(instance)),
    };
  }

  /** E-mails in the order in which they were sent. */
  ledger(instanceId?: string, audience?: Audience): readonly SentEmail[] {
    return this.#world.ledger.emails(instanceId, audience);
  }

  /** How many e-mails went out for each audience. */
  ledgerCounts(instanceId?: string): Record<Audience, number> {
    return this.#world.ledger.counts(instanceId);
  }

  /** In order of creation. */
  invitations(instanceId?: string): KnownInvitation[] {
    const now = this.#world.clock.now();
    return this.#instance(instanceId)
      .invitations.all()
      .map((record) => ({ ...record, status: statusAt(record, now) }));
  }

  createInstance(settings: Partial<InstanceSettings> = {}): InstanceState {
    return this.#describe(this.#world.addInstance(settings));
  }

  /** The address belongs to a user from now on: inviting it is refused with `form_identifier_exists`. */
  addUser(emailAddress: string, instanceId?: string): void {
    this.#instance(instanceId).users.add(normaliseAddress(emailAddress));
  }

  /** An address, or `*@domain`: inviting it is refused with `not_allowed_access`. */
  block(identifier: string, instanceId?: string): void {
    this.#instance(instanceId).blocklist.add(normaliseAddress(identifier));
  }

  /** False: a list by `email_address` is refused, as by an API from before it. */
  takeAddresses(taken: boolean, instanceId?: string): void {
    this.#instance(instanceId).takesAddress = taken;
  }

  /** False: creating is refused with `invitations_not_supported`. */
  supportInvitations(supported: boolean, instanceId?: string): void {
    this.#instance(instanceId).supportsInvitations = supported;
  }

  /** In which form addresses are kept and answered from now on. */
  setAddressForm(form: AddressForm, instanceId?: string): void {
    this.#instance(instanceId).addressForm = form;
  }

  /** The invited person signs up. By invitation id, or by address for its newest pending invitation. */
  accept(idOrAddress: string): KnownInvitation {
    const now = this.#world.clock.now();
    for (const instance of this.#world.instances.values()) {
      const record =
        instance.invitations.get(idOrAddress) ??
        instance.invitations
          .atAddress(normaliseAddress(idOrAddress))
          .findLast((candidate) => statusAt(candidate, now) === 'pending');
      if (!record) continue;
      try {
        instance.accept(record);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        throw new ControlError(409, `${idOrAddress} is ${statusAt(record, now)} and cannot be accepted.`);
      }
      return { ...record, status: statusAt(record, now) };
    }
    throw new ControlError(404, `There is no invitation ${idOrAddress} to accept.`);
  }

  /** Forward, or back when negative; returns the new time. */
  advanceClock(ms: number): number {
    this.#world.clock.advance(ms);
    return this.#world.clock.now();
  }

  setClock(now: number): number {
    this.#world.clock.set(now);
    return this.#world.clock.now();
  }

  /** Starts all counters of an instance anew, under the same or other limits. */
  setLimits(limits: LimitMode, instanceId?: string): void {
    this.#instance(instanceId).limits = new RateLimits(limits);
  }

  setLatency(ms: number): void {
    this.#world.latencyMs = ms;
  }

  /** Every answer waits for {@link release}, or every one to this method; what was asked is done meanwhile. */
  hold(method?: string): void {
    this.#world.gate.hold(method ?? null);
  }

  release(): void {
    this.#world.gate.release();
  }

  inject(fault: FaultInput): InjectedFault {
    const parsed = faultSchema.safeParse(fault);
    if (!parsed.success) throw new ControlError(422, z.prettifyError(parsed.error));
    return this.#world.faults.inject(parsed.data);
  }

  faults(): readonly InjectedFault[] {
    return this.#world.faults.list();
  }

  /** All faults, or one. */
  clearFaults(id?: string): void {
    if (!this.#world.faults.clear(id) && id !== undefined)
      throw new ControlError(404, `There is no fault ${id}.`);
  }

  requests() {
    return this.#world.traffic.totals();
  }

  /** The latest requests, oldest first. */
  journal(): readonly JournalEntry[] {
    return this.#world.traffic.journal();
  }

  /** As it was when the sandbox started, with the same keys and ids. */
  reset(): void {
    this.#world.reset();
  }

  #instance(id: string | undefined): Instance {
    return instanceOf(this.#world, id);
  }

  #describe(instance: Instance): InstanceState {
    const now = this.#world.clock.now();
    const { organizations, waitlist } = instance;
    return {
      id: instance.id,
      secretKey: instance.secretKey,
      environment: instance.settings.environment,
      limits: instance.limits.mode,
      counts: instance.invitations.counts(now),
      organizations: organizations.enabled
        ? { count: organizations.all().length, invitations: organizations.invitations.counts(now) }
        : null,
      waitlist: waitlist.enabled ? waitlist.counts() : null,
      users: instance.users.size,
    };
  }
}

function instanceOf(world: World, id: string | undefined): Instance {
  if (id === undefined) return world.first;
  const instance = [...world.instances.values()].find((candidate) => candidate.id === id);
  if (!instance) throw new ControlError(404, `There is no instance ${id}.`);
  return instance;
}
