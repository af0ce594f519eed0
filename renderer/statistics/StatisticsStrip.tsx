import type { ReactNode } from 'react';
import type { AudienceKind } from '../../preload/audience.ts';
import { audiences } from '../audience/audiences.ts';
import { statisticsCopy, statisticsWords } from '../copy/statistics.ts';
import { useResource } from '../state/use-resource.ts';
import { linePath } from './sparkline.ts';
import './statistics.css';

const width = 120;
const height = 18;

/** How inviting goes: the last 30 days as a line, how many accept, how soon. Absent until there is something to tell. */
export function StatisticsStrip({
  accountId,
  audience,
}: {
  accountId: string;
  /** Unset: the application. */
  audience?: AudienceKind | undefined;
}): ReactNode {
  const { value } = useResource(
    audience ? `statistics ${accountId} ${audience}` : `statistics ${accountId}`,
    ({ invitations }) => invitations.statistics({ accountId, ...(audience && { audience }) }),
    ['invitations.changed'],
    accountId,
  );
  if (!value || value.pending + value.accepted + value.expired === 0) return null;
  const { invitedPerDay, acceptedPerDay } = value;
  const { words } = audiences[audience ?? 'application'];
  const outcome = statisticsCopy.outcome(value, words);
  const most = Math.max(...invitedPerDay, ...acceptedPerDay);
  const invited = linePath(invitedPerDay, most, width, height);
  return (
    <section className="statistics" aria-label={statisticsCopy.title}>
      <p className="visually-hidden">{statisticsWords(value, words)}</p>
      <svg aria-hidden viewBox={`0 -1 ${width} ${height + 2}`} preserveAspectRatio="none" className="spark">
        <path className="spark-area" d={`${invited}V${height}H0Z`} />
        <path className="spark-invited" d={invited} />
        <path className="spark-accepted" d={linePath(acceptedPerDay, most, width, height)} />
      </svg>
      <span aria-hidden className="statistics-days" title={statisticsCopy.daysTip(value, words)}>
        {statisticsCopy.days}
      </span>
      {outcome === '' ? null : (
        <span aria-hidden className="statistics-fact" title={statisticsCopy.outcomeTip(outcome, words)}>
          {outcome}
        </span>
      )}
    </section>
  );
}
