/**
 * Looks for a whole address where the instance can: `email_address` of a list is newer (Clerk's SDK for Python 7.1.1,
 * 2026-11-19) than the `query` beside it, which finds parts of addresses and ids too. Which one it takes is learnt anew
 * with each start, from the first answer.
 */
import {
  type CallOptions,
  ClerkCallError,
  type ClerkClient,
  type InvitationPage,
  type ListQuery,
} from '../clerk/api.ts';
import { mailboxKey } from './mailbox.ts';

/** A refusal of the parameter, not of what it was asked about. */
function refusesParameter(error: unknown): boolean {
  return error instanceof ClerkCallError && 'status' in error.failure && error.failure.status === 422;
}

/** Whoever does not know a parameter may leave it out of account, and list everybody. */
function isAbout({ data }: InvitationPage, address: string): boolean {
  const wanted = mailboxKey(address);
  return data.every(
    ({ emailAddress, unread }) => unread === 'email_address' || mailboxKey(emailAddress) === wanted,
  );
}

/** The same client, whose lists by `emailAddress` go through `query` where the instance does not take it. */
export function withAddressLookup<C extends Pick<ClerkClient, 'list'>>(client: C): C {
  let taken = true;
  return {
    ...client,
    async list(query: ListQuery, options?: CallOptions) {
      const { emailAddress, ...others } = query;
      if (emailAddress === undefined) return client.list(query, options);
      if (taken) {
        try {
          const page = await client.list(query, options);
          if (isAbout(page, emailAddress)) return page;
        } catch (error) {
          if (!refusesParameter(error)) throw error;
        }
        taken = false;
      }
      return client.list({ ...others, query: emailAddress }, options);
    },
  };
}
