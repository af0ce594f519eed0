/** The invitations room: every account's session, and the handlers of the contract over them. */
import { type AudienceKind, application, waitlist } from '../../preload/audience.ts';
import { type Failure, FailureError, invalidInput } from '../../preload/failure.ts';
import type { SentWith } from '../../preload/history.ts';
import { draftSchema, type Matching, mostIds, statusesOf } from '../../preload/invitation.ts';
import type { QueueOperation } from '../../preload/queue.ts';
import { Mutex } from '../accounts/mutex.ts';
import type { OpenAccount } from '../accounts/open-account.ts';
import {
  accountFolder,
  hasAccountFolder,
  removeAccountFolder,
  setAsideDatabases,
} from '../storage/account-folder.ts';
import { asFault } from '../storage/fault.ts';
import { audienceRules } from './audiences/rules.ts';
import { knownAmong } from './copy/known.ts';
import { forgetDataKey } from './data-key.ts';
import type { FollowedList } from './followed-list.ts';
import { detailsOf } from './history/details.ts';
import type { Target } from './outbox/new-items.ts';
import type { Carried } from './outbox/outbox.ts';
import type { Invitations, InvitationsPorts } from './service.ts';
import { openSession, type Session } from './session.ts';

interface Opened {
  session: Promise<Session>;
  /** Null until the session is ready, and after it was closed. */
  ready: Session | null;
}

const isAddress = (emailAddress: string): boolean => draftSchema.safeParse({ emailAddress }).success;

/** Without what Clerk does not take for its audience. */
function sentWithFor({ emailAddress, audience = application }: Target, sendWith: SentWith): SentWith {
  const { emailAddress: _, ...rest } = audienceRules[audience.kind].takes({ ...sendWith, emailAddress });
  return rest;
}

