import type { ReactNode } from 'react';
import type { Invitation } from '../../preload/invitation.ts';
import { detailsCopy, listCopy, tabWords } from '../copy/list.ts';
import { Button } from '../ui/Button.tsx';
import { Modal } from '../ui/Modal.tsx';
import { useCopy } from '../ui/use-copy.ts';
import { exactly } from '../words/time.ts';
import { resendable, revocable } from './row-words.ts';
import type { RowActions } from './use-row-actions.ts';
import './details.css';

function metadataText(invitation: Invitation): string | null {
  const { publicMetadata } = invitation;
  return Object.keys(publicMetadata).length > 0 ? JSON.stringify(publicMetadata, null, 2) : null;
}

/** Everything that is known about one invitation. */
export function Details({ actions }: { actions: RowActions }): ReactNode {
  const { inspected } = actions;
  return (
    <Modal
      title={inspected?.emailAddress ?? detailsCopy.title}
      open={inspected !== null}
      onClose={() => actions.inspect(null)}
    >
      {inspected ? <Facts invitation={inspected} actions={actions} /> : null}
    </Modal>
  );
}

function Facts({ invitation, actions }: { invitation: Invitation; actions: RowActions }): ReactNode {
  const copy = useCopy();
  const { status, expiresAt } = invitation;
  const metadata = metadataText(invitation);
  const facts: [string, ReactNode][] = [
    [detailsCopy.status, tabWords[status]],
    [detailsCopy.createdAt, exactly(invitation.createdAt)],
    [
      status === 'expired' ? detailsCopy.expiredAt : detailsCopy.expiresAt,
      expiresAt === null ? listCopy.neverExpires : exactly(expiresAt),
    ],
    [detailsCopy.updatedAt[status], exactly(invitation.updatedAt)],
    [detailsCopy.id, <code key="id">{invitation.id}</code>],
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
  function andClose(act: (invitation: Invitation) => void): void {
    actions.inspect(null);
    act(invitation);
  }
  return (
    <>
      <dl className="facts">
        {facts.map(([term, fact]) => (
          <div key={term} className="fact">
            <dt>{term}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
      </dl>
      <div className="details-actions">
        <Button onClick={() => copy(invitation.emailAddress)}>{detailsCopy.copyAddress}</Button>
        <Button onClick={() => copy(invitation.id)}>{detailsCopy.copyId}</Button>
        {actions.copyLink && invitation.hasLink ? (
          <Button onClick={() => actions.copyLink?.(invitation)}>{listCopy.copyLink}</Button>
        ) : null}
        {resendable(invitation.status) ? (
          <Button onClick={() => andClose(actions.resend)}>{listCopy.resend}</Button>
        ) : null}
        {revocable(invitation.status) ? (
          <Button look="danger" onClick={() => andClose(actions.revoke)}>
            {listCopy.revoke}
          </Button>
        ) : null}
      </div>
    </>
  );
}
