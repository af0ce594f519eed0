/** Which of some addresses have an invitation that makes another one needless. */
import type { KnownAddresses } from '../../../preload/invitation.ts';
import type { Columns } from './columns.ts';

/** One pass over the copy, however many are asked for. A pending one counts before an accepted one. */
export function knownAmong(columns: Columns, addresses: readonly string[]): KnownAddresses['known'] {
  const wanted = new Map(addresses.map((address) => [address.trim().toLowerCase(), address]));
  const found = new Map<string, 'pending' | 'accepted'>();
  for (let slot = 0; slot < columns.length; slot += 1) {
    const address = wanted.get(columns.lowered(slot));
    if (address === undefined || !columns.has(slot)) continue;
    const status = columns.status(slot);
    if (status === 'pending') found.set(address, status);
    else if (status === 'accepted' && !found.has(address)) found.set(address, status);
  }
  return [...found].map(([emailAddress, status]) => ({ emailAddress, status }));
}
