import { Ban, Check, Hourglass, SearchX, UserPlus } from 'lucide-react';
import type { ReactNode, RefObject } from 'react';
import type { Account } from '../../preload/account.ts';
import type { Status } from '../../preload/invitation.ts';
import type { QueueItem } from '../../preload/queue.ts';
import type { SyncState } from '../../preload/sync.ts';
import { confirmCopy, emptyCopy, listCopy, noMatchCopy, tabWords } from '../copy/list.ts';
import { EmptyState, Skeleton } from '../ui/EmptyState.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { Confirm } from '../ui/Modal.tsx';
import { Details } from './Details.tsx';
import { InvitationList, type ListHandle } from './InvitationList.tsx';
import { useRowActions } from './use-row-actions.ts';
import type { RowsHandle } from './use-rows.ts';

const icons: Record<Status, ReactNode> = {
  pending: <UserPlus size={20} />,
  accepted: <Check size={20} />,
  expired: <Hourglass size={20} />,
  revoked: <Ban size={20} />,
};

interface ListPanelProps {
  account: Account;
  status: Status;
  search: string;
  rows: RowsHandle;
  sync: SyncState | null;
  active: ReadonlyMap<string, QueueItem>;
  now: number;
  handle: RefObject<ListHandle | null>;
  onLeave: () => void;
}

/** One status: its rows, or why there are none. */
export function ListPanel(props: ListPanelProps): ReactNode {
  const { account, rows, active, now, handle, onLeave } = props;
  const actions = useRowActions(account);
  return (
    <>
      {rows.total > 0 ? (
        <InvitationList
          rows={rows}
          now={now}
          active={active}
          actions={actions}
          handle={handle}
          onLeave={onLeave}
        />
      ) : (
        <NoRows {...props} />
      )}
      <Details actions={actions} />
      <Confirm
        open={actions.asking !== null}
        title={confirmCopy.revokeTitle(actions.asking?.emailAddress ?? '')}
        text={confirmCopy.revokeText(account.label)}
        action={listCopy.revoke}
        cancel={confirmCopy.cancel}
        onConfirm={actions.confirm}
        onClose={actions.dismiss}
      />
    </>
  );
}

function NoRows({ status, search, rows, sync }: ListPanelProps): ReactNode {
  if (rows.failure) {
    return (
      <div className="list-failure">
        <FailureNote
          failure={rows.failure}
          situation="sync"
          actions={{ 'try-again': () => rows.cache.refresh() }}
        />
      </div>
    );
  }
  const syncing = sync === null || (sync.lastSyncAt === null && sync.failure === null);
  if (rows.query === null || syncing) {
    const label = sync?.progress
      ? listCopy.firstSync(sync.progress.done, sync.progress.total)
      : listCopy.loading;
    return (
      <div className="list-loading">
        {sync?.progress ? <p className="list-progress">{label}</p> : null}
        <Skeleton rows={6} label={label} />
      </div>
    );
  }
  if (search !== '') {
    return (
      <EmptyState
        icon={<SearchX size={20} />}
        title={noMatchCopy.title(search)}
        text={noMatchCopy.text(tabWords[status])}
      />
    );
  }
  return <EmptyState icon={icons[status]} {...emptyCopy[status]} />;
}
