import { Ban, Check, CircleAlert, Clock, Search, UserPlus } from 'lucide-react';
import { memo, type ReactNode, type RefObject, Suspense, useEffect } from 'react';
import type { Account } from '../../preload/account.ts';
import type { Invitation, Status } from '../../preload/invitation.ts';
import type { QueueItem } from '../../preload/queue.ts';
import type { SyncState } from '../../preload/sync.ts';
import { audiences } from '../audience/audiences.ts';
import { noMatchCopy, selectionCopy, unreadTitle } from '../copy/list.ts';
import type { LaunchActionOf } from '../shell/launch-action-context.ts';
import { useGuestlist } from '../state/guestlist-context.ts';
import { EmptyState, Skeleton } from '../ui/EmptyState.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { fetching, Later, later, useFetchedLater } from '../ui/Later.tsx';
import { useCopy } from '../ui/use-copy.ts';
import { useRoomy } from '../ui/use-roomy.ts';
import { FoundNote } from './FoundNote.tsx';
import { InvitationList } from './InvitationList.tsx';
import type { Verb } from './row-acts.ts';
import type { RowCache } from './row-cache.ts';
import type { SelectionActs } from './SelectionBar.tsx';
import { useFocusBack } from './use-focus-back.ts';
import type { ListHandle } from './use-grid.ts';
import { useRowActions } from './use-row-actions.ts';
import { type RowsHandle, useRows } from './use-rows.ts';
import { useSelection } from './use-selection.ts';

const ResendSheet = later(async () => (await import('../resend/ResendSheet.tsx')).ResendSheet);
const selectionBar = async () => (await import('./parts.ts')).SelectionBar;
const SelectionBar = later(selectionBar);
const RowQuestion = later(async () => (await import('./parts.ts')).RowQuestion);
const Elsewhere = later(async () => (await import('./parts.ts')).Elsewhere);
const Details = later(async () => (await import('../details/Details.tsx')).Details);

const icons: Record<Status, ReactNode> = {
  pending: <UserPlus size={20} />,
  accepted: <Check size={20} />,
  expired: <Clock size={20} />,
  revoked: <Ban size={20} />,
  other: <CircleAlert size={20} />,
  invited: <UserPlus size={20} />,
  completed: <Check size={20} />,
  rejected: <Ban size={20} />,
};

/** Which rows the page was opened for, and which one of them. */
export interface Aim extends Omit<LaunchActionOf<'list'>, 'kind'> {
  search?: string;
  inspect?: Invitation;
}

export interface ListPanelProps {
  account: Account;
  status: Status;
  cache: RowCache;
  sync: SyncState | null;
  active: ReadonlyMap<string, QueueItem>;
  now: number;
  /** Which rows the page was opened for. */
  aim: Aim | null;
  /** The rows, where the focus can be put on one. */
  list: RefObject<ListHandle | null>;
  /** Search. Where the focus goes from above the first row. */
  field: RefObject<HTMLInputElement | null>;
  /** Ends the search. */
  onClear: () => void;
  /** Searches through another list. */
  onShow: (status: Status, search: string) => void;
}

