/** Which addresses of an import Clerk or the queue has already, before anything is sent. */
import type { Audience } from '../../../preload/audience.ts';
import type { Handlers } from '../../../preload/contract.ts';
import type { duplicateOf } from '../../../preload/import.ts';
import type { KnownAddresses } from '../../../preload/invitation.ts';

export interface KnownPorts {
  invitations: Pick<Handlers['invitations'], 'known'>;
  /** Addresses, in lower case, that an invitation is on its way to. */
  addressesUnderWay(accountId: string, audience?: Audience): Promise<ReadonlySet<string>>;
}

export type Known = Exclude<(typeof duplicateOf)[number], 'file'>;

/** Whoever is on the waitlist and has not signed up waits, whatever became of it. */
const knownAs = {
  pending: 'pending',
  accepted: 'accepted',
  invited: 'pending',
  completed: 'accepted',
  rejected: 'pending',
} as const satisfies Record<KnownAddresses['known'][number]['status'], Known>;

/** By address, all of them in lower case. One in several places is told as the queue's first, then as pending. */
export async function knownAddresses(
  ports: KnownPorts,
  accountId: string,
  addresses: readonly string[],
  audience?: Audience,
): Promise<ReadonlyMap<string, Known>> {
  const wanted = [...addresses];
  const listed = await ports.invitations.known({ accountId, addresses: wanted, audience });
  const known = new Map<string, Known>(
    listed.known.map(({ emailAddress, status }) => [emailAddress.toLowerCase(), knownAs[status]]),
  );
  const underWay = await ports.addressesUnderWay(accountId, audience);
  for (const address of wanted) if (underWay.has(address)) known.set(address, 'queue');
  return known;
}
