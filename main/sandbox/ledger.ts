/** Every e-mail that the sandbox would have sent, in order: what "one address, one e-mail" is judged by. */
import type { InvitationRecord, TemplateSlug } from './invitation-record.ts';

export interface SentEmail {
  /** 1 for the first e-mail of this sandbox, whatever the instance. */
  sequence: number;
  /** Milliseconds since 1970, by the sandbox's clock. */
  sentAt: number;
  instanceId: string;
  invitationId: string;
  emailAddress: string;
  templateSlug: TemplateSlug;
  redirectUrl: string | null;
}

export class Ledger {
  #emails: SentEmail[] = [];

  record(instanceId: string, invitation: InvitationRecord, sentAt: number): void {
    this.#emails.push({
      sequence: this.#emails.length + 1,
      sentAt,
      instanceId,
      invitationId: invitation.id,
      emailAddress: invitation.emailAddress,
      templateSlug: invitation.templateSlug,
      redirectUrl: invitation.redirectUrl,
    });
  }

  emails(instanceId?: string): readonly SentEmail[] {
    if (instanceId === undefined) return this.#emails;
    return this.#emails.filter((email) => email.instanceId === instanceId);
  }

  clear(): void {
    this.#emails = [];
  }
}
