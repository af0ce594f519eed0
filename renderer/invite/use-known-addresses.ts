/** Tells before sending which addresses have a pending or accepted invitation, from main's local copy, and which are in the queue. */
import { useEffect, useState } from 'react';
import type { Guestlist } from '../../preload/contract.ts';
import type { Status } from '../../preload/invitation.ts';
import type { QueueItem } from '../../preload/queue.ts';
import { isActive } from '../queue/use-queue.ts';
import { useGuestlist } from '../state/guestlist-context.ts';
import { addressKey, type ParsedAddress } from './parse-addresses.ts';

export type Known = Extract<Status, 'pending' | 'accepted'> | 'queued';

/** More chips than this are not looked up one by one; main tells them apart when they are sent. */
const lookedUp = 20;

async function findOut(guestlist: Guestlist, accountId: string, address: string): Promise<Known | null> {
  for (const status of ['pending', 'accepted'] as const) {
    const answer = await guestlist.invitations.list({
      accountId,
      status,
      search: address,
      order: '-created_at',
      offset: 0,
      limit: 5,
    });
    if (!answer.ok) return null;
    if (answer.value.rows.some((row) => addressKey(row.emailAddress) === addressKey(address))) return status;
  }
  return null;
}

/** By address as typed. Addresses that nobody knows, or past the first twenty, have no entry. */
export function useKnownAddresses(
  accountId: string,
  entries: readonly ParsedAddress[],
  queue: readonly QueueItem[],
): ReadonlyMap<string, Known> {
  const guestlist = useGuestlist();
  const [known, setKnown] = useState<ReadonlyMap<string, Known>>(new Map());
  const wanted = entries.slice(0, lookedUp).filter(({ valid }) => valid);
  const key = wanted.map(({ text }) => text).join(' ');
  useEffect(() => {
    let current = true;
    const addresses = key === '' ? [] : key.split(' ');
    void Promise.all(
      addresses.map(async (address) => [address, await findOut(guestlist, accountId, address)] as const),
    ).then((found) => {
      if (current) setKnown(new Map(found.filter((pair): pair is [string, Known] => pair[1] !== null)));
    });
    return () => {
      current = false;
    };
  }, [guestlist, accountId, key]);
  const underWay = queue.filter((item) => item.operation !== 'revoke' && isActive(item));
  const queued = new Set(underWay.map(({ emailAddress }) => addressKey(emailAddress)));
  return new Map([
    ...known,
    ...wanted.flatMap(({ text }) => (queued.has(addressKey(text)) ? [[text, 'queued'] as const] : [])),
  ]);
}
