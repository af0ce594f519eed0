/** From what a notification is about to the notification itself. */
import type { Alert } from '../../preload/alert.ts';
import type { NonEmpty, Wording, Words } from './provider.ts';
import { maxBody, maxTitle, redact } from './redaction.ts';
import type { AlertContext, Subject } from './state.ts';

const maxAccount = 60;

export function redacted({ title, body }: Words, { hideAddresses, account }: Wording): Words {
  const where = account === null ? '' : ` · ${redact(account, hideAddresses, maxAccount)}`;
  return {
    title: redact(title, hideAddresses, maxTitle),
    body: redact(body, hideAddresses, maxBody - where.length) + where,
  };
}

function isNotEmpty<F>(facts: readonly F[]): facts is NonEmpty<F> {
  return facts.length > 0;
}

/** About these facts, oldest first, or that they are all over; null when there is nothing to say. */
export function messageOf(
  { id, provider, accountId }: Subject,
  facts: readonly unknown[],
  { silent, allOver = false }: { silent: boolean; allOver?: boolean },
  { now, settings: { hideAddresses }, accounts, timeZone }: AlertContext,
): Alert | null {
  if (!isNotEmpty(facts)) return null;
  const account = accountId === null || accounts.size < 2 ? null : (accounts.get(accountId) ?? null);
  const wording: Wording = { now, timeZone, hideAddresses, account };
  const words = allOver ? provider.overWords?.(facts, wording) : provider.words(facts, wording);
  if (words === undefined) return null;
  const itemIds = allOver ? [] : facts.flatMap((fact) => provider.retries?.(fact) ?? []);
  const counts = facts.map((fact) => (allOver ? 1 : (provider.count?.(fact) ?? 1)));
  return {
    id,
    group: accountId ?? 'guestlist',
    kind: allOver ? 'recovered' : provider.kindOf(facts.at(-1)),
    accountId,
    ...redacted(words, wording),
    count: counts.reduce((sum, count) => sum + count, 0),
    // Good news makes no sound.
    silent: silent || allOver,
    actions: itemIds.length > 0 ? ['retry', 'open'] : ['open'],
    itemIds,
    target: provider.target(facts),
    at: now,
  };
}
