import { describe, expect, test } from 'vitest';
import { keys, MovableKeychain, openRoom } from './room.ts';

const gone = { failure: { kind: 'invalid-input', fields: [{ field: 'accountId' }] } };
const keychainRefusal = (state: string) => ({ failure: { kind: 'keychain', state } });

describe('replacing a key', () => {
  test('keeps the account as it was when the key is of another instance', async () => {
    const room = openRoom();
    const account = await room.connect(keys.production);
    const replacing = room.replaceKey({
      accountId: account.id,
      secretKey: keys.development,
      keepIn: 'keychain',
    });
    await expect(replacing).rejects.toMatchObject({
      failure: { kind: 'invalid-input', fields: [{ field: 'secretKey' }] },
    });
    expect((await room.list({})).accounts).toEqual([account]);
    expect([...room.keychain.secrets.values()]).toEqual([keys.production]);
  });

  test('keeps the old key when the keychain does not take the new one', async () => {
    const room = openRoom();
    const account = await room.connect(keys.production);
    room.keychain.current = 'locked';
    const replacing = room.replaceKey({ accountId: account.id, secretKey: keys.rotated, keepIn: 'keychain' });
    await expect(replacing).rejects.toMatchObject(keychainRefusal('locked'));
    room.keychain.current = 'ready';
    expect((await room.list({})).accounts).toEqual([account]);
    expect(await room.open.get(account.id)?.client.instance()).toMatchObject({ id: 'ins_production' });
    expect(room.sent.at(-1)?.[1]).toBe(keys.production);
  });

  test('is in force with the very next call', async () => {
    const room = openRoom();
    const { id } = await room.connect(keys.production);
    await room.open.get(id)?.client.instance();
    room.events.length = 0;
    await room.replaceKey({ accountId: id, secretKey: keys.rotated, keepIn: 'keychain' });
    expect(room.events).toEqual([
      'keychain set',
      'settings written',
      'keychain delete',
      'closed',
      'opened',
      'accounts.changed',
    ]);
    await room.open.get(id)?.client.instance();
    expect(room.sent.at(-1)?.[1]).toBe(keys.rotated);
  });
});

describe('removing', () => {
  test('takes the key, then all that others keep, then the account, and goes on with the next one', async () => {
    const room = openRoom();
    const first = await room.connect(keys.production);
    const second = await room.connect(keys.development);
    room.events.length = 0;
    await room.remove({ accountId: second.id });
    expect(room.events).toEqual(['keychain delete', 'removed', 'settings written', 'accounts.changed']);
    expect(await room.list({})).toMatchObject({ accounts: [first], currentId: first.id });
    expect([...room.keychain.secrets.values()]).toEqual([keys.production]);
  });

  test('is refused while the keychain is locked, and loses nothing', async () => {
    const room = openRoom();
    const account = await room.connect(keys.production);
    room.keychain.current = 'locked';
    await expect(room.remove({ accountId: account.id })).rejects.toMatchObject(keychainRefusal('locked'));
    expect(room.events).not.toContain('removed');
    expect((await room.list({})).accounts).toEqual([account]);
  });

  test('works without a keychain service, and the key goes when the service is back', async () => {
    const room = openRoom();
    const account = await room.connect(keys.production);
    room.keychain.current = 'no-service';
    await room.remove({ accountId: account.id });
    expect((await room.list({})).accounts).toEqual([]);
    expect(room.keychain.secrets.size).toBe(1);
    room.keychain.current = 'ready';
    const next = openRoom(room);
    await next.accounts.start();
    await expect.poll(() => room.keychain.secrets.size).toBe(0);
    expect(next.settings.get('accounts')).toMatchObject({ leftovers: [] });
  });

  test('while it still opens, cleans up after the opening', async () => {
    const before = openRoom();
    const { id } = await before.connect(keys.production);
    const opening = Promise.withResolvers<void>();
    const removed: string[] = [];
    const room = openRoom(before, {
      opened: () => opening.promise,
      removed: async (accountId) => void removed.push(accountId),
    });
    const start = room.accounts.start();
    await room.remove({ accountId: id });
    opening.resolve();
    await start;
    expect(removed).toEqual([id, id]);
  });
});

describe('the sandbox', () => {
  test('starts once, however often it is asked for, and is never written', async () => {
    const room = openRoom();
    const [one, two] = await Promise.all([room.trySandbox({}), room.trySandbox({})]);
    expect(one).toEqual(two);
    expect(one).toMatchObject({
      label: 'Sandbox',
      keptIn: 'sandbox',
      hasKey: true,
      environment: 'development',
    });
    expect(room.events.filter((event) => event === 'sandbox started')).toHaveLength(1);
    expect(room.settings.get('accounts')).toBeUndefined();
    expect(room.keychain.secrets.size).toBe(0);
    expect(room.open.get(one.id)?.beginsOnDisk).toBe(false);
    expect((await room.list({})).currentId).toBe(one.id);
  });

  test('needs no keychain', async () => {
    const keychain = new MovableKeychain();
    keychain.current = 'no-service';
    const room = openRoom({ keychain });
    const { id } = await room.trySandbox({});
    expect(await room.open.get(id)?.client.instance()).toMatchObject({ id: 'ins_sandbox' });
  });

  test('can be removed and tried again', async () => {
    const room = openRoom();
    const { id } = await room.trySandbox({});
    await room.remove({ accountId: id });
    expect((await room.list({})).accounts).toEqual([]);
    expect((await room.trySandbox({})).id).not.toBe(id);
  });

  test('keeps its key', async () => {
    const room = openRoom();
    const { id } = await room.trySandbox({});
    const replacing = room.replaceKey({ accountId: id, secretKey: keys.sandbox, keepIn: 'session' });
    await expect(replacing).rejects.toMatchObject({ failure: { kind: 'invalid-input' } });
  });

  test('can be renamed, for as long as it lasts', async () => {
    const room = openRoom();
    const { id } = await room.trySandbox({});
    expect((await room.rename({ accountId: id, label: 'Playground' })).label).toBe('Playground');
    expect((await room.list({})).accounts[0]?.label).toBe('Playground');
  });
});

test('an account can be renamed, and is so after a restart', async () => {
  const room = openRoom();
  const { id } = await room.connect(keys.production);
  await room.rename({ accountId: id, label: 'Our shop' });
  expect((await openRoom(room).list({})).accounts[0]?.label).toBe('Our shop');
});

test('what is asked of an account that is not here is refused in words', async () => {
  const room = openRoom();
  const accountId = 'nobody';
  await expect(room.select({ accountId })).rejects.toMatchObject(gone);
  await expect(room.rename({ accountId, label: 'x' })).rejects.toMatchObject(gone);
  await expect(room.remove({ accountId })).rejects.toMatchObject(gone);
  await expect(
    room.replaceKey({ accountId, secretKey: keys.production, keepIn: 'session' }),
  ).rejects.toMatchObject(gone);
});
