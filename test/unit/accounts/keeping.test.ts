import { describe, expect, test } from 'vitest';
import type { StoredAccounts } from '../../../main/accounts/stored-accounts.ts';
import type { TokenVault } from '../../../main/accounts/vault.ts';
import { FailureError } from '../../../preload/failure.ts';
import { keys, MovableKeychain, openRoom } from './room.ts';

const keychainRefusal = (state: string) => ({ failure: { kind: 'keychain', state } });

describe('after a restart', () => {
  test('an account of the keychain works as before', async () => {
    const before = openRoom();
    const account = await before.connect(keys.production);
    const room = openRoom(before);
    await room.accounts.start();
    expect(await room.list({})).toMatchObject({ accounts: [account], currentId: account.id, vault: 'ready' });
    expect(await room.open.get(account.id)?.client.instance()).toMatchObject({ id: 'ins_production' });
  });

  test('an account of one session is listed without its key, says so, and takes a new one', async () => {
    const before = openRoom();
    const account = await before.connect(keys.production, 'session');
    const room = openRoom(before);
    await room.accounts.start();
    expect((await room.list({})).accounts).toEqual([{ ...account, hasKey: false }]);
    await expect(room.open.get(account.id)?.client.instance()).rejects.toMatchObject(
      keychainRefusal('session-only'),
    );
    const renewed = await room.replaceKey({
      accountId: account.id,
      secretKey: keys.production,
      keepIn: 'session',
    });
    expect(renewed.hasKey).toBe(true);
    expect(await room.open.get(account.id)?.client.instance()).toMatchObject({ id: 'ins_production' });
  });

  test('the account in use is the same, and the first when it was the sandbox', async () => {
    const before = openRoom();
    const first = await before.connect(keys.production);
    const second = await before.connect(keys.development);
    await before.select({ accountId: first.id });
    expect((await openRoom(before).list({})).currentId).toBe(first.id);
    await before.select({ accountId: second.id });
    await before.trySandbox({});
    expect((await openRoom(before).list({})).currentId).toBe(second.id);
  });

  test('an account that does not open is listed all the same, and does not hold up the others', async () => {
    const before = openRoom();
    const broken = await before.connect(keys.production);
    const sound = await before.connect(keys.development);
    const opened: string[] = [];
    const room = openRoom(before, {
      async opened({ id }) {
        if (id === broken.id) throw new Error('The copy is damaged.');
        opened.push(id);
      },
    });
    await room.accounts.start();
    expect(opened).toEqual([sound.id]);
    expect((await room.list({})).accounts).toHaveLength(2);
    expect(room.log.lines.join()).toContain('open-failed');
  });

  /** A restart on the keychain of before, with what the opened account meets there each time. */
  async function reopened(
    meet: (keychain: MovableKeychain, vault: TokenVault, opening: number) => Promise<void>,
  ) {
    const before = openRoom();
    const account = await before.connect(keys.production);
    let openings = 0;
    const room = openRoom(before, {
      async opened({ id, client, vault }) {
        openings += 1;
        room.open.set(id, { ...account, client, vault, beginsOnDisk: true });
        if (vault === null) throw new Error('It got no keychain.');
        await meet(before.keychain, vault, openings);
      },
    });
    await room.accounts.start();
    await room.open.get(account.id)?.client.instance();
    // An expectation that fails while an account opens is only a line of the log.
    expect(room.log.lines.join()).not.toContain('open-failed');
    return () => openings;
  }

  test('an account that met no keychain, unlike all others, is offered it again with the next use', async () => {
    const openings = await reopened(async (keychain, vault, opening) => {
      if (opening > 1) return;
      // For as long as this one asks: every other question finds a keychain.
      keychain.current = 'no-service';
      expect(await vault.state()).toBe('no-service');
      keychain.current = 'ready';
    });
    await expect.poll(openings).toBe(2);
  });

  test.each(['denied', 'locked'] as const)(
    'an account whose entry alone is %s does not ask the person again with each use of the keychain',
    async (state) => {
      const openings = await reopened(async (keychain, vault) => {
        expect(await vault.state()).toBe('ready');
        keychain.current = state;
        await expect(vault.get('data')).rejects.toMatchObject(keychainRefusal(state));
        keychain.current = 'ready';
      });
      await new Promise((resolve) => setImmediate(resolve));
      expect(openings()).toBe(1);
    },
  );

  test('the start does not wait for a keychain that takes its time', async () => {
    const before = openRoom();
    await before.connect(keys.production);
    const room = openRoom(before, { opened: () => new Promise(() => undefined) });
    const start = room.accounts.start();
    room.clock.advance(2000);
    await start;
    expect((await room.list({})).accounts).toHaveLength(1);
  });

  test('an address changed in the settings file does not get the key', async () => {
    const before = openRoom();
    const account = await before.connect(keys.production);
    const stored = before.settings.get('accounts') as StoredAccounts;
    const accounts = stored.accounts.map((each) => ({ ...each, apiUrl: 'https://evil.example/v1' }));
    before.settings.set('accounts', { ...stored, accounts });
    const room = openRoom(before);
    await room.accounts.start();
    await expect(room.open.get(account.id)?.client.instance()).rejects.toMatchObject({
      failure: { kind: 'keychain' },
    });
    expect(room.sent).toEqual([]);
    expect((await room.list({})).accounts[0]?.hasKey).toBe(false);
  });
});

