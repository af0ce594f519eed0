/** Tells before sending which addresses have a pending or accepted invitation, from main's local copy, and which are in the queue. */
import { useEffect, useState } from 'react';
import type { KnownAddresses } from '../../preload/invitation.ts';
import type { QueueItem } from '../../preload/queue.ts';
import { asked, type Destination, placeOf, placeOfItem } from '../audience/use-audience.ts';
import { isActive } from '../queue/use-queue.ts';
import { useGuestlist } from '../state/guestlist-context.ts';
import { addressKey, type ParsedAddress } from './parse-addresses.ts';

export type Known = KnownAddresses['known'][number]['status'] | 'queued';

/** As many as one question may be about (preload/invitation.ts). */
const askedFor = 10_000;

/** By address as typed. Addresses that nobody knows have no entry. */
export function useKnownAddresses(
  accountId: string,
  entries: readonly ParsedAddress[],
  queue: readonly QueueItem[],
  chosen: Destination,
): ReadonlyMap<string, Known> {
  const { invitations } = useGuestlist();
  const [known, setKnown] = useState<ReadonlyMap<string, Known>>(new Map());
  const wanted = entries.filter(({ valid }) => valid).slice(0, askedFor);
  const key = wanted.map(({ text }) => text).join(' ');
  const place = placeOf(chosen);
  // biome-ignore lint/correctness/useExhaustiveDependencies: of the choice only the place counts.
  useEffect(() => {
    let current = true;
    const addresses = key === '' ? [] : key.split(' ');
    const question = { accountId, addresses, ...asked(chosen) };
    const answer = addresses.length > 0 ? invitations.known(question) : null;
    void Promise.resolve(answer).then((told) => {
      const found = told?.ok ? told.value.known : [];
      if (current) setKnown(new Map(found.map(({ emailAddress, status }) => [emailAddress, status])));
    });
    return () => {
      current = false;
    };
  }, [invitations, accountId, key, place]);
  const underWay = queue.filter(
    (item) =>
      (item.operation === 'create' || item.operation === 'resend' || item.operation === 'invite') &&
      placeOfItem(item) === place &&
      isActive(item),
  );
  if (underWay.length === 0) return known;
  const queued = new Set(underWay.map(({ emailAddress }) => addressKey(emailAddress)));
  return new Map([
    ...known,
    ...wanted.flatMap(({ text }) => (queued.has(addressKey(text)) ? [[text, 'queued'] as const] : [])),
  ]);
}
