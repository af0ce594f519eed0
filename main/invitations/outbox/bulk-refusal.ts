/** For whose sake a bulk call was refused, as far as Clerk's errors tell. */
import type { Failure } from '../../../preload/failure.ts';
import { mailboxKey } from '../mailbox.ts';

/** Where Clerk names addresses: `duplicate_record` and `not_allowed_access` do, the others do not. */
const metaNames = ['email_addresses', 'email_address', 'identifiers', 'identifier'];

function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.flatMap(texts) : [];
}

/** By {@link mailboxKey}; empty when nobody is named. */
export function guiltyAddresses(failure: Failure): Set<string> {
  const errors = 'errors' in failure ? failure.errors : [];
  const named = errors.flatMap(({ meta }) => metaNames.flatMap((name) => texts(meta?.[name])));
  return new Set(named.map(mailboxKey));
}