describe('a keychain that is locked in the middle', () => {
  test('is a failure of the calls that need it, and heals by itself', async () => {
    const room = openRoom();
    const { id } = await room.connect(keys.production);
    const client = room.open.get(id)?.client;
    await client?.instance();
    room.keychain.current = 'locked';
    room.clock.advance(10_000);
    await expect(client?.instance()).rejects.toMatchObject(keychainRefusal('locked'));
    expect(await room.list({})).toMatchObject({ vault: 'locked', accounts: [{ hasKey: true }] });
    room.keychain.current = 'ready';
    expect(await client?.instance()).toMatchObject({ id: 'ins_production' });
  });

  test('is told to those who listen, and so is its return', async () => {
    const room = openRoom();
    const { id } = await room.connect(keys.production);
    const changes = () => room.events.filter((event) => event === 'accounts.changed').length;
    const before = changes();
    room.keychain.current = 'locked';
    await room.open
      .get(id)
      ?.client.instance()
      .catch(() => undefined);
    expect(changes()).toBe(before + 1);
    room.keychain.current = 'ready';
    await room.open.get(id)?.client.instance();
    expect(changes()).toBe(before + 2);
  });

  test('opens its accounts again once it is back, so that their copy can be kept, or is found again', async () => {
    const before = openRoom();
    await before.connect(keys.production);
    await before.connect(keys.development, 'session');
    before.keychain.current = 'locked';
    const room = openRoom(before);
    await room.accounts.start();
    expect(room.events.filter((event) => event === 'opened')).toHaveLength(2);
    room.keychain.current = 'ready';
    await room.list({});
    // The second may have a queue on disk from when its key was in the keychain.
    await expect.poll(() => room.events.filter((event) => event === 'opened')).toHaveLength(4);
  });
});

test('a key is read once for a burst of calls, and not kept in memory for long', async () => {
  const room = openRoom();
  const { id } = await room.connect(keys.production);
  const client = room.open.get(id)?.client;
  const reads = () => room.events.filter((event) => event === 'keychain get').length;
  await Promise.all(Array.from({ length: 20 }, () => client?.instance()));
  await client?.instance();
  expect(reads()).toBe(1);
  room.clock.advance(10_000);
  await client?.instance();
  expect(reads()).toBe(2);
});

test('a key deleted in the keychain’s own window is noticed and asked for again', async () => {
  const room = openRoom();
  const { id } = await room.connect(keys.production);
  room.keychain.secrets.clear();
  await expect(room.open.get(id)?.client.instance()).rejects.toMatchObject(keychainRefusal('missing'));
  expect((await room.list({})).accounts[0]?.hasKey).toBe(false);
  const renewed = await room.replaceKey({ accountId: id, secretKey: keys.production, keepIn: 'keychain' });
  expect(renewed.hasKey).toBe(true);
  expect(await room.open.get(id)?.client.instance()).toMatchObject({ id: 'ins_production' });
});

test('an account whose entry an open keychain did not have is tried again by itself', async () => {
  const before = openRoom();
  const { id } = await before.connect(keys.production);
  let hasEntry = false;
  let tries = 0;
  const room = openRoom(before, {
    async opened() {
      tries += 1;
      if (!hasEntry) throw new FailureError({ kind: 'keychain', state: 'missing' });
    },
  });
  const shut = async () => (await room.list({})).accounts[0]?.shut;
  const pass = async (ms: number) => {
    room.clock.advance(ms);
    await new Promise((resolve) => setImmediate(resolve));
  };
  await room.accounts.start();
  expect(await shut()).toBe('missing');
  await pass(5000);
  expect([await shut(), tries]).toEqual(['missing', 2]);
  // Put back, or shown at last: the keychain says nothing of it.
  hasEntry = true;
  const toldBefore = room.events.filter((event) => event === 'accounts.changed').length;
  await pass(10_000);
  expect([await shut(), tries]).toEqual([null, 3]);
  expect(room.events.filter((event) => event === 'accounts.changed')).toHaveLength(toldBefore + 1);
  await pass(300_000);
  expect(tries).toBe(3);
  // There is nothing that a fresh start would have to put aside.
  await expect(room.startAfresh({ accountId: id })).rejects.toMatchObject({
    failure: { kind: 'invalid-input' },
  });
});

test('a fresh start is not shut again by a look that began before it and ends after it', async () => {
  const before = openRoom();
  const { id } = await before.connect(keys.production);
  const missing = new FailureError({ kind: 'keychain', state: 'missing' });
  const look = Promise.withResolvers<void>();
  const answers: (() => Promise<void>)[] = [
    () => Promise.reject(missing),
    () => look.promise,
    () => Promise.resolve(),
  ];
  const room = openRoom(before, { opened: () => answers.shift()?.() ?? Promise.resolve() });
  await room.accounts.start();
  room.clock.advance(5000);
  await expect.poll(() => answers.length).toBe(1);
  expect(await room.startAfresh({ accountId: id })).toMatchObject({ shut: null });
  look.reject(missing);
  await new Promise((resolve) => setImmediate(resolve));
  expect((await room.list({})).accounts[0]?.shut).toBeNull();
});

test('the list does not wait for a keychain that takes its time', async () => {
  const keychain = new MovableKeychain();
  const room = openRoom({ keychain });
  await room.connect(keys.production);
  keychain.state = () => new Promise(() => undefined);
  const list = room.list({});
  room.clock.advance(300);
  expect((await list).accounts).toHaveLength(1);
});
