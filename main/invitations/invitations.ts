/** The invitations room: every account's session, and the handlers of the contract over them. */
import { type Failure, FailureError, invalidInput } from '../../preload/failure.ts';
import { draftSchema } from '../../preload/invitation.ts';
import { Serial } from '../accounts/serial.ts';
import {
  accountFolder,
  hasAccountFolder,
  removeAccountFolder,
  setAsideDatabases,
} from '../storage/account-folder.ts';
import { knownAmong } from './copy/known.ts';
import { forgetDataKey } from './data-key.ts';
import { asFault } from './fault.ts';
import { detailsOf } from './history/details.ts';
import type { Target } from './outbox/new-items.ts';
import type { Carried } from './outbox/outbox.ts';
import type { Invitations, InvitationsPorts, OpenAccount } from './service.ts';
import { openSession, type Session } from './session.ts';

interface Opened {
  session: Promise<Session>;
  /** Null until the session is ready, and after it was closed. */
  ready: Session | null;
}

const isAddress = (emailAddress: string): boolean => draftSchema.safeParse({ emailAddress }).success;

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
  const turns = new Map<string, Serial>();
  let visible = true;

  const inTurn = <T>(accountId: string, work: () => Promise<T>): Promise<T> => {
    const turn = turns.get(accountId) ?? new Serial();
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
    const { outbox, sync } = opened.ready;
    if (carried !== null) outbox.adopt(carried);
    outbox.start();
    sync.setVisible(visible);
    sync.soon(0);
    // Whoever looked before this sees what was on disk.
    const { id: accountId } = account;
    ports.emit('invitations.changed', { accountId });
    ports.emit('queue.changed', { accountId });
    ports.emit('sync.changed', sync.state());
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
    if (session.isDurable() || account.vault === null) session.outbox.hurry();
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

  /** As `of`, with what the search needs; the account may have been closed since it began to be read. */
  const searched = async (accountId: string, search: string): Promise<Session> => {
    const session = await of(accountId);
    if (search.trim() === '') return session;
    await session.prepareSearch(search);
    return of(accountId);
  };

  const targets = (session: Session, ids: readonly string[]): Target[] =>
    ids.map((id) => {
      const head = session.copy.head(id);
      if (head === null) throw invalidInput('ids', 'One of these invitations does not exist any more.');
      return { ...head, publicMetadata: session.copy.metadata(id) };
    });

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
        create: async ({ accountId, drafts, metadataByBulk }) => {
          const { outbox } = await of(accountId);
          return durably(() => outbox.create(drafts, { metadataByBulk }));
        },
        revoke: async ({ accountId, ids }) => {
          const session = await of(accountId);
          const wanted = targets(session, ids);
          return { items: durably(() => session.outbox.revoke(wanted)) };
        },
        resend: async ({ accountId, ids, sendWith = ports.resendWith?.(accountId) ?? null, forAll }) => {
          const session = await of(accountId);
          const asked = targets(session, ids);
          // What went out with it is not known whole, and its address may be none.
          if (asked.some(({ status }) => status === 'other')) {
            throw invalidInput('ids', 'One of these is of a kind that Guestlist does not know.');
          }
          const wanted = asked.map((target) => {
            const known = forAll ? null : session.history.sentWith(target.emailAddress, target.id);
            return { ...target, sentWith: known ?? sendWith };
          });
          const unknown = wanted.filter(({ sentWith }) => sentWith === null).length;
          if (unknown > 0) return { items: [], unknown };
          return { items: durably(() => session.outbox.resend(wanted)), unknown };
        },
        delete: async ({ accountId, ids }) => {
          const session = await of(accountId);
          const wanted = targets(session, ids);
          // The queue keeps its order by address.
          if (wanted.some(({ emailAddress }) => !isAddress(emailAddress))) {
            throw invalidInput('ids', 'The address of one of these could not be read.');
          }
          return { items: durably(() => session.outbox.delete(wanted)) };
        },
        list: async ({ accountId, ...request }) =>
          (await searched(accountId, request.search)).copy.window(request),
        addresses: async ({ accountId, ...request }) => ({
          rows: (await searched(accountId, request.search)).copy.addresses(request),
        }),
        find: async ({ accountId, search, limit }) => {
          const { copy, outbox } = await searched(accountId, search);
          return { lists: copy.find(search, limit), queue: outbox.find(search, limit) };
        },
        details: async ({ accountId, invitationId }) => {
          const details = detailsOf(await of(accountId), invitationId);
          if (details === null)
            throw invalidInput('invitationId', 'This invitation does not exist any more.');
          return details;
        },
        known: async ({ accountId, addresses }) => ({
          known: knownAmong((await of(accountId)).copy.columns, addresses),
        }),
        glance: async ({ accountId }) => {
          const session = await of(accountId);
          return session.copy.glance(session.clerkNow());
        },
        refresh: async ({ accountId }) => (await of(accountId)).sync.refresh(),
        syncState: async ({ accountId }) => (await of(accountId)).sync.state(),
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
    addressesUnderWay: async (accountId) => (await of(accountId)).outbox.addressesUnderWay(),
    lastOutIn: async (accountId, creates) => (await of(accountId)).outbox.lastOutIn(creates),
    unsaved: () => {
      const real = [...accounts].filter(([accountId]) => !sandboxes.has(accountId));
      return real.reduce((sum, [, { ready }]) => sum + (ready?.unsaved() ?? 0), 0);
    },
    link: (accountId, invitationId) => accounts.get(accountId)?.ready?.copy.link(invitationId) ?? null,
    setVisible(shown) {
      visible = shown;
      for (const { ready } of accounts.values()) ready?.sync.setVisible(shown);
    },
    woke() {
      for (const { ready } of accounts.values()) ready?.woke();
    },
    async stop() {
      await Promise.all([...accounts.keys()].map((id) => inTurn(id, () => close(id))));
    },
  };
}
