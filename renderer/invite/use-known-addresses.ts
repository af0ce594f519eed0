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

export interface KnownHandle {
  /** By address as typed. Addresses that nobody knows have no entry. */
  known: ReadonlyMap<string, Known>;
  /** These are all that are known of the addresses that stand there now: there is nothing more to come. */
  settled: boolean;
}

const nothing: { key: string; found: ReadonlyMap<string, Known> } = { key: '', found: new Map() };

export function useKnownAddresses(
  accountId: string,
  entries: readonly ParsedAddress[],
  queue: readonly QueueItem[],
  chosen: Destination,
): KnownHandle {
  const { invitations } = useGuestlist();
  const [answer, setAnswer] = useState(nothing);
  const wanted = entries.filter(({ valid }) => valid).slice(0, askedFor);
  const key = wanted.map(({ text }) => text).join(' ');
  const place = placeOf(chosen);
  // biome-ignore lint/correctness/useExhaustiveDependencies: of the choice only the place counts.
  useEffect(() => {
    let current = true;
    const addresses = key === '' ? [] : key.split(' ');
    const question = { accountId, addresses, ...asked(chosen) };
    const answered = addresses.length > 0 ? invitations.known(question) : null;
    void Promise.resolve(answered).then((told) => {
      const found = told?.ok ? told.value.known : [];
      if (!current) return;
      setAnswer({ key, found: new Map(found.map(({ emailAddress, status }) => [emailAddress, status])) });
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
  const { found } = answer;
  const settled = answer.key === key;
  if (underWay.length === 0) return { known: found, settled };
  const queued = new Set(underWay.map(({ emailAddress }) => addressKey(emailAddress)));
  const known = new Map([
    ...found,
    ...wanted.flatMap(({ text }) => (queued.has(addressKey(text)) ? [[text, 'queued'] as const] : [])),
  ]);
  return { known, settled };
}
