/** Which accounts are open: each has a session from when it is opened until it is closed, removed or set aside. */
import { type Failure, FailureError, invalidInput } from '../../preload/failure.ts';
import { Mutex } from '../accounts/mutex.ts';
import type { OpenAccount } from '../accounts/open-account.ts';
import {
  accountFolder,
  hasAccountFolder,
  removeAccountFolder,
  setAsideDatabases,
} from '../storage/account-folder.ts';
import { asFault } from '../storage/fault.ts';
import { forgetDataKey } from './data-key.ts';
import type { Carried } from './outbox/outbox.ts';
import type { Invitations, InvitationsPorts } from './service.ts';
import { openSession, type Session } from './session.ts';

interface Opened {
  session: Promise<Session>;
  /** Null until the session is ready, and after it was closed. */
  ready: Session | null;
}

export interface Sessions
  extends Pick<
    Invitations,
    'open' | 'close' | 'remove' | 'setAside' | 'unsaved' | 'setVisible' | 'woke' | 'stop'
  > {
  /** Waits while the account is being opened. Rejects with `FailureError`: why it is not open. */
  of(accountId: string): Promise<Session>;
  /** Null where it is not open at this moment. */
  ready(accountId: string): Session | null;
}

export function createSessions(ports: InvitationsPorts): Sessions {
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
    of,
    ready: (accountId) => accounts.get(accountId)?.ready ?? null,
    open: (account) => inTurn(account.id, () => open(account)),
    close: (accountId) => inTurn(accountId, () => close(accountId)),
    remove: (accountId) => inTurn(accountId, () => remove(accountId)),
    setAside: (accountId) =>
      inTurn(accountId, async () => {
        if (accounts.has(accountId)) throw invalidInput('accountId', 'This account is open.');
        setAsideDatabases(accountFolder(ports.dataDir, accountId), ports.clock.now());
      }),
    unsaved: () => {
      const real = [...accounts].filter(([accountId]) => !sandboxes.has(accountId));
      return real.reduce((sum, [, { ready }]) => sum + (ready?.unsaved() ?? 0), 0);
    },
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
