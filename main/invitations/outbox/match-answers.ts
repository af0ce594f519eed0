/** Which invitation of a bulk answer belongs to which draft. */
import type { Row } from '../audiences/row.ts';
import { mailboxKey } from '../mailbox.ts';
import { addressOf, type OutboxItem } from './item.ts';

/**
 * By the item's id. Addresses are matched first, in any form and order. Whoever is left over goes by place, when there
 * is one invitation for every draft: Clerk may show an address in a form that nobody foresaw, and asking again for
 * what a 200 has confirmed would send a second e-mail. An invitation counts once, by its id.
 */
export function matchAnswers(items: readonly OutboxItem[], answers: readonly Row[]): Map<string, Row> {
  const found = new Map<string, Row>();
  const left = new Map(answers.map((each) => [each.id, each]));
  const forEach = left.size === items.length;
  const byAddress = Map.groupBy(left.values(), ({ emailAddress }) => mailboxKey(emailAddress));
  for (const item of items) {
    const invitation = byAddress.get(addressOf(item))?.shift();
    if (invitation === undefined) continue;
    found.set(item.id, invitation);
    left.delete(invitation.id);
  }
  if (!forEach) return found;
  const rest = left.values();
  for (const item of items) {
    if (found.has(item.id)) continue;
    const { value } = rest.next();
    if (value !== undefined) found.set(item.id, value);
  }
  return found;
}
