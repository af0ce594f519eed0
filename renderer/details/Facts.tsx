import type { ReactNode } from 'react';
import type { SentWith } from '../../preload/history.ts';
import type { Invitation, Membership } from '../../preload/invitation.ts';
import { detailsCopy } from '../copy/details.ts';
import { listCopy, tabWords } from '../copy/list.ts';
import { ago, ahead, exactly } from '../words/time.ts';

type Fact = [term: string, fact: ReactNode];

function factsOf(
  { id, status, createdAt, updatedAt, expiresAt, publicMetadata, odd, replacedBy, membership }: Invitation,
  now: number,
): Fact[] {
  // 1970 stands for a time that could not be read.
  const past = (at: number) => (at === 0 ? detailsCopy.notTold : detailsCopy.when(exactly(at), ago(at, now)));
  const expiry = (at: number) => (at <= now ? past(at) : detailsCopy.when(exactly(at), ahead(at, now)));
  const metadata = Object.keys(publicMetadata).length > 0 ? JSON.stringify(publicMetadata, null, 2) : null;
  return [
    [
      detailsCopy.status,
      odd ? (odd.word ?? detailsCopy.notTold) : replacedBy ? detailsCopy.replaced : tabWords[status],
    ],
    ...(odd?.field ? [[detailsCopy.unread, <code key="unread">{odd.field}</code>] satisfies Fact] : []),
    ...(membership ? membershipFacts(membership) : []),
    [detailsCopy.createdAt, past(createdAt)],
    // What is over has nothing left to expire.
    ...(status === 'revoked' || status === 'accepted'
      ? []
      : [
          [
            status === 'expired' ? detailsCopy.expiredAt : detailsCopy.expiresAt,
            expiresAt === null ? listCopy.neverExpires : expiry(expiresAt),
          ] satisfies Fact,
        ]),
    // Said once where nothing has happened to it since.
    ...(updatedAt === createdAt ? [] : [[detailsCopy.updatedAt[status], past(updatedAt)] satisfies Fact]),
    [detailsCopy.id, <code key="id">{id}</code>],
    [
      detailsCopy.metadata,
      metadata ? (
        <pre key="metadata" className="details-metadata">
          {metadata}
        </pre>
      ) : (
        detailsCopy.noMetadata
      ),
    ],
  ];
}

function membershipFacts(membership: Membership): Fact[] {
  const { organizationId, organizationName, role, roleName, inviterUserId, inviterName } = membership;
  return [
    [detailsCopy.organization, organizationName ?? <code key="organization">{organizationId}</code>],
    [detailsCopy.role, roleName === null ? role : detailsCopy.named(roleName, role)],
    [detailsCopy.inviter, inviterName ?? inviterUserId ?? detailsCopy.nobody],
  ];
}

/** A JSON object as a person reads it; none where it is empty. */
function jsonFact(term: string, metadata: Record<string, unknown> | undefined): Fact[] {
  if (metadata === undefined || Object.keys(metadata).length === 0) return [];
  const text = JSON.stringify(metadata, null, 2);
  return [
    [
      term,
      <pre key={term} className="details-metadata">
        {text}
      </pre>,
    ],
  ];
}

/** What it was created with, which only whoever created it can know. */
function optionsOf(sentWith: SentWith | null): Fact[] {
  if (sentWith === null) return [[detailsCopy.sentWith, detailsCopy.unknown]];
  const { notify = true, redirectUrl, templateSlug = 'invitation' } = sentWith;
  return [
    [detailsCopy.notify, notify ? detailsCopy.notified : detailsCopy.notNotified],
    [detailsCopy.redirectUrl, redirectUrl ?? detailsCopy.noRedirectUrl],
    [detailsCopy.template, detailsCopy.templates[templateSlug]],
  ];
}

interface FactsProps {
  invitation: Invitation;
  /** Undefined until main has told. */
  sentWith: SentWith | null | undefined;
  /** Of an invitation into an organization. */
  privateMetadata?: Record<string, unknown> | undefined;
  now: number;
}

export function Facts({ invitation, sentWith, privateMetadata, now }: FactsProps): ReactNode {
  const facts = [
    ...factsOf(invitation, now),
    ...jsonFact(detailsCopy.privateMetadata, privateMetadata),
    ...(sentWith === undefined ? [] : optionsOf(sentWith)),
  ];
  return (
    <dl className="facts">
      {facts.map(([term, fact]) => (
        <div key={term} className="fact">
          <dt>{term}</dt>
          <dd>{fact}</dd>
        </div>
      ))}
    </dl>
  );
}
