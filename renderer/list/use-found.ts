/** Who matches what is typed, asked of main with each key; the answer to the newest question counts. */
import { useEffect, useState } from 'react';
import type { AudienceKind } from '../../preload/audience.ts';
import type { Found } from '../../preload/find.ts';
import { useGuestlist } from '../state/guestlist-context.ts';

const nobody: Found = { lists: [], queue: { total: 0, items: [] } };

/**
 * `limit`: most rows of each list, and most items of the queue. Null until the first answer; then that of the question before, while the next is on its way.
 */
export function useFound(
  accountId: string,
  search: string,
  limit: number,
  audience?: AudienceKind | undefined,
): Found | null {
  const { invitations } = useGuestlist();
  const [found, setFound] = useState<Found | null>(null);
  useEffect(() => {
    if (search === '') {
      setFound(null);
      return;
    }
    let newest = true;
    void invitations.find({ accountId, search, limit, ...(audience && { audience }) }).then((answer) => {
      if (newest) setFound(answer.ok ? answer.value : nobody);
    });
    return () => {
      newest = false;
    };
  }, [invitations, accountId, search, limit, audience]);
  return found;
}
