import type { ReactNode } from 'react';
import type { QueueItem } from '../../preload/queue.ts';
import type { QueueDetails } from '../../preload/queue-details.ts';
import { audiences } from '../audience/audiences.ts';
import { detailsCopy } from '../copy/details.ts';
import { itemWords, whatWords } from '../copy/queue.ts';
import { queueDetailsCopy } from '../copy/queue-details.ts';
import type { InviteOptions } from '../invite/options.ts';
import { ago, ahead, exactly } from '../words/time.ts';

type Fact = [term: string, fact: ReactNode];

/** What goes along with an invitation. */
function optionsOf({ item, draft, alone }: QueueDetails): Fact[] {
  const { notify = true, redirectUrl, templateSlug = 'invitation', expiresInDays, ignoreExisting } = draft;
  const { publicMetadata = {} } = draft;
  const metadata = Object.keys(publicMetadata).length > 0 ? JSON.stringify(publicMetadata, null, 2) : null;
  const { expiry, days, ownExpiry, existing, existingOn, travels } = queueDetailsCopy;
  const { takes } = audiences[item.audience ?? 'application'];
  const facts: { of: keyof InviteOptions; fact: Fact | false }[] = [
    { of: 'notify', fact: [detailsCopy.notify, notify ? queueDetailsCopy.mail : queueDetailsCopy.noMail] },
    { of: 'template', fact: notify && [detailsCopy.template, detailsCopy.templates[templateSlug]] },
    { of: 'redirectUrl', fact: [detailsCopy.redirectUrl, redirectUrl ?? detailsCopy.noRedirectUrl] },
    { of: 'days', fact: [expiry, expiresInDays === undefined ? ownExpiry : days(expiresInDays)] },
    { of: 'ignoreExisting', fact: ignoreExisting === true && [existing, existingOn] },
    { of: 'metadata', fact: alone && [travels, queueDetailsCopy.alone] },
    {
      of: 'metadata',
      fact: [
        detailsCopy.metadata,
        metadata ? (
          <pre key="metadata" className="details-metadata">
            {metadata}
          </pre>
        ) : (
          detailsCopy.noMetadata
        ),
      ],
    },
  ];
  return facts.flatMap(({ of, fact }) => (fact && takes.includes(of) ? [fact] : []));
}

/** Where it goes, unless that is the application. */
function placeOf({ into }: QueueItem): Fact[] {
  if (!into) return [];
  return [
    [detailsCopy.organization, into.name ?? <code key="organization">{into.organizationId}</code>],
    [detailsCopy.role, into.role],
  ];
}

function factsOf(details: QueueDetails, now: number): Fact[] {
  const { item, tries, triedAt, askedAt } = details;
  const sends = item.operation === 'create' || item.operation === 'resend';
  const { out, last, tried } = queueDetailsCopy;
  const { until } = item;
  return [
    [queueDetailsCopy.what, whatWords(item)],
    ...placeOf(item),
    [queueDetailsCopy.status, itemWords(item, now)],
    ...(until === null ? [] : [[out, detailsCopy.when(exactly(until), ahead(until, now))] satisfies Fact]),
    [queueDetailsCopy.askedAt, detailsCopy.when(exactly(askedAt), ago(askedAt, now))],
    ...(tries === 0
      ? []
      : [
          [
            queueDetailsCopy.tries,
            [tried(tries), ...(triedAt === null ? [] : [last(ago(triedAt, now))])].join(', '),
          ] satisfies Fact,
        ]),
    ...(sends ? optionsOf(details) : []),
  ];
}

/** What is to be done, when, and with what. */
export function QueueFacts({ details, now }: { details: QueueDetails; now: number }): ReactNode {
  return (
    <dl className="facts">
      {factsOf(details, now).map(([term, fact]) => (
        <div key={term} className="fact">
          <dt>{term}</dt>
          <dd>{fact}</dd>
        </div>
      ))}
    </dl>
  );
}
