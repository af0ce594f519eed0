/** Where new invitations go, and whose list is shown. Main remembers the former, for each account. */
import { type RefObject, useMemo, useRef, useState } from 'react';
import type {
  Audience,
  AudienceKind,
  OrganizationChoice,
  OrganizationFound,
} from '../../preload/audience.ts';
import { application, waitlist } from '../../preload/audience-rules.ts';
import type { Guestlist } from '../../preload/contract.ts';
import type { Result } from '../../preload/failure.ts';
import type { QueueItem } from '../../preload/queue.ts';
import type { SyncState } from '../../preload/sync.ts';
import { useKept } from '../shell/kept-view.ts';
import { useGuestlist } from '../state/guestlist-context.ts';

/** What new addresses go to, with names to show. */
export type Destination = OrganizationChoice | typeof application | typeof waitlist;

export interface AudienceHandle {
  /** What the instance has, the application first. */
  offered: readonly AudienceKind[];
  /** Whether there is anything to choose between. */
  isOffered: boolean;
  /** Where new addresses go. */
  chosen: Destination;
  setChosen(next: Destination): void;
  /** Whose list is shown. */
  shown: AudienceKind;
  show(kind: AudienceKind): void;
  /** Whether a person is choosing where new addresses go, and with which organization that begins. */
  picking: OrganizationFound | 'open' | null;
  pick(next: AudienceHandle['picking']): void;
  /** What main was asked last, or told; null: nothing yet. */
  told: RefObject<ReturnType<Guestlist['organizations']['chosen']> | null>;
  /** For what is about to be sent, certainly: waits until main has told. */
  now(): Promise<Result<Audience>>;
}

export function audienceOf(chosen: Destination): Audience {
  if (chosen.kind !== 'organization') return chosen;
  const { organizationName: _, roleName: __, ...audience } = chosen;
  return audience;
}

/** As the contract wants it: the application goes without saying. */
export const asked = (chosen: Destination): { audience?: Audience } =>
  chosen.kind === 'application' ? {} : { audience: audienceOf(chosen) };

/** One address goes to each place once. */
export const placeOf = (chosen: Destination): string =>
  chosen.kind === 'organization' ? chosen.organizationId : chosen.kind;
export const placeOfItem = ({ audience = 'application', into }: QueueItem): string =>
  into?.organizationId ?? audience;

/** `sync` null: not known yet. How a person chooses is in choosing.ts, which comes with what they choose by. */
export function useAudience(accountId: string, sync: SyncState | null): AudienceHandle {
  const { organizations } = useGuestlist();
  const [chosen, setChosen] = useKept<Destination>(`${accountId} audience`, application);
  const [shown, show] = useKept<AudienceKind>(`${accountId} list`, 'application');
  const [picking, pick] = useState<AudienceHandle['picking']>(null);
  const told: AudienceHandle['told'] = useRef(null);
  const others = sync?.audiences?.join(' ') ?? '';
  const offered = useMemo(
    () => ['application', ...others.split(' ').filter(Boolean)] as AudienceKind[],
    [others],
  );
  const isOffered = offered.length > 1;
  return {
    offered,
    isOffered,
    chosen: offered.includes(chosen.kind) ? chosen : application,
    setChosen,
    shown: offered.includes(shown) ? shown : 'application',
    show,
    picking: isOffered ? picking : null,
    pick,
    told,
    async now() {
      if (sync && !isOffered) return { ok: true, value: application };
      if (chosen.kind === 'waitlist' && (!sync || offered.includes('waitlist')))
        return { ok: true, value: waitlist };
      told.current ??= organizations.chosen({ accountId });
      const answer = await told.current;
      if (!answer.ok) told.current = null;
      return answer.ok ? { ok: true, value: audienceOf(answer.value.chosen ?? application) } : answer;
    },
  };
}
