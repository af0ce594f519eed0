/** Looks at what Clerk has for one address or one invitation: the only way to learn what a lost request did. */
import type { CallOptions, ClerkClient, ClerkInvitation, ListQuery, Page } from '../../clerk/api.ts';
import { formsOf, mailboxKey } from '../mailbox.ts';
import { unboundedList } from '../unbounded-list.ts';

const pageSize = 500;

/** A tenth of the largest list: beyond it the answers do not fit the question, or have no end. */
const mostMatches = 50_000;

type Listing = Pick<ClerkClient, 'list'>;

/**
 * All pages of a list. Where Clerk takes no whole address, its `query` finds parts too, and a common one can fill more
 * than a page.
 */
export async function everyMatch<R extends { id: string }>(
  read: (window: { limit: number; offset: number }) => Promise<Pick<Page<R>, 'data'>>,
): Promise<R[]> {
  const found = new Map<string, R>();
  for (let offset = 0; offset < mostMatches; offset += pageSize) {
    const known = found.size;
    const page = await read({ limit: pageSize, offset });
    for (const row of page.data) found.set(row.id, row);
    // A full page that brings nothing new would be followed by the same for ever.
    if (page.data.length < pageSize || found.size === known) return [...found.values()];
  }
  throw unboundedList('The list of one address', mostMatches);
}

/** With no status Clerk lists all but the revoked ones, so it takes two questions. */
async function matches(
  client: Listing,
  query: Pick<ListQuery, 'query' | 'emailAddress'>,
  options: CallOptions,
): Promise<ClerkInvitation[]> {
  const lists = await Promise.all([
    everyMatch((window) => client.list({ ...query, ...window }, options)),
    everyMatch((window) => client.list({ ...query, status: 'revoked', ...window }, options)),
  ]);
  return lists.flat();
}

/** Every invitation of exactly this mailbox, in whatever form Clerk keeps its address. Rejects with `ClerkCallError`. */
export async function lookUpAddress(
  client: Listing,
  address: string,
  options: CallOptions,
): Promise<ClerkInvitation[]> {
  const wanted = mailboxKey(address);
  const found = new Map<string, ClerkInvitation>();
  for (const form of formsOf(address)) {
    for (const each of await matches(client, { emailAddress: form }, options)) {
      if (mailboxKey(each.emailAddress) === wanted) found.set(each.id, each);
    }
  }
  return [...found.values()];
}

/** One invitation as it is now; null when Clerk does not have it. Rejects with `ClerkCallError`. */
export async function lookUpInvitation(
  client: Listing,
  id: string,
  options: CallOptions,
): Promise<ClerkInvitation | null> {
  const found = await matches(client, { query: id }, options);
  return found.find((invitation) => invitation.id === id) ?? null;
}
