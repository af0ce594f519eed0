/** What a person does to where new invitations go. */
import { useEffect } from 'react';
import type { OrganizationChoice } from '../../preload/audience.ts';
import { useGuestlist } from '../state/guestlist-context.ts';
import type { AudienceHandle } from './use-audience.ts';

export interface Choosing {
  /** Also shows the list that belongs to it. */
  choose(next: OrganizationChoice | null): void;
  /** Between the application and the organization that was chosen last; nothing where there was none. */
  toggle(): Promise<void>;
}

export function useChoosing(accountId: string, { told, setChosen, show }: AudienceHandle): Choosing {
  const { organizations } = useGuestlist();
  function choose(next: OrganizationChoice | null): void {
    const before = told.current;
    told.current = organizations.choose({ accountId, chosen: next }).then(async (answer) => {
      if (!answer.ok) return answer;
      const earlier = await before;
      const last = next ?? (earlier?.ok ? (earlier.value.chosen ?? earlier.value.last) : null);
      return { ok: true, value: { chosen: next, last } };
    });
    setChosen(next);
    show(next === null ? 'application' : 'organization');
  }
  return {
    choose,
    async toggle() {
      told.current ??= organizations.chosen({ accountId });
      const answer = await told.current;
      if (!answer.ok) return;
      const { chosen, last } = answer.value;
      if (chosen !== null || last !== null) choose(chosen === null ? last : null);
    },
  };
}

/** Shows what main remembers, once. */
export function useRemembered(accountId: string, { told, setChosen, show }: AudienceHandle): void {
  const { organizations } = useGuestlist();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each account.
  useEffect(() => {
    told.current ??= organizations.chosen({ accountId });
    void told.current.then((answer) => {
      if (!answer.ok) told.current = null;
      else if (answer.value.chosen) {
        setChosen(answer.value.chosen);
        show('organization');
      }
    });
  }, [accountId]);
}
