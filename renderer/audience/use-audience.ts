/** Where new invitations go, and whose list is shown. Main remembers the former, for each account. */
import { useMemo, useRef, useState } from 'react';
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

type Remembered = ReturnType<Guestlist['organizations']['chosen']>;

export interface AudienceHandle {
  /** What the instance has, the application first. */
  offered: readonly AudienceKind[];
  /** Whether there is anything to choose between. */
  isOffered: boolean;
  /** Where new addresses go. */
  chosen: Destination;
  /** Also shows a list: the one that belongs to it, unless told otherwise. */
  choose(next: Destination, shown?: AudienceKind): void;
  /** Whose list is shown. */
  shown: AudienceKind;
  show(kind: AudienceKind): void;
  /** Whether a person is choosing where new addresses go, and with which organization that begins. */
  picking: OrganizationFound | 'open' | null;
  pick(next: AudienceHandle['picking']): void;
  /** What main remembers, or was told last. */
  remembered(): Remembered;
  /** Takes up what main remembers. */
  takeUp(): void;
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

/**
 * `sync` null: not known yet. `start`: the organization that the account starts with; null: where it invited to last. How
 * a person chooses is in choosing.ts, which comes with what they choose by.
 */
export function useAudience(
  accountId: string,
  sync: SyncState | null,
  start: OrganizationChoice | null,
): AudienceHandle {
  const { organizations } = useGuestlist();
  const [chosen, setChosen] = useKept<Destination>(`${accountId} audience`, application);
  const [begun, setBegun] = useKept(`${accountId} begun`, false);
  const [shown, show] = useKept<AudienceKind>(`${accountId} list`, 'application');
  const [picking, pick] = useState<AudienceHandle['picking']>(null);
  const told = useRef<Remembered | null>(null);
  /** What was chosen on this page. Told again when main did not take it: what main has is somewhere else. */
  const wanted = useRef<Destination | null>(null);
  const others = sync?.audiences?.join(' ') ?? '';
  const offered = useMemo(
    () => ['application', ...others.split(' ').filter(Boolean)] as AudienceKind[],
    [others],
  );
  const isOffered = offered.length > 1;

  async function tell(next: Destination): Remembered {
    const before = told.current;
    const onto = next.kind === 'waitlist';
    const into = next.kind === 'organization' ? next : null;
    const answer = await organizations.choose({ accountId, chosen: into, ...(onto && { waitlist: onto }) });
    if (!answer.ok) return answer;
    const earlier = await before;
    const last = into ?? (earlier?.ok ? (earlier.value.chosen ?? earlier.value.last) : null);
    return { ok: true, value: { chosen: into, last, waitlist: onto } };
  }
  function remembered(): Remembered {
    const here = wanted.current ?? (begun ? null : start);
    told.current ??= here ? tell(here) : organizations.chosen({ accountId });
    setBegun(true);
    return told.current;
  }
  return {
    offered,
    isOffered,
    chosen: offered.includes(chosen.kind) ? chosen : application,
    choose(next, list = next.kind) {
      wanted.current = next;
      told.current = tell(next);
      setBegun(true);
      setChosen(next);
      show(list);
    },
    shown: offered.includes(shown) ? shown : 'application',
    show,
    picking: isOffered ? picking : null,
    pick,
    remembered,
    takeUp() {
      void remembered().then((answer) => {
        if (!answer.ok) {
          told.current = null;
          return;
        }
        const next = answer.value.waitlist ? waitlist : answer.value.chosen;
        if (!next) return;
        setChosen(next);
        show(next.kind);
      });
    },
    async now() {
      if (sync && !isOffered) return { ok: true, value: application };
      const answer = await remembered();
      if (!answer.ok) {
        told.current = null;
        return answer;
      }
      if (answer.value.waitlist && (!sync || offered.includes('waitlist')))
        return { ok: true, value: waitlist };
      return { ok: true, value: audienceOf(answer.value.chosen ?? application) };
    },
  };
}
