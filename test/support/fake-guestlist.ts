/**
 * A `Guestlist` in memory, typed against the contract: what the renderer's own tests and pictures talk to. It keeps
 * the contract's promises (the undo period, durable queue items, events) and none of Clerk's rules.
 */
import { knownAmong } from '../../main/invitations/copy/known.ts';
import { createExports } from '../../main/invitations/import/exports.ts';
import { createImports } from '../../main/invitations/import/imports.ts';
import type { Account, Accounts } from '../../preload/account.ts';
import type {
  Audience,
  AudienceKind,
  OrganizationChoice,
  OrganizationFound,
  RoleFound,
} from '../../preload/audience.ts';
import type { EventName, EventPayload, Guestlist, Handlers } from '../../preload/contract.ts';
import { FailureError, invalidInput, type VaultState } from '../../preload/failure.ts';
import type { Details } from '../../preload/history.ts';
import {
  type Draft,
  type Invitation,
  type Membership,
  type Status,
  statuses,
} from '../../preload/invitation.ts';
import type { Keychain } from '../../preload/keychain.ts';
import type { QueueItem } from '../../preload/queue.ts';
import type { QueueDetails } from '../../preload/queue-details.ts';
import type { SyncState } from '../../preload/sync.ts';
import { FakeLine, type Hindrances } from './fake-line.ts';
import { columnsOf, glanceOf, matching } from './fake-list.ts';
import { fakeShell, type ShellScene } from './fake-shell.ts';
import { MemorySettingsStore } from './memory-settings-store.ts';
import { queuePart, queueWindow } from './queue-window.ts';
import { anAccount, anInvitation, aQueueItem } from './samples.ts';

/** What a test or a picture is about; everything else is a plain day with one development account. */
export interface Scene extends Hindrances, ShellScene {
  accounts?: Account[];
  keychain?: Partial<Keychain>;
  vault?: VaultState;
  /** Per account id; the same for all under `*`. */
  invitations?: Invitation[];
  queue?: QueueItem[];
  paused?: boolean;
  sync?: Partial<SyncState>;
  /** What becomes of a create or resend, by address; sent otherwise. */
  outcomes?: Record<string, Partial<QueueItem>>;
  undoMs?: number;
  /** Nobody knows what its invitations were sent with. */
  madeElsewhere?: boolean;
  /** What main knows of every item of the queue. */
  queueDetails?: Partial<QueueDetails>;
  /** Unset: the instance has none. Rows with a membership are in their list. */
  organizations?: { found: OrganizationFound[]; roles: RoleFound[]; chosen?: OrganizationChoice };
  /** What main kept about every invitation. */
  details?: Partial<Details>;
}

export interface FakeGuestlist {
  guestlist: Guestlist;
  /** Every call, in order, as the transport saw it. */
  calls: { operation: string; payload: unknown }[];
  /** Sends an event, as main would. */
  emit<E extends EventName>(event: E, payload: EventPayload<E>): void;
  /** Lets what hangs go on, and ends what can be undone; where nothing does yet, what comes. */
  release(): Promise<void>;
}

const sameAddress = (item: QueueItem, address: string): boolean =>
  item.emailAddress.toLowerCase() === address.toLowerCase();

const isUnderWay = ({ operation, state }: QueueItem): boolean =>
  operation !== 'revoke' && operation !== 'delete' && ['queued', 'sending', 'waiting'].includes(state);