/** One status: its rows, or why there are none. Waits for their answer, not for what is being typed. */
export const ListPanel = memo(function ListPanel(props: ListPanelProps): ReactNode {
  const { account, status, cache, sync, active, now, aim, list, field, onClear, onShow } = props;
  const { invitations } = useGuestlist();
  const rows = useRows(cache);
  const actions = useRowActions(account);
  const selection = useSelection(rows, invitations.addresses);
  const copy = useCopy();
  const roomy = useRoomy();
  useFetchedLater(selectionBar);
  const inner = useFocusBack(list, rows.total);
  const { selected } = selection;
  const audience = audiences[rows.query?.audience ?? 'application'];
  const { words } = audience;
  // biome-ignore lint/correctness/useExhaustiveDependencies: in another list nobody is chosen yet.
  useEffect(() => actions.inspect(null), [status]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each aim counts once.
  useEffect(() => {
    if (aim?.resend) actions.resend(aim.resend);
    if (aim?.inspect) actions.inspect(aim.inspect);
  }, [aim]);
  const actOnAll = (verb: Verb) => {
    actions.actOnAll(verb, selected, audience, () => {
      selection.finish();
      list.current?.focus();
    });
  };
  const acts: SelectionActs = {
    verbs: audience.verbs(status),
    act: actOnAll,
    copy: () => void copy([...selected.values()].join('\n'), selectionCopy.copied(selected.size)),
    clear() {
      selection.clear();
      list.current?.focus();
    },
  };
  const search = rows.query?.search.trim() ?? '';
  return (
    <>
      <FoundNote search={search} total={rows.total} where={words.tabs[status]} onClear={onClear} />
      {search !== '' && rows.total > 0 ? (
        <Suspense fallback={fetching}>
          <Elsewhere
            accountId={account.id}
            audience={rows.query?.audience}
            status={status}
            search={search}
            onShow={onShow}
          />
        </Suspense>
      ) : null}
      {rows.total > 0 ? (
        <InvitationList
          rows={rows}
          selection={selection}
          acts={acts}
          now={now}
          active={active}
          actions={actions}
          handle={inner}
          onLeave={() => field.current?.focus()}
          onFocusedRow={roomy ? (invitation) => actions.inspect(invitation, 'passing') : undefined}
        />
      ) : (
        <NoRows accountId={account.id} status={status} rows={rows} sync={sync} onShow={onShow} />
      )}
      {selected.size > 0 ? (
        <Suspense fallback={fetching}>
          <SelectionBar count={selected.size} status={status} acts={acts} />
        </Suspense>
      ) : null}
      <Later wanted={actions.inspected !== null}>
        <Details accountId={account.id} actions={actions} onLeave={() => list.current?.focus()} />
      </Later>
      <Later wanted={actions.resending !== null}>
        <ResendSheet accountId={account.id} audience={audience} actions={actions} />
      </Later>
      <Later wanted={actions.asking !== null}>
        <RowQuestion account={account} actions={actions} />
      </Later>
    </>
  );
});

interface NoRowsProps {
  accountId: string;
  onShow: ListPanelProps['onShow'];
  status: Status;
  rows: RowsHandle;
  sync: SyncState | null;
}

function NoRows({ accountId, status, rows, sync, onShow }: NoRowsProps): ReactNode {
  const { words } = audiences[rows.query?.audience ?? 'application'];
  // A list that was never read tells nothing about who is in it. Why it was not is told above.
  if (sync && sync.lastSyncAt === null && sync.failure !== null) {
    return <EmptyState icon={icons.other} title={unreadTitle} text={words.unread} />;
  }
  if (rows.failure) {
    return (
      <div className="list-failure">
        <FailureNote
          failure={rows.failure}
          situation="action"
          actions={{ 'try-again': () => rows.cache.refresh() }}
        />
      </div>
    );
  }
  const syncing = sync === null || sync.lastSyncAt === null;
  if (rows.query === null || syncing) {
    const label = sync?.progress
      ? words.firstSync(sync.progress.done.toLocaleString('en'), sync.progress.total.toLocaleString('en'))
      : words.loading;
    return (
      <>
        {sync?.progress ? <p className="list-progress">{label}</p> : null}
        <Skeleton rows={6} label={label} />
      </>
    );
  }
  const { search } = rows.query;
  if (search !== '') {
    return (
      <EmptyState
        icon={<Search size={20} />}
        title={noMatchCopy.title(search)}
        text={words.among(words.tabs[status])}
      >
        <Suspense fallback={fetching}>
          <Elsewhere
            accountId={accountId}
            audience={rows.query.audience}
            status={status}
            search={search.trim()}
            onShow={onShow}
          />
        </Suspense>
      </EmptyState>
    );
  }
  return <EmptyState icon={icons[status]} {...words.empty[status]} />;
}
