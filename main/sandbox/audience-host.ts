/** What organizations and the waitlist of an instance use of it. */
import type { BodyRules } from './body-fields.ts';
import type { Refusal } from './clerk-errors.ts';
import type { LinkIssuer } from './invitation-record.ts';
import type { Ledger } from './ledger.ts';
import type { Random } from './random.ts';

export interface AudienceHost {
  readonly id: string;
  /** Addresses of the application's users, in lower case. */
  readonly users: Set<string>;
  readonly supportsInvitations: boolean;
  readonly ledger: Ledger;
  now(): number;
  /** A stream of random numbers that no other draw shifts. */
  random(label: string): Random;
  bodyRules(nullable: boolean): BodyRules;
  issuer(): LinkIssuer;
  /** The refusal of those that the application does not admit, or null. */
  refusedAccess(addresses: readonly string[]): Refusal | null;
  /** Throws a {@link Refusal} when a development instance has no e-mails left for this month. */
  countEmails(mails: readonly { emailAddress: string; notify: boolean }[]): void;
}
