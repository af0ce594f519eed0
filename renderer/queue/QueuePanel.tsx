import { Layers } from 'lucide-react';
import type { ReactNode } from 'react';
import type { QueueWindow } from '../../preload/queue.ts';
import { queueCopy } from '../copy/queue.ts';
import type { ResourceState } from '../state/resource.ts';
import { EmptyState, Skeleton } from '../ui/EmptyState.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { QueueHead } from './QueueHead.tsx';
import { QueueRows, type QueueRowsProps } from './QueueRows.tsx';
import './queue-panel.css';

interface QueuePanelProps extends QueueRowsProps {
  /** The newest of all. */
  queue: ResourceState<QueueWindow> & { reload: () => Promise<void> };
}

/** What goes out, what waits and why, what failed. */
export function QueuePanel({ queue, ...props }: QueuePanelProps): ReactNode {
  const { value, failure } = queue;
  if (!value) {
    return failure ? (
      <div className="list-failure">
        <FailureNote
          failure={failure}
          situation="action"
          actions={{ 'try-again': () => void queue.reload() }}
        />
      </div>
    ) : (
      <Skeleton rows={4} label={queueCopy.loading} />
    );
  }
  if (value.total === 0) {
    return <EmptyState icon={<Layers size={20} />} title={queueCopy.emptyTitle} text={queueCopy.emptyText} />;
  }
  return (
    <>
      <QueueHead value={value} {...props} />
      <QueueRows {...props} />
    </>
  );
}
