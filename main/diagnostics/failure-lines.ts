/** Failures by kind, with the codes and trace ids that Clerk's support asks for; never its sentences, which quote. */
import type { Failure } from '../../preload/failure.ts';
import type { QueueItem } from '../../preload/queue.ts';

const mostTraces = 3;

/** What two failures of the same sort have in common. */
function sortOf(failure: Failure): string {
  switch (failure.kind) {
    case 'offline':
    case 'unreachable':
    case 'tls':
    case 'invalid-input':
      return failure.kind;
    case 'timeout':
      return `timeout after ${failure.afterMs} ms`;
    case 'unreadable':
      return `unreadable ${failure.status}`;
    case 'keychain':
      return `keychain ${failure.state}`;
    case 'storage':
      return `storage ${failure.reason}`;
    case 'internal':
      return `internal ${failure.id}`;
    default: {
      const codes = [...new Set(failure.errors.map(({ code }) => code))].join(', ');
      return `${failure.kind} ${failure.status}${codes ? ` ${codes}` : ''}`;
    }
  }
}

const traceOf = (failure: Failure): string | null => ('traceId' in failure ? failure.traceId : null);

export function describeFailure(failure: Failure): string {
  const trace = traceOf(failure);
  return trace === null ? sortOf(failure) : `${sortOf(failure)}, trace ${trace}`;
}

/** One line a sort, the newest first: how often, when last, and the newest trace ids. */
export function tallyFailures(items: readonly QueueItem[]): string[] {
  const failed = items.filter((item) => item.failure !== null).toSorted((a, b) => b.updatedAt - a.updatedAt);
  const sorts = Map.groupBy(failed, (item) =>
    item.failure ? `${item.operation}: ${sortOf(item.failure)}` : '',
  );
  return [...sorts].map(([sort, [newest, ...others]]) => {
    const all = newest ? [newest, ...others] : [];
    const traces = all.flatMap(({ failure }) => (failure && traceOf(failure)) ?? []).slice(0, mostTraces);
    const last = new Date(newest?.updatedAt ?? 0).toISOString();
    return `${sort}, ${all.length}×, last ${last}${traces.length > 0 ? `, trace ${traces.join(', ')}` : ''}`;
  });
}
