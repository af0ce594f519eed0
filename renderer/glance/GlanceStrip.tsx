import type { ReactNode } from 'react';
import type { AudienceKind } from '../../preload/audience.ts';
import { audiences } from '../audience/audiences.ts';
import { glanceCopy, glanceWords } from '../copy/glance.ts';
import { useResource } from '../state/use-resource.ts';
import { linePath } from './sparkline.ts';
import './glance.css';

const width = 120;
const height = 18;

/** How inviting goes: the last 30 days as a line, how many accept, how soon. Absent until there is something to tell. */
export function GlanceStrip({
  accountId,
  audience,
}: {
  accountId: string;
  /** Unset: the application. */
  audience?: AudienceKind | undefined;
}): ReactNode {
  const { value } = useResource(
    audience ? `glance ${accountId} ${audience}` : `glance ${accountId}`,
    ({ invitations }) => invitations.glance({ accountId, ...(audience && { audience }) }),
    ['invitations.changed'],
    accountId,
  );
  if (!value || value.pending + value.accepted + value.expired === 0) return null;
  const { invitedPerDay, acceptedPerDay } = value;
  const { words } = audiences[audience ?? 'application'];
  const outcome = glanceCopy.outcome(value, words);
  const most = Math.max(...invitedPerDay, ...acceptedPerDay);
  const invited = linePath(invitedPerDay, most, width, height);
  return (
    <section className="glance" aria-label={glanceCopy.title}>
      <p className="visually-hidden">{glanceWords(value, words)}</p>
      <svg aria-hidden viewBox={`0 -1 ${width} ${height + 2}`} preserveAspectRatio="none" className="spark">
        <path className="spark-area" d={`${invited}V${height}H0Z`} />
        <path className="spark-invited" d={invited} />
        <path className="spark-accepted" d={linePath(acceptedPerDay, most, width, height)} />
      </svg>
      <span aria-hidden className="glance-days" title={glanceCopy.daysTip(value, words)}>
        {glanceCopy.days}
      </span>
      {outcome === '' ? null : (
        <span aria-hidden className="glance-fact" title={glanceCopy.outcomeTip(outcome, words)}>
          {outcome}
        </span>
      )}
    </section>
  );
}
