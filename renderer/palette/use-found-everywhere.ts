/** Who matches what is typed in the lists of every audience; the answers to the newest question count. */
import { useEffect, useState } from 'react';
import type { AudienceKind } from '../../preload/audience-rules.ts';
import type { Found } from '../../preload/find.ts';
import { audiences } from '../audience/audiences.ts';
import { useGuestlist } from '../state/guestlist-context.ts';
import type { FoundIn } from './choices.ts';

const nobody: Found = { lists: [], queue: { total: 0, items: [] } };

export interface FoundEverywhere {
  /** What this is the answer to; what is typed may be further on. */
  search: string;
  found: readonly FoundIn[];
}

/** `limit` and null as in list/use-found.ts. `kinds`: what the instance has; the same array as long as it does. */
export function useFoundEverywhere(
  accountId: string,
  search: string,
  limit: number,
  kinds: readonly AudienceKind[],
): FoundEverywhere | null {
  const { invitations } = useGuestlist();
  const [found, setFound] = useState<FoundEverywhere | null>(null);
  useEffect(() => {
    if (search === '') {
      setFound(null);
      return;
    }
    let newest = true;
    const all = kinds.map(async (kind): Promise<FoundIn> => {
      const audience = kind === 'application' ? {} : { audience: kind };
      const answer = await invitations.find({ accountId, search, limit, ...audience });
      return { ...(answer.ok ? answer.value : nobody), audience: audiences[kind] };
    });
    void Promise.all(all).then((answers) => newest && setFound({ search, found: answers }));
    return () => {
      newest = false;
    };
  }, [invitations, accountId, search, limit, kinds]);
  return found;
}
