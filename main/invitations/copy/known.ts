/** What the copy knows of many addresses, found in one pass however many are asked for. */
import type { KnownAddresses } from '../../../preload/invitation.ts';
import { mailboxKey } from '../mailbox.ts';
import type { Columns } from './columns.ts';

/** Which have an invitation that makes another one needless. A pending one counts before an accepted one. Unset: to the application. */
export function knownAmong(
  columns: Columns,
  addresses: readonly string[],
  organizationId?: string,
): KnownAddresses['known'] {
  const wanted = new Map(addresses.map((address) => [mailboxKey(address.trim()), address]));
  const found = new Map<string, 'pending' | 'accepted'>();
  for (let slot = 0; slot < columns.length; slot += 1) {
    const address = wanted.get(columns.mailbox(slot));
    if (address === undefined || !columns.has(slot)) continue;
    if (columns.organization(slot) !== organizationId) continue;
    const status = columns.status(slot);
    if (status === 'pending') found.set(address, status);
    else if (status === 'accepted' && !found.has(address)) found.set(address, status);
  }
  return [...found].map(([emailAddress, status]) => ({ emailAddress, status }));
}

/** The ids of all invitations of each address; those without any are left out. Addresses by `mailboxKey`. */
export function idsAmong(columns: Columns, addresses: readonly string[]): Map<string, string[]> {
  const wanted = new Set(addresses);
  const found = new Map<string, string[]>();
  for (let slot = 0; slot < columns.length; slot += 1) {
    const address = columns.mailbox(slot);
    if (!wanted.has(address) || !columns.has(slot)) continue;
    const ids = found.get(address);
    if (ids) ids.push(columns.id(slot));
    else found.set(address, [columns.id(slot)]);
  }
  return found;
}
