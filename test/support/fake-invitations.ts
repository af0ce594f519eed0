/** The fake's lists, and what is done to what stands in them. */
import { knownAmong } from '../../main/invitations/copy/known.ts';
import type { Handlers } from '../../preload/contract.ts';
import { invalidInput } from '../../preload/failure.ts';
import type { Invitation, Status } from '../../preload/invitation.ts';
import { statuses } from '../../preload/invitation-rules.ts';
import type { QueueItem } from '../../preload/queue.ts';
import type { SyncState } from '../../preload/sync.ts';
import { columnsOf, matching, statisticsOf } from './fake-list.ts';
import { type FakeWorld, isUnderWay } from './fake-world.ts';
import { aQueueItem } from './samples.ts';

const sameAddress = (item: { emailAddress: string }, address: string): boolean =>
  item.emailAddress.toLowerCase() === address.toLowerCase();

function syncState({ scene }: FakeWorld, accountId: string): SyncState {
  const audiences = [
    ...(scene.organizations ? (['organization'] as const) : []),
    ...(scene.waitlist ? (['waitlist'] as const) : []),
  ];
  return {
    accountId,
    phase: 'idle',
    progress: null,
    lastSyncAt: Date.now() - 20_000,
    failure: null,
    durable: true,
    unreadable: 0,
    clockSkewMs: 0,
    ...(audiences.length > 0 && { audiences }),
    ...scene.sync,
  };
}

function countsOf(rows: readonly Invitation[]) {
  const count = (status: Status) => rows.filter((row) => row.status === status).length;
  return {
    pending: count('pending'),
    accepted: count('accepted'),
    expired: count('expired'),
    revoked: count('revoked'),
    other: count('other'),
    invited: count('invited'),
    completed: count('completed'),
    rejected: count('rejected'),
  };
}

export function fakeInvitations(world: FakeWorld, settings: Handlers['settings']): Handlers['invitations'] {
  return {
    create({ accountId, drafts, audience }) {
      const to = world.toOf(audience);
      const known: string[] = [];
      const items = drafts.map((draft) => {
        const { emailAddress } = draft;
        const before = world.queue.find((item) => sameAddress(item, emailAddress) && isUnderWay(item));
        if (before) known.push(before.id);
        const item = before ?? aQueueItem({ emailAddress, ...to });
        if (!before) {
          world.queue = [item, ...world.queue];
          world.send(accountId, item, draft);
        }
        return item;
      });
      world.emit('queue.changed', { accountId });
      return { items, known };
    },
    revoke({ accountId, ids }) {
      const items = world.undoable(accountId, 'revoke', world.find(ids), (item) =>
        world.settle(accountId, item, { status: 'revoked', hasLink: false }),
      );
      return { items };
    },
    async resend({ accountId, ids, sendWith }) {
      const { resendWith } = await settings.get({});
      const asked = world.scene.madeElsewhere === true && !sendWith && !resendWith[accountId];
      const unknown = asked ? ids.length : 0;
      const rows = new Map(world.invitations.map((row) => [row.id, row]));
      const items = world.undoable(accountId, 'resend', unknown > 0 ? [] : world.find(ids), (item) => {
        world.update(item.id, { state: 'sending', until: null, waitingFor: null });
        const { publicMetadata = {} } = rows.get(item.invitationId ?? '') ?? {};
        world.send(accountId, item, { emailAddress: item.emailAddress, publicMetadata });
      });
      return { items, unknown };
    },
    delete({ accountId, ids }) {
      const items = world.find(ids).map(({ id, emailAddress, waiting }) => {
        const audience = waiting ? ({ audience: 'waitlist' } as const) : {};
        const state = 'sending';
        return aQueueItem({ operation: 'delete', emailAddress, invitationId: id, state, ...audience });
      });
      world.queue = [...items, ...world.queue];
      world.emit('queue.changed', { accountId });
      setTimeout(() => {
        world.invitations = world.invitations.filter(({ id }) => !ids.includes(id));
        world.queue = world.queue.filter((item) => !items.includes(item));
        world.changed(accountId);
      }, 30);
      return { items };
    },
    list({ audience, status, search, order, offset, limit }) {
      const listed = world.of(audience);
      const found = matching(listed, { status, search, order });
      return {
        rows: found.slice(offset, offset + limit),
        total: found.length,
        counts: countsOf(listed),
      };
    },
    addresses({ audience, status, search, order, offset, limit }) {
      const rows = matching(world.of(audience), { status, search, order }).slice(offset, offset + limit);
      return { rows: rows.map(({ id, emailAddress }) => ({ id, emailAddress })) };
    },
    find({ audience, search, limit }) {
      const wanted = search.trim().toLowerCase();
      const lists = statuses.flatMap((status) => {
        const rows = matching(world.of(audience), { status, search, order: '-created_at' });
        return rows.length === 0 ? [] : [{ status, total: rows.length, rows: rows.slice(0, limit) }];
      });
      const isFound = ({ emailAddress }: QueueItem) => emailAddress.toLowerCase().includes(wanted);
      const items = world.queue.filter(isFound);
      return { lists, queue: { total: items.length, items: items.slice(0, limit) } };
    },
    known({ addresses, audience }) {
      if (audience?.kind !== 'waitlist') {
        return { known: knownAmong(columnsOf(world.of('application')), addresses) };
      }
      const entries = world.of('waitlist');
      const known = addresses.flatMap((emailAddress) => {
        const status = entries.find((entry) => sameAddress(entry, emailAddress))?.status;
        return status && isEntryStatus(status) ? [{ emailAddress, status }] : [];
      });
      return { known };
    },
    details({ invitationId }) {
      const [invitation] = world.find([invitationId]);
      if (!invitation) throw invalidInput('invitationId', 'This invitation does not exist any more.');
      return { invitation, sentWith: null, history: [], ...world.scene.details };
    },
    statistics: ({ audience }) => statisticsOf(world.of(audience)),
    refresh: ({ accountId }) => syncState(world, accountId),
    syncState: ({ accountId }) => syncState(world, accountId),
  };
}

const isEntryStatus = (status: Status): status is 'pending' | 'invited' | 'completed' | 'rejected' =>
  ['pending', 'invited', 'completed', 'rejected'].includes(status);
