/** Export: any list as CSV. Links are secrets and are not part of it. */
import type { AudienceKind } from '../../../preload/audience.ts';
import type { Handlers } from '../../../preload/contract.ts';
import { type Invitation, statusesOf } from '../../../preload/invitation.ts';
import { audienceRules } from '../audiences/rules.ts';
import { byteOrderMark, csvLine } from './csv.ts';
import { wholeList } from './whole-list.ts';

/** Clerk's own names. An import knows them: it reads address, metadata and status, and leaves the rest out (columns.ts). */
const columns: [string, (invitation: Invitation) => string][] = [
  ['email_address', ({ emailAddress }) => emailAddress],
  ['public_metadata', ({ publicMetadata }) => metadataText(publicMetadata)],
  // Clerk's own word, also for a status that nobody knows.
  ['status', ({ status, odd }) => odd?.word ?? status],
  ['created_at', ({ createdAt }) => time(createdAt)],
  ['expires_at', ({ expiresAt }) => time(expiresAt)],
  ['updated_at', ({ updatedAt }) => time(updatedAt)],
  ['id', ({ id }) => id],
];

function columnsOf(audience: AudienceKind): typeof columns {
  const { columns: own, withoutColumns } = audienceRules[audience];
  return columns.toSpliced(1, 0, ...own).filter(([name]) => withoutColumns?.has(name) !== true);
}

const metadataText = (metadata: Record<string, unknown>): string =>
  Object.keys(metadata).length === 0 ? '' : JSON.stringify(metadata);

/** ISO 8601 in UTC; empty for none, and for what no calendar has. */
function time(ms: number | null): string {
  const date = new Date(ms ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString();
}

export function createExports(invitations: Pick<Handlers['invitations'], 'list'>): Handlers['exports'] {
  return {
    async csv({ accountId, audience = 'application', status, search, order }) {
      const written = columnsOf(audience);
      const lines = [byteOrderMark, csvLine(written.map(([name]) => name))];
      for (const each of status === 'all' ? statusesOf[audience] : [status]) {
        const list = wholeList(invitations.list, {
          accountId,
          audience,
          status: each,
          search,
          order,
        });
        for await (const invitation of list) lines.push(csvLine(written.map(([, read]) => read(invitation))));
      }
      return { csv: lines.join(''), rows: lines.length - 2 };
    },
  };
}
