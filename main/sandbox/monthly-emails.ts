/** The e-mails that a development instance sends in a month: invitations of every kind, and confirmations. */
import { devEmailLimitExceeded } from './clerk-errors.ts';
import { devMonthlyEmails, type LimitMode } from './rate-limits.ts';

export class MonthlyEmails {
  /** By month in UTC (`2026-05`). */
  readonly #sent = new Map<string, number>();

  /** Throws a `Refusal`, and counts none of them, when they are too many. `now`: milliseconds since 1970. */
  count(mails: readonly { emailAddress: string; notify: boolean }[], mode: LimitMode, now: number): void {
    const month = new Date(now).toISOString().slice(0, 7);
    const sent = this.#sent.get(month) ?? 0;
    const counted = mails.filter((mail) => mail.notify && !mail.emailAddress.includes('+clerk_test'));
    const exceeded = mode === 'development' && sent + counted.length > devMonthlyEmails;
    if (exceeded) throw devEmailLimitExceeded(devMonthlyEmails);
    this.#sent.set(month, sent + counted.length);
  }
}
