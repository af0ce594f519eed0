/** What an instance is made from. */
import type { Ledger } from './ledger.ts';
import type { LimitMode } from './rate-limits.ts';
import type { SandboxClock } from './sandbox-clock.ts';

export interface InstanceSettings {
  environment: 'development' | 'production';
  limits: LimitMode;
  /** How many invitations exist already. */
  invitations: number;
  /** How many organizations there are; 0: they are turned off. */
  organizations: number;
  /** How many invitations into them exist already. */
  organizationInvitations: number;
  /** How many people wait; 0: there is no waitlist. */
  waitlist: number;
  seed: number;
}

/** What instances of one sandbox share. */
export interface Surroundings {
  clock: SandboxClock;
  ledger: Ledger;
  /** Where invitation links lead. */
  origin: () => string;
}
