/** Where new invitations go, and whose list is shown. Main remembers the former, for each account. */
import { useEffect, useRef } from 'react';
import type { Audience, AudienceKind, OrganizationChoice } from '../../preload/audience.ts';
import { application } from '../../preload/audience-rules.ts';
import type { Result } from '../../preload/failure.ts';
import type { SyncState } from '../../preload/sync.ts';
import { useKept } from '../shell/kept-view.ts';
import { useGuestlist } from '../state/guestlist-context.ts';
import { useResource } from '../state/use-resource.ts';

export interface AudienceHandle {
  /** Whether there is anything to choose between. */
  isOffered: boolean;
  /** Null: new invitations go to the application. */
  chosen: OrganizationChoice | null;
  /** Also shows the list that belongs to it. */
  choose(next: OrganizationChoice | null): void;
  /** Whose list is shown. */
  shown: AudienceKind;
  show(kind: AudienceKind): void;
  /** Between the application and the organization that was chosen last; answers false where there is none. */
  toggle(): Promise<boolean>;
  /** For what is about to be sent, certainly: waits until main has told. */
  now(): Promise<Result<Audience>>;
}

const nothingToAsk: Result<null> = { ok: true, value: null };

export function audienceOf(chosen: OrganizationChoice | null): Audience {
  if (chosen === null) return application;
  const { organizationName: _, roleName: __, ...audience } = chosen;
  return audience;
}

/** How the list that is shown stands. `own`: the application's, which the page has anyway. */
export function useListSync(
  accountId: string,
  own: SyncState | null,
  audience: AudienceKind | undefined,
): SyncState | null {
  const other = useResource<SyncState | null>(
    `sync ${accountId} ${audience}`,
    async ({ invitations }) =>
      audience === undefined ? nothingToAsk : invitations.syncState({ accountId, audience }),
    ['sync.changed'],
    accountId,
  );
  return audience === undefined ? own : other.value;
}

/** `sync` null: not known yet. */
export function useAudience(accountId: string, sync: SyncState | null): AudienceHandle {
  const { organizations } = useGuestlist();
  const [chosen, setChosen] = useKept<OrganizationChoice | null>(`${accountId} audience`, null);
  const [shown, setShown] = useKept<AudienceKind>(`${accountId} list`, 'application');
  /** What main was asked, until it is told otherwise. */
  const asked = useRef<ReturnType<typeof organizations.chosen> | null>(null);
  const isOffered = sync?.audiences?.includes('organization') === true;

  function ask() {
    asked.current ??= organizations.chosen({ accountId });
    return asked.current;
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for an instance that has any.
  useEffect(() => {
    if (!isOffered) return;
    void ask().then((answer) => {
      if (!answer.ok) asked.current = null;
      else if (answer.value.chosen) {
        setChosen(answer.value.chosen);
        setShown('organization');
      }
    });
  }, [isOffered]);

  function choose(next: OrganizationChoice | null): void {
    const before = asked.current;
    asked.current = organizations.choose({ accountId, chosen: next }).then(async (answer) => {
      if (!answer.ok) return answer;
      const earlier = await before;
      const last = next ?? (earlier?.ok ? (earlier.value.chosen ?? earlier.value.last) : null);
      return { ok: true, value: { chosen: next, last } };
    });
    setChosen(next);
    setShown(next === null ? 'application' : 'organization');
  }

  return {
    isOffered,
    chosen: isOffered ? chosen : null,
    choose,
    shown: isOffered ? shown : 'application',
    show: setShown,
    async toggle() {
      const answer = await ask();
      if (!answer.ok) return false;
      const { chosen: current, last } = answer.value;
      if (current === null && last === null) return false;
      choose(current === null ? last : null);
      return true;
    },
    async now() {
      if (sync !== null && !isOffered) return { ok: true, value: application };
      const answer = await ask();
      if (!answer.ok) asked.current = null;
      return answer.ok ? { ok: true, value: audienceOf(answer.value.chosen) } : answer;
    },
  };
}
