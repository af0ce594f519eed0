import type { ReactNode } from 'react';
import type { SentWith } from '../../preload/history.ts';
import type { Invitation, Membership } from '../../preload/invitation.ts';
import { audienceOfRow } from '../audience/audiences.ts';
import { detailsCopy } from '../copy/details.ts';
import { listCopy } from '../copy/list.ts';
import { ago, ahead, exactly } from '../words/time.ts';

type Fact = [term: string, fact: ReactNode];

/** 1970 stands for a time that could not be read. */
const pastWords = (at: number, now: number): string =>
  at === 0 ? detailsCopy.notTold : detailsCopy.when(exactly(at), ago(at, now));

/** What is over has nothing left to expire. */
function expiryFacts({ status, expiresAt }: Invitation, now: number): Fact[] {
  if (status === 'revoked' || status === 'accepted') return [];
  const term = status === 'expired' ? detailsCopy.expiredAt : detailsCopy.expiresAt;
  if (expiresAt === null) return [[term, listCopy.neverExpires]];
  const isOver = expiresAt <= now;
  return [
    [term, isOver ? pastWords(expiresAt, now) : detailsCopy.when(exactly(expiresAt), ahead(expiresAt, now))],
  ];
}

function metadataFact(metadata: Invitation['publicMetadata']): Fact {
  return jsonFact(detailsCopy.metadata, metadata)[0] ?? [detailsCopy.metadata, detailsCopy.noMetadata];
}

function factsOf(invitation: Invitation, now: number): Fact[] {
  const { id, status, createdAt, updatedAt, publicMetadata, odd, replacedBy, membership, waiting } =
    invitation;
  const { words } = audienceOfRow(invitation);
  const past = (at: number) => pastWords(at, now);
  return [
    [
      detailsCopy.status,
      odd ? (odd.word ?? detailsCopy.notTold) : replacedBy ? detailsCopy.replaced : words.tabs[status],
    ],
    ...(odd?.field ? [[detailsCopy.unread, <code key="unread">{odd.field}</code>] satisfies Fact] : []),
    ...(membership ? membershipFacts(membership) : []),
    ...(waiting?.locked ? [[detailsCopy.locked, detailsCopy.lockedWhy] satisfies Fact] : []),
    [words.began, past(createdAt)],
    ...(words.ends === '' ? [] : expiryFacts(invitation, now)),
    // Said once where nothing has happened to it since.
    ...(updatedAt === createdAt ? [] : [[detailsCopy.updatedAt[status], past(updatedAt)] satisfies Fact]),
    [detailsCopy.id, <code key="id">{id}</code>],
    ...(words.metadata === '' ? [] : [metadataFact(publicMetadata)]),
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
    // What came of an entry of the waitlist is told of that invitation.
    ...(sentWith === undefined || invitation.waiting ? [] : optionsOf(sentWith)),
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
