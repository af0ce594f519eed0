/** Organizations that are called as what is typed, asked of Clerk once nobody types any more. */
import { useEffect, useState } from 'react';
import type { OrganizationFound } from '../../preload/audience.ts';
import { useGuestlist } from '../state/guestlist-context.ts';

/** A request to Clerk for each key would be felt in its limits, milliseconds. */
const typedMs = 200;
/** Beside people and commands. */
const shown = 5;

const nobody: readonly OrganizationFound[] = [];

/** Those of the search before stay until the next are known. What cannot be asked is not there to be chosen. */
export function useOrganizations(accountId: string, search: string): readonly OrganizationFound[] {
  const { organizations } = useGuestlist();
  const [found, setFound] = useState(nobody);
  useEffect(() => {
    if (search === '') {
      setFound(nobody);
      return;
    }
    let newest = true;
    const timer = setTimeout(() => {
      void organizations.find({ accountId, search }).then((answer) => {
        if (newest) setFound(answer.ok ? answer.value.organizations.slice(0, shown) : nobody);
      });
    }, typedMs);
    return () => {
      newest = false;
      clearTimeout(timer);
    };
  }, [organizations, accountId, search]);
  return found;
}
