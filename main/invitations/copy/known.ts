/** What the copy knows of many addresses, found in one pass however many are asked for. */
import { type KnownAddresses, knownStatuses, type Status } from '../../../preload/invitation.ts';
import { mailboxKey } from '../mailbox.ts';
import type { Columns } from './columns.ts';

type Known = KnownAddresses['known'][number]['status'];

const isKnown = (status: Status): status is Known => knownStatuses.some((each) => each === status);

/**
 * Which have an invitation that makes another one needless, or are on the waitlist. A pending one counts before any
 * other. `organizationId`: in that organization alone.
 */
export function knownAmong(
  columns: Columns,
  addresses: readonly string[],
  organizationId?: string,
): KnownAddresses['known'] {
  const wanted = new Map(addresses.map((address) => [mailboxKey(address.trim()), address]));
  const found = new Map<string, Known>();
  for (let slot = 0; slot < columns.length; slot += 1) {
    const address = wanted.get(columns.mailbox(slot));
    if (address === undefined || !columns.has(slot)) continue;
    if (columns.organization(slot) !== organizationId) continue;
    const status = columns.status(slot);
    if (isKnown(status) && (status === 'pending' || !found.has(address))) found.set(address, status);
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