export function createInvitations(ports: InvitationsPorts): Invitations {
  const accounts = new Map<string, Opened>();
  /** Vaults of closed accounts, so that removing one can still forget its data key. */
  const vaults = new Map<string, OpenAccount['vault']>();
  /** Queued work of closed accounts that had no place on disk, until they are opened again: as when a key is replaced. */
  const inMemory = new Map<string, Carried | null>();
  /** Accounts that end with the app by their nature. */
  const sandboxes = new Set<string>();
  /** Why an account is not open. */
  const shut = new Map<string, Failure>();
  /** One at a time opens and closes an account: a key is replaced just when the keychain comes back. */
  const turns = new Map<string, Mutex>();
  let visible = true;

  const inTurn = <T>(accountId: string, work: () => Promise<T>): Promise<T> => {
    const turn = turns.get(accountId) ?? new Mutex();
    turns.set(accountId, turn);
    return turn.run(work);
  };

  /** `handOver` ends what was there before and gives what it could not keep on disk. */
  const start = async (account: OpenAccount, handOver: () => Promise<Carried | null>): Promise<void> => {
    let carried = null as Carried | null;
    const session = handOver().then((items) => {
      carried = items;
      return openSession(ports, account);
    });
    const opened: Opened = { session, ready: null };
    accounts.set(account.id, opened);
    vaults.set(account.id, account.vault);
    try {
      opened.ready = await opened.session;
    } catch (error) {
      accounts.delete(account.id);
      inMemory.set(account.id, carried);
      const failure = asFault(ports.log, 'account.cannot-open', error);
      shut.set(account.id, failure);
      throw new FailureError(failure);
    }
    shut.delete(account.id);
    const { outbox } = opened.ready;
    if (carried !== null) outbox.adopt(carried);
    opened.ready.start(visible);
    // Whoever looked before this sees what was on disk.
    const { id: accountId } = account;
    ports.emit('invitations.changed', { accountId });
    ports.emit('queue.changed', { accountId });
    ports.emit('sync.changed', opened.ready.syncState());
  };

  /** The keychain came back: what had to stay in memory moves to disk. Who asks meanwhile waits. */
  const reopen = (account: OpenAccount, session: Session): Promise<void> =>
    start(account, () => session.close());

  const withPlace = (account: OpenAccount): OpenAccount =>
    account.beginsOnDisk || hasAccountFolder(ports.dataDir, account.id)
      ? account
      : { ...account, vault: null };

  const open = async (given: OpenAccount): Promise<void> => {
    if (given.vault === null) sandboxes.add(given.id);
    const account = withPlace(given);
    const known = accounts.get(account.id);
    if (known === undefined) {
      const carried = inMemory.get(account.id) ?? null;
      await start(account, async () => carried);
      inMemory.delete(account.id);
      return;
    }
    const session = await known.session;
    if (accounts.get(account.id) !== known) return;
    // Opened again because its key is another one, or can be read again.
    if (session.isDurable() || account.vault === null) session.outbox.wake();
    else if ((await account.vault.state()) === 'ready') await reopen(account, session);
  };

  const close = async (accountId: string): Promise<void> => {
    const opened = accounts.get(accountId);
    if (opened === undefined) return;
    accounts.delete(accountId);
    opened.ready = null;
    inMemory.set(accountId, await (await opened.session).close());
  };

  const of = async (accountId: string): Promise<Session> => {
    const opened = accounts.get(accountId);
    // Why it did not open was told to whoever opened it.
    await opened?.session.catch(() => null);
    const session = opened?.ready;
    if (session) return session;
    const failure = shut.get(accountId);
    throw failure ? new FailureError(failure) : invalidInput('accountId', 'This account is not open.');
  };

  const targets = (session: Session, ids: readonly string[]): Target[] =>
    ids.map((id) => {
      const list = session.listWith(id);
      const head = list?.copy.head(id);
      if (!list || !head) throw invalidInput('ids', 'One of these invitations does not exist any more.');
      const { copy, kind } = list;
      return {
        ...head,
        publicMetadata: copy.metadata(id),
        ...audienceRules[kind].placeAgain(copy.membership(id)),
      };
    });

  const listOf = async (accountId: string, kind: AudienceKind = 'application'): Promise<FollowedList> => {
    const list = (await of(accountId)).list(kind);
    if (list === undefined) throw invalidInput('audience', 'This instance has nothing of the kind.');
    return list;
  };

  /** As `listOf`, with what the search needs; the account may have been closed since it began to be read. */
  const searchedList = async (
    accountId: string,
    search: string,
    kind?: AudienceKind,
  ): Promise<FollowedList> => {
    const list = await listOf(accountId, kind);
    if (search.trim() === '') return list;
    await list.prepareSearch(search);
    return listOf(accountId, kind);
  };

  /** As many as one act can be about. */
  const idsMatching = async (accountId: string, matching: Matching | undefined): Promise<string[]> => {
    if (matching === undefined) throw invalidInput('ids', 'Nobody is named.');
    const { copy } = await searchedList(accountId, matching.search, waitlist.kind);
    const rows = copy.addresses({ ...matching, order: '+created_at', offset: 0, limit: mostIds });
    return rows.map(({ id }) => id);
  };

  const checkCan = (operation: QueueOperation, wanted: readonly Target[]): void => {
    const allCan = wanted.every(({ audience = application, status }) => {
      const lists = audienceRules[audience.kind].can[operation];
      return lists === null || lists?.includes(status) === true;
    });
    if (!allCan) throw invalidInput('ids', 'Clerk does not do this to one of these.');
  };

  /** A disk that refuses is told to the person: what is not written down is not accepted. */
  const durably = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw new FailureError(asFault(ports.log, 'queue.not-written', error));
    }
  };

  const remove = async (accountId: string): Promise<void> => {
    await close(accountId);
    inMemory.delete(accountId);
    shut.delete(accountId);
    const vault = vaults.get(accountId);
    if (hasAccountFolder(ports.dataDir, accountId)) removeAccountFolder(ports.dataDir, accountId);
    if (vault) await forgetDataKey(vault, accountId);
    vaults.delete(accountId);
  };

  return {
    open: (account) => inTurn(account.id, () => open(account)),
    close: (accountId) => inTurn(accountId, () => close(accountId)),
    remove: (accountId) => inTurn(accountId, () => remove(accountId)),
    setAside: (accountId) =>
      inTurn(accountId, async () => {
        if (accounts.has(accountId)) throw invalidInput('accountId', 'This account is open.');
        setAsideDatabases(accountFolder(ports.dataDir, accountId), ports.clock.now());
      }),
    handlers: {
      invitations: {
        create: async ({ accountId, drafts, metadataByBulk, audience = application }) => {
          const { outbox } = await of(accountId);
          const taken = drafts.map((draft) => audienceRules[audience.kind].takes(draft));
          return durably(() => outbox.create(taken, { metadataByBulk, audience }));
        },
        revoke: async ({ accountId, ids }) => {
          const session = await of(accountId);
          const wanted = targets(session, ids);
          checkCan('revoke', wanted);
          return { items: durably(() => session.outbox.ask('revoke', wanted)) };
        },
        resend: async ({ accountId, ids, sendWith = ports.resendWith?.(accountId) ?? null, forAll }) => {
          const session = await of(accountId);
          const asked = targets(session, ids);
          checkCan('resend', asked);
          // What went out with it is not known whole, and its address may be none.
          if (asked.some(({ status }) => status === 'other')) {
            throw invalidInput('ids', 'One of these is of a kind that Guestlist does not know.');
          }
          const wanted = asked.map((target) => {
            const known = forAll ? null : session.history.sentWith(target.emailAddress, target.id);
            const rest = sendWith && sentWithFor(target, sendWith);
            return { ...target, sentWith: known ?? rest };
          });
          const unknown = wanted.filter(({ sentWith }) => sentWith === null).length;
          if (unknown > 0) return { items: [], unknown };
          return { items: durably(() => session.outbox.ask('resend', wanted)), unknown };
        },
        delete: async ({ accountId, ids }) => {
          const session = await of(accountId);
          const wanted = targets(session, ids);
          checkCan('delete', wanted);
          // The queue keeps its order by address.
          if (wanted.some(({ emailAddress }) => !isAddress(emailAddress))) {
            throw invalidInput('ids', 'The address of one of these could not be read.');
          }
          return { items: durably(() => session.outbox.ask('delete', wanted)) };
        },
        list: async ({ accountId, audience, ...request }) =>
          (await searchedList(accountId, request.search, audience)).copy.window(request),
        addresses: async ({ accountId, audience, ...request }) => ({
          rows: (await searchedList(accountId, request.search, audience)).copy.addresses(request),
        }),
        find: async ({ accountId, audience, search, limit }) => {
          const { copy } = await searchedList(accountId, search, audience);
          const { outbox } = await of(accountId);
          const found = copy.find(search, limit);
          const order = statusesOf[audience ?? application.kind];
          const lists = found.toSorted((a, b) => order.indexOf(a.status) - order.indexOf(b.status));
          return { lists, queue: outbox.find(search, limit) };
        },
        details: async ({ accountId, invitationId }) => {
          const details = detailsOf(await of(accountId), invitationId);
          if (details === null)
            throw invalidInput('invitationId', 'This invitation does not exist any more.');
          return details;
        },
        known: async ({ accountId, addresses, audience = application }) => {
          const { copy } = await listOf(accountId, audience.kind);
          const scope = audienceRules[audience.kind].scopeOf(audience);
          return { known: knownAmong(copy.columns, addresses, scope) };
        },
        glance: async ({ accountId, audience }) => {
          const session = await of(accountId);
          return (await listOf(accountId, audience)).copy.glance(session.clerkNow());
        },
        refresh: async ({ accountId }) => {
          const session = await of(accountId);
          await session.refresh();
          return session.syncState();
        },
        syncState: async ({ accountId, audience }) => (await of(accountId)).syncState(audience),
      },
      organizations: {
        chosen: async ({ accountId }) => {
          const { chosen, last } = (await of(accountId)).organizations;
          return { chosen, last };
        },
        choose: async ({ accountId, chosen }) => {
          (await of(accountId)).organizations.choose(chosen);
          return {};
        },
        find: async ({ accountId, search }) => ({
          organizations: await (await of(accountId)).organizations.find(search),
        }),
        roles: async ({ accountId }) => ({ roles: await (await of(accountId)).organizations.roles() }),
      },
      waitlist: {
        invite: async ({ accountId, ids, matching, ignoreExisting }) => {
          const session = await of(accountId);
          const who = ids ?? (await idsMatching(accountId, matching));
          const wanted = targets(session, who);
          checkCan('invite', wanted);
          const how = ignoreExisting === undefined ? null : { ignoreExisting };
          const asked = wanted.map((target) => ({ ...target, sentWith: how }));
          return { items: durably(() => session.outbox.ask('invite', asked)) };
        },
        reject: async ({ accountId, ids }) => {
          const session = await of(accountId);
          const wanted = targets(session, ids);
          checkCan('reject', wanted);
          return { items: durably(() => session.outbox.ask('reject', wanted)) };
        },
      },
      queue: {
        list: async ({ accountId, ...request }) => (await of(accountId)).outbox.list(request),
        addresses: async ({ accountId, ...request }) => (await of(accountId)).outbox.addresses(request),
        details: async ({ accountId, id }) => {
          const { outbox, history } = await of(accountId);
          const details = outbox.details(id);
          if (details === null) throw invalidInput('id', 'This is not in the queue any more.');
          return { ...details, history: history.of(details.item.emailAddress) };
        },
        cancel: async ({ accountId, ids }) => {
          const { outbox } = await of(accountId);
          return { items: durably(() => outbox.cancel(ids)) };
        },
        retry: async ({ accountId, ids }) => {
          const { outbox } = await of(accountId);
          return { items: durably(() => outbox.retry(ids)) };
        },
        correct: async ({ accountId, id, emailAddress }) => {
          const { outbox } = await of(accountId);
          const items = durably(() => outbox.correct(id, emailAddress));
          if (items === null) throw invalidInput('id', 'The address of this one cannot be changed any more.');
          return { items };
        },
        retryFailed: async ({ accountId }) => {
          const { outbox } = await of(accountId);
          return { count: durably(() => outbox.retryFailed()) };
        },
        pause: async ({ accountId }) => {
          const { outbox } = await of(accountId);
          durably(() => outbox.setPaused(true));
          return {};
        },
        resume: async ({ accountId }) => {
          const { outbox } = await of(accountId);
          durably(() => outbox.setPaused(false));
          return {};
        },
        dismiss: async ({ accountId, ids }) => {
          const { outbox } = await of(accountId);
          durably(() => outbox.dismiss(ids));
          return {};
        },
        clearFinished: async ({ accountId }) => {
          const { outbox } = await of(accountId);
          return { count: durably(() => outbox.clearFinished()) };
        },
      },
    },
    addressesUnderWay: async (accountId, audience) =>
      (await of(accountId)).outbox.addressesUnderWay(audience),
    organizations: {
      areThere: async (accountId) =>
        (await of(accountId)).syncState().audiences?.includes('organization') === true,
      lookUp: async (accountId, words) => (await of(accountId)).organizations.lookUp(words),
      roles: async ({ accountId }) => ({ roles: await (await of(accountId)).organizations.roles() }),
    },
    lastOutIn: async (accountId, creates, kind) => (await of(accountId)).outbox.lastOutIn(creates, kind),
    unsaved: () => {
      const real = [...accounts].filter(([accountId]) => !sandboxes.has(accountId));
      return real.reduce((sum, [, { ready }]) => sum + (ready?.unsaved() ?? 0), 0);
    },
    link: (accountId, invitationId) =>
      accounts.get(accountId)?.ready?.listWith(invitationId)?.copy.link(invitationId) ?? null,
    setVisible(shown) {
      visible = shown;
      for (const { ready } of accounts.values()) ready?.setVisible(shown);
    },
    woke() {
      for (const { ready } of accounts.values()) ready?.woke();
    },
    async stop() {
      await Promise.all([...accounts.keys()].map((id) => inTurn(id, () => close(id))));
    },
  };
}
