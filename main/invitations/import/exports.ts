/** Export: any list as CSV. Links are secrets and are not part of it. */
import type { AudienceKind } from '../../../preload/audience.ts';
import type { Handlers } from '../../../preload/contract.ts';
import { type Invitation, statuses } from '../../../preload/invitation.ts';
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

/** Of a list of organizations, before the metadata. */
const membershipColumns: typeof columns = [
  ['organization_id', ({ membership }) => membership?.organizationId ?? ''],
  ['organization_name', ({ membership }) => membership?.organizationName ?? ''],
  ['role', ({ membership }) => membership?.role ?? ''],
];

const columnsOf = (audience: AudienceKind | undefined): typeof columns =>
  audience === 'organization' ? columns.toSpliced(1, 0, ...membershipColumns) : columns;

const metadataText = (metadata: Record<string, unknown>): string =>
  Object.keys(metadata).length === 0 ? '' : JSON.stringify(metadata);

/** ISO 8601 in UTC; empty for none, and for what no calendar has. */
function time(ms: number | null): string {
  const date = new Date(ms ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString();
}

export function createExports(invitations: Pick<Handlers['invitations'], 'list'>): Handlers['exports'] {
  return {
    async csv({ accountId, audience, status, search, order }) {
      const written = columnsOf(audience);
      const lines = [byteOrderMark, csvLine(written.map(([name]) => name))];
      for (const each of status === 'all' ? statuses : [status]) {
        const list = wholeList(invitations.list, {
          accountId,
          ...(audience !== undefined && { audience }),
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
