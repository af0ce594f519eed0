/** Every e-mail that the sandbox would have sent, in order: what "one address, one e-mail" is judged by. */
import type { TemplateSlug } from './invitation-record.ts';

export const audiences = ['application', 'organization', 'waitlist'] as const;
export type Audience = (typeof audiences)[number];

export interface SentEmail {
  /** 1 for the first e-mail of this sandbox, whatever the instance. */
  sequence: number;
  /** Milliseconds since 1970, by the sandbox's clock. */
  sentAt: number;
  instanceId: string;
  /** `waitlist`: what its entries got, confirmations as well as the invitations that were made from it. */
  audience: Audience;
  /** Null: it only confirms an entry of the waitlist. */
  invitationId: string | null;
  emailAddress: string;
  templateSlug: TemplateSlug | 'organization_invitation' | 'waitlist_confirmation';
  redirectUrl: string | null;
  /** To whose members the person is invited. */
  organizationId?: string;
  /** The entry that it is about. */
  waitlistEntryId?: string;
}

export class Ledger {
  #emails: SentEmail[] = [];

  record(email: Omit<SentEmail, 'sequence'>): void {
    this.#emails.push({ sequence: this.#emails.length + 1, ...email });
  }

  emails(instanceId?: string, audience?: Audience): readonly SentEmail[] {
    if (instanceId === undefined && audience === undefined) return this.#emails;
    return this.#emails.filter(
      (email) =>
        (instanceId === undefined || email.instanceId === instanceId) &&
        (audience === undefined || email.audience === audience),
    );
  }

  /** How many went out for each audience. */
  counts(instanceId?: string): Record<Audience, number> {
    const counts = { application: 0, organization: 0, waitlist: 0 };
    for (const { audience } of this.emails(instanceId)) counts[audience] += 1;
    return counts;
  }

  clear(): void {
    this.#emails = [];
  }
}
