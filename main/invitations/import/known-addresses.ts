/** Which addresses of an import Clerk or the queue has already, before anything is sent. */
import type { Handlers } from '../../../preload/contract.ts';
import type { ImportDuplicate } from '../../../preload/import.ts';
import { addressKey } from './address.ts';
import type { ReadyRow } from './read-text.ts';
import { wholeList } from './whole-list.ts';

export interface KnownPorts {
  invitations: Pick<Handlers['invitations'], 'list'>;
  /** Addresses, in lower case, that an invitation is on its way to. */
  addressesUnderWay(accountId: string): Promise<ReadonlySet<string>>;
}

export type Known = Exclude<ImportDuplicate['of'], 'file'>;

/** So few addresses are searched for one by one; beyond that the whole list is read once. */
const searchedFor = 50;

async function listed(
  { invitations }: KnownPorts,
  accountId: string,
  status: 'pending' | 'accepted',
  wanted: ReadonlySet<string>,
): Promise<string[]> {
  const found: string[] = [];
  const searches = wanted.size <= searchedFor ? [...wanted] : [''];
  for (const search of searches) {
    const question = { accountId, status, search, order: '+created_at' } as const;
    for await (const { emailAddress } of wholeList(invitations.list, question)) {
      if (wanted.has(addressKey(emailAddress))) found.push(addressKey(emailAddress));
    }
  }
  return found;
}

/** By {@link addressKey}. An address in several places is told as the queue's first, then as pending. */
export async function knownAddresses(
  ports: KnownPorts,
  accountId: string,
  rows: readonly ReadyRow[],
): Promise<ReadonlyMap<string, Known>> {
  const wanted = new Set(rows.map(({ draft }) => addressKey(draft.emailAddress)));
  const known = new Map<string, Known>();
  for (const status of ['accepted', 'pending'] as const) {
    for (const address of await listed(ports, accountId, status, wanted)) known.set(address, status);
  }
  const underWay = await ports.addressesUnderWay(accountId);
  for (const address of wanted) if (underWay.has(address)) known.set(address, 'queue');
  return known;
}

/**
 * Those that need no invitation. Who asks to ignore existing ones gets a second invitation beside a pending or
 * accepted one, but never a second place in the queue.
 */
export function isKept({ draft }: ReadyRow, known: Known | undefined): boolean {
  return known === undefined || (known !== 'queue' && draft.ignoreExisting === true);
}
