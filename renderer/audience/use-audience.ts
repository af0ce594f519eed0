/** Where new invitations go, and whose list is shown. Main remembers the former, for each account. */
import { type RefObject, useRef, useState } from 'react';
import type {
  Audience,
  AudienceKind,
  OrganizationChoice,
  OrganizationFound,
} from '../../preload/audience.ts';
import { application } from '../../preload/audience-rules.ts';
import type { Guestlist } from '../../preload/contract.ts';
import type { Result } from '../../preload/failure.ts';
import type { SyncState } from '../../preload/sync.ts';
import { useKept } from '../shell/kept-view.ts';
import { useGuestlist } from '../state/guestlist-context.ts';

export interface AudienceHandle {
  /** Whether there is anything to choose between. */
  isOffered: boolean;
  /** Null: new invitations go to the application. */
  chosen: OrganizationChoice | null;
  setChosen(next: OrganizationChoice | null): void;
  /** Whose list is shown. */
  shown: AudienceKind;
  show(kind: AudienceKind): void;
  /** Whether a person is choosing where new invitations go, and with which organization that begins. */
  picking: OrganizationFound | 'open' | null;
  pick(next: AudienceHandle['picking']): void;
  /** What main was asked last, or told; null: nothing yet. */
  told: RefObject<ReturnType<Guestlist['organizations']['chosen']> | null>;
  /** For what is about to be sent, certainly: waits until main has told. */
  now(): Promise<Result<Audience>>;
}

export function audienceOf(chosen: OrganizationChoice | null): Audience {
  if (chosen === null) return application;
  const { organizationName: _, roleName: __, ...audience } = chosen;
  return audience;
}

/** `sync` null: not known yet. How a person chooses is in choosing.ts, which comes with what they choose by. */
export function useAudience(accountId: string, sync: SyncState | null): AudienceHandle {
  const { organizations } = useGuestlist();
  const [chosen, setChosen] = useKept<OrganizationChoice | null>(`${accountId} audience`, null);
  const [shown, show] = useKept<AudienceKind>(`${accountId} list`, 'application');
  const [picking, pick] = useState<AudienceHandle['picking']>(null);
  const told: AudienceHandle['told'] = useRef(null);
  const isOffered = sync?.audiences?.includes('organization') === true;
  return {
    isOffered,
    chosen: isOffered ? chosen : null,
    setChosen,
    shown: isOffered ? shown : 'application',
    show,
    picking: isOffered ? picking : null,
    pick,
    told,
    async now() {
      if (sync && !isOffered) return { ok: true, value: application };
      told.current ??= organizations.chosen({ accountId });
      const answer = await told.current;
      if (!answer.ok) told.current = null;
      return answer.ok ? { ok: true, value: audienceOf(answer.value.chosen) } : answer;
    },
  };
}
