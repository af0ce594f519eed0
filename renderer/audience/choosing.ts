/** What a person does to where new addresses go. */
import { useEffect } from 'react';
import { application, waitlist } from '../../preload/audience-rules.ts';
import { useGuestlist } from '../state/guestlist-context.ts';
import type { AudienceHandle, Destination } from './use-audience.ts';

export interface Choosing {
  /** Also shows the list that belongs to it. */
  choose(next: Destination): void;
  /** The next of what there is: the application, the organization that was chosen last, the waitlist. */
  next(): Promise<void>;
}

export function useChoosing(accountId: string, audience: AudienceHandle): Choosing {
  const { offered, chosen, told, setChosen, show } = audience;
  const { organizations } = useGuestlist();
  function choose(next: Destination): void {
    // That an address goes to the waitlist holds for this page: main remembers where people are invited to.
    if (next.kind !== 'waitlist') {
      const before = told.current;
      const organization = next.kind === 'organization' ? next : null;
      told.current = organizations.choose({ accountId, chosen: organization }).then(async (answer) => {
        if (!answer.ok) return answer;
        const earlier = await before;
        const last = organization ?? (earlier?.ok ? (earlier.value.chosen ?? earlier.value.last) : null);
        return { ok: true, value: { chosen: organization, last } };
      });
    }
    setChosen(next);
    show(next.kind);
  }
  return {
    choose,
    async next() {
      told.current ??= organizations.chosen({ accountId });
      const answer = await told.current;
      if (!answer.ok) return;
      const { chosen: remembered, last } = answer.value;
      const known: Record<string, Destination | null> = {
        application,
        organization: remembered ?? last,
        waitlist,
      };
      const all = offered.flatMap((kind) => known[kind] ?? []);
      const at = all.findIndex(({ kind }) => kind === chosen.kind);
      const following = all[(at + 1) % all.length];
      if (following && following.kind !== chosen.kind) choose(following);
    },
  };
}

/** Shows what main remembers, once. */
export function useRemembered(accountId: string, { chosen, told, setChosen, show }: AudienceHandle): void {
  const { organizations } = useGuestlist();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each account.
  useEffect(() => {
    told.current ??= organizations.chosen({ accountId });
    void told.current.then((answer) => {
      if (!answer.ok) told.current = null;
      else if (answer.value.chosen && chosen.kind !== 'waitlist') {
        setChosen(answer.value.chosen);
        show('organization');
      }
    });
  }, [accountId]);
}