/** Builds one from a scene. Every call is checked by the contract's schemas, like main's router does. */
export function fakeGuestlist(scene: Scene = {}): FakeGuestlist {
  const line = new FakeLine(scene);
  let accounts = scene.accounts ?? [anAccount()];
  let currentId = accounts[0]?.id ?? null;
  let invitations = scene.invitations ?? [];
  let queue = scene.queue ?? [];
  let paused = scene.paused ?? false;
  let chosen = scene.organizations?.chosen ?? null;
  let last = chosen;

  const emit: FakeGuestlist['emit'] = (event, payload) => line.emit(event, payload);
  function changed(accountId: string): void {
    emit('queue.changed', { accountId });
    emit('invitations.changed', { accountId });
  }
  function update(id: string, part: Partial<QueueItem>): void {
    queue = queue.map((item) => (item.id === id ? { ...item, ...part, updatedAt: Date.now() } : item));
  }
  function addAccount(account: Account): Account {
    accounts = [...accounts.filter(({ id }) => id !== account.id), account];
    currentId = account.id;
    emit('accounts.changed', {});
    return account;
  }
  function send(accountId: string, item: QueueItem, draft: Draft): void {
    setTimeout(() => {
      const outcome = scene.outcomes?.[item.emailAddress] ?? { state: 'sent' };
      const canCancel = outcome.state === 'queued' || outcome.state === 'waiting';
      update(item.id, { until: null, waitingFor: null, canCancel, ...outcome });
      const { emailAddress, publicMetadata = {} } = draft;
      if (outcome.state === 'sent' && !outcome.already) {
        invitations = [
          anInvitation({
            id: `inv_${item.id}`,
            emailAddress,
            publicMetadata,
            createdAt: Date.now(),
            ...(item.into && { membership: membershipOf(item.into) }),
          }),
          ...invitations.filter(({ id }) => id !== item.invitationId),
        ];
      }
      changed(accountId);
    }, 30);
  }
  function syncState(accountId: string): SyncState {
    return {
      accountId,
      phase: 'idle',
      progress: null,
      lastSyncAt: Date.now() - 20_000,
      failure: null,
      durable: true,
      unreadable: 0,
      clockSkewMs: 0,
      ...(scene.organizations && { audiences: ['organization' as const] }),
      ...scene.sync,
    };
  }
  const of = (audience: AudienceKind = 'application') =>
    invitations.filter(({ membership }) => (membership === undefined) === (audience === 'application'));
  const intoOf = (audience: Audience | undefined): QueueItem['into'] => {
    if (audience?.kind !== 'organization') return undefined;
    const { organizationId, role } = audience;
    const name = scene.organizations?.found.find(({ id }) => id === organizationId)?.name ?? null;
    return { organizationId, name, role };
  };
  const membershipOf = ({ organizationId, name, role }: NonNullable<QueueItem['into']>): Membership => ({
    organizationId,
    organizationName: name,
    role,
    roleName: scene.organizations?.roles.find(({ key }) => key === role)?.name ?? null,
    inviterUserId: null,
    inviterName: null,
  });
  const shell = fakeShell(scene, emit);
  const find = (ids: string[]) => invitations.filter(({ id }) => ids.includes(id));
  /** Waits out the undo period before `go`. */
  function undoable(
    accountId: string,
    operation: QueueItem['operation'],
    ids: string[],
    go: (item: QueueItem) => void,
  ): QueueItem[] {
    const undoMs = scene.undoMs ?? 5000;
    const waiting = { state: 'waiting', waitingFor: 'undo', until: Date.now() + undoMs } as const;
    const items = find(ids).map(({ id, emailAddress }) =>
      aQueueItem({ operation, emailAddress, invitationId: id, ...waiting }),
    );
    queue = [...items, ...queue];
    emit('queue.changed', { accountId });
    line.later(() => {
      for (const item of items) if (queue.find(({ id }) => id === item.id)?.state === 'waiting') go(item);
    }, undoMs);
    return items;
  }
  const accountOf = (id: string): Account => {
    const found = accounts.find((account) => account.id === id);
    if (!found) throw new FailureError({ kind: 'internal', id: 'no-account' });
    return found;
  };

  const accountList = (): Accounts => ({
    accounts,
    currentId,
    vault: scene.vault ?? 'ready',
    keychain: { provider: null, canCreate: false, ...scene.keychain },
  });

  const handlers: Handlers = {
    app: { info: () => ({ version: '1.0.0', host: 'browser' }) },
    accounts: {
      list: accountList,
      unlock: accountList,
      createKeychain: accountList,
      startAfresh: ({ accountId }) => addAccount({ ...accountOf(accountId), shut: null }),
      connect: ({ secretKey, label, keepIn }) =>
        addAccount(
          anAccount({
            id: `acc_${accounts.length + 1}`,
            label: label ?? 'Nordwind',
            environment: secretKey.startsWith('sk_live_') ? 'production' : 'development',
            keptIn: keepIn,
          }),
        ),
      trySandbox: () => addAccount(anAccount({ id: 'acc_sandbox', label: 'Sandbox', keptIn: 'sandbox' })),
      select({ accountId }) {
        currentId = accountId;
        emit('accounts.changed', {});
        return {};
      },
      rename: ({ accountId, label }) => addAccount({ ...accountOf(accountId), label }),
      replaceKey: ({ accountId, keepIn, apiUrl = accountOf(accountId).apiUrl }) =>
        addAccount({ ...accountOf(accountId), keptIn: keepIn, hasKey: true, apiUrl }),
      remove({ accountId }) {
        accounts = accounts.filter(({ id }) => id !== accountId);
        currentId = accounts[0]?.id ?? null;
        emit('accounts.changed', {});
        return {};
      },
    },
    invitations: {
      create({ accountId, drafts, audience }) {
        const known: string[] = [];
        const items = drafts.map((draft) => {
          const { emailAddress } = draft;
          const before = queue.find((item) => sameAddress(item, emailAddress) && isUnderWay(item));
          if (before) known.push(before.id);
          const into = intoOf(audience);
          const item = before ?? aQueueItem({ emailAddress, ...(into && { into }) });
          if (!before) {
            queue = [item, ...queue];
            send(accountId, item, draft);
          }
          return item;
        });
        emit('queue.changed', { accountId });
        return { items, known };
      },
      revoke({ accountId, ids }) {
        const items = undoable(accountId, 'revoke', ids, (item) => {
          update(item.id, { state: 'sent', until: null, waitingFor: null });
          const updatedAt = Date.now();
          invitations = invitations.map((row) =>
            row.id === item.invitationId
              ? { ...row, status: 'revoked' as const, updatedAt, hasLink: false }
              : row,
          );
          changed(accountId);
        });
        return { items };
      },
      async resend({ accountId, ids, sendWith }) {
        const { resendWith } = await shell.settings.get({});
        const asked = scene.madeElsewhere === true && !sendWith && !resendWith[accountId];
        const unknown = asked ? ids.length : 0;
        const rows = new Map(invitations.map((row) => [row.id, row]));
        const items = undoable(accountId, 'resend', unknown > 0 ? [] : ids, (item) => {
          update(item.id, { state: 'sending', until: null, waitingFor: null });
          const { publicMetadata = {} } = rows.get(item.invitationId ?? '') ?? {};
          send(accountId, item, { emailAddress: item.emailAddress, publicMetadata });
        });
        return { items, unknown };
      },
      delete({ accountId, ids }) {
        const items = find(ids).map(({ id, emailAddress }) =>
          aQueueItem({ operation: 'delete', emailAddress, invitationId: id, state: 'sending' }),
        );
        queue = [...items, ...queue];
        emit('queue.changed', { accountId });
        setTimeout(() => {
          invitations = invitations.filter(({ id }) => !ids.includes(id));
          queue = queue.filter((item) => !items.includes(item));
          changed(accountId);
        }, 30);
        return { items };
      },
      list({ audience, status, search, order, offset, limit }) {
        const listed = of(audience);
        const found = matching(listed, { status, search, order });
        const count = (each: Status) => listed.filter((row) => row.status === each).length;
        return {
          rows: found.slice(offset, offset + limit),
          total: found.length,
          counts: {
            pending: count('pending'),
            accepted: count('accepted'),
            expired: count('expired'),
            revoked: count('revoked'),
            other: count('other'),
          },
        };
      },
      addresses({ status, search, order, offset, limit }) {
        const rows = matching(invitations, { status, search, order }).slice(offset, offset + limit);
        return { rows: rows.map(({ id, emailAddress }) => ({ id, emailAddress })) };
      },
      find({ search, limit }) {
        const wanted = search.trim().toLowerCase();
        const lists = statuses.flatMap((status) => {
          const rows = matching(invitations, { status, search, order: '-created_at' });
          return rows.length === 0 ? [] : [{ status, total: rows.length, rows: rows.slice(0, limit) }];
        });
        const items = queue.filter(({ emailAddress }) => emailAddress.toLowerCase().includes(wanted));
        return { lists, queue: { total: items.length, items: items.slice(0, limit) } };
      },
      known: ({ addresses }) => ({ known: knownAmong(columnsOf(invitations), addresses) }),
      details({ invitationId }) {
        const [invitation] = find([invitationId]);
        if (!invitation) throw invalidInput('invitationId', 'This invitation does not exist any more.');
        return { invitation, sentWith: null, history: [], ...scene.details };
      },
      glance: () => glanceOf(invitations),
      refresh: ({ accountId }) => syncState(accountId),
      syncState: ({ accountId }) => syncState(accountId),
    },
    waitlist: { invite: () => ({ items: [] }), reject: () => ({ items: [] }) },
    organizations: {
      chosen: () => ({ chosen, last }),
      choose(given) {
        chosen = given.chosen;
        last = chosen ?? last;
        return {};
      },
      find: ({ search }) => ({
        organizations: (scene.organizations?.found ?? []).filter(({ name }) =>
          name.toLowerCase().includes(search.trim().toLowerCase()),
        ),
      }),
      roles: () => ({ roles: scene.organizations?.roles ?? [] }),
    },
    queue: {
      list(request) {
        const waits = queue.some(({ state }) => state === 'queued');
        return queueWindow(queue, request, { paused, lastOutAt: waits ? Date.now() + 3_600_000 : null });
      },
      addresses: ({ offset, limit, ...part }) => ({
        rows: queuePart(queue, part).slice(offset, offset + limit),
      }),
      details({ id }) {
        const item = queue.find((each) => each.id === id);
        if (!item) throw invalidInput('id', 'This is not in the queue any more.');
        return {
          item,
          draft: { emailAddress: item.emailAddress },
          alone: false,
          tries: 0,
          triedAt: null,
          askedAt: item.createdAt,
          history: [],
          ...scene.queueDetails,
        };
      },
      cancel({ accountId, ids }) {
        for (const id of ids)
          update(id, { state: 'cancelled', until: null, waitingFor: null, canCancel: false });
        changed(accountId);
        return { items: queue.filter(({ id }) => ids.includes(id)) };
      },
      retry({ accountId, ids }) {
        for (const id of ids) update(id, { state: 'sent', failure: null, canRetry: false });
        changed(accountId);
        return { items: queue.filter(({ id }) => ids.includes(id)) };
      },
      async correct({ accountId, id, emailAddress }) {
        queue = queue.filter((item) => item.id !== id);
        const { items } = await handlers.invitations.create({ accountId, drafts: [{ emailAddress }] });
        return { items };
      },
      retryFailed({ accountId }) {
        const ids = queue.filter(({ state, canRetry }) => state === 'failed' && canRetry).map(({ id }) => id);
        handlers.queue.retry({ accountId, ids });
        return { count: ids.length };
      },
      pause({ accountId }) {
        paused = true;
        emit('queue.changed', { accountId });
        return {};
      },
      resume({ accountId }) {
        paused = false;
        emit('queue.changed', { accountId });
        return {};
      },
      dismiss({ accountId, ids }) {
        queue = queue.filter(({ id }) => !ids.includes(id));
        emit('queue.changed', { accountId });
        return {};
      },
      clearFinished({ accountId }) {
        const before = queue.length;
        queue = queue.filter(({ state }) => state !== 'sent' && state !== 'failed' && state !== 'cancelled');
        emit('queue.changed', { accountId });
        return { count: before - queue.length };
      },
    },
    // The real reader: it needs no host, and a fake one would have to be right about every comma.
    imports: createImports({
      invitations: {
        known: (request) => handlers.invitations.known(request),
        create: (request) => handlers.invitations.create(request),
      },
      store: new MemorySettingsStore(),
      now: () => Date.now(),
      // An hour for each hundred, or for two hundred and fifty together.
      lastOutIn: async (_, { alone, any }) =>
        3_600_000 * Math.max(Math.floor(alone / 100), Math.floor(any / 250)),
      metadataByBulk: () => false,
      addressesUnderWay: async () => {
        return new Set(queue.filter(isUnderWay).map(({ emailAddress }) => emailAddress.toLowerCase()));
      },
    }).handlers,
    exports: createExports({ list: (request) => handlers.invitations.list(request) }),
    alerts: {
      list: () => ({ alerts: [...line.alerts] }),
      dismiss: ({ id }) => line.dismissAlert(id),
    },
    ...shell,
  };

  return { guestlist: line.connect(handlers), calls: line.calls, emit, release: () => line.release() };
}
