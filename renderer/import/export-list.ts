/** A list as a CSV file in the person's downloads. */

import type { ListQuery } from '../../preload/list-query.ts';
import { exportCopy } from '../copy/import.ts';
import { useTold } from '../queue/use-queue-actions.ts';
import { clerkNow } from '../state/clerk-clock.ts';
import { useGuestlist } from '../state/guestlist-context.ts';
import { useStatus } from '../status/status-context.ts';

/** Long enough for a browser to take the file. */
const keptMs = 60_000;

function download(csv: string, name: string): void {
  const url = URL.createObjectURL(new Blob([csv], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), keptMs);
}

/** `all`: every list in one file, which names the status of each row. */
export type ExportQuery = Omit<ListQuery, 'status'> & { status: ListQuery['status'] | 'all' };

export function useExport(): (query: ExportQuery) => Promise<void> {
  const { exports } = useGuestlist();
  const { say } = useStatus();
  const told = useTold();
  return async ({ accountId, audience, status, search, order }) => {
    say(exportCopy.working);
    const list = told(await exports.csv({ accountId, audience, status, search, order }));
    if (!list) return;
    if (list.rows === 0) return say(exportCopy.empty);
    const day = new Date(clerkNow()).toISOString().slice(0, 10);
    download(list.csv, `guestlist-${status}-${day}.csv`);
    say(exportCopy.done(list.rows), 'success');
  };
}
