import { describe, expect, test } from 'vitest';
import { everythingVisible, keys, openRoom } from './room.ts';

const keychainRefusal = (state: string) => ({ failure: { kind: 'keychain', state } });

describe('connecting a key', () => {
  test('gives an account named and labelled by its instance, in use at once', async () => {
    const room = openRoom();
    const account = await room.connect(` "${keys.production}"\n`);
    expect(account).toEqual({
      id: expect.any(String),
      label: 'Production instance',
      environment: 'production',
      fingerprint: 'sk_live_…0001',
      apiUrl: 'https://api.clerk.com/v1',
      keptIn: 'keychain',
      hasKey: true,
      shut: null,
      shutEntries: [],
    });
    expect(await room.list({})).toMatchObject({ accounts: [account], currentId: account.id, vault: 'ready' });
    expect([...room.keychain.secrets.values()]).toEqual([keys.production]);
    const opened = room.open.get(account.id);
    expect(opened?.environment).toBe('production');
    await opened?.vault?.set('a data key', 'of the account');
    expect(room.keychain.secrets.get('a data key')).toBe('of the account');
  });

  test('asks Clerk, then keeps the key, then writes the account, and only then tells anyone', async () => {
    const room = openRoom();
    await room.connect(keys.production);
    expect(room.sent).toEqual([['https://api.clerk.com/v1', keys.production]]);
    expect(room.events).toEqual([
      'keychain set',
      'settings written',
      'settings written',
      'opened',
      'accounts.changed',
    ]);
  });

  test('takes the label that the person gave', async () => {
    const room = openRoom();
    expect((await room.connect(keys.production, 'keychain', 'Our shop')).label).toBe('Our shop');
  });

  test('believes the instance where the key says something else, and mentions it', async () => {
    const room = openRoom();
    const account = await room.connect(keys.mismatched);
    expect(account).toMatchObject({ environment: 'development', label: 'Development instance (live key)' });
    expect(room.log.lines.join()).toContain('environment-disagrees');
  });

  test('for one session puts nothing into the keychain and nothing of the account on disk but its name', async () => {
    const room = openRoom();
    const account = await room.connect(keys.production, 'session');
    expect(account).toMatchObject({ keptIn: 'session', hasKey: true });
    expect(room.keychain.secrets.size).toBe(0);
    expect(room.open.get(account.id)?.beginsOnDisk).toBe(false);
    await expect(room.open.get(account.id)?.client.instance()).resolves.toMatchObject({
      id: 'ins_production',
    });
  });

  test('shows the key nowhere', async () => {
    const room = openRoom();
    await room.connect(keys.production);
    await room.connect(keys.development, 'session');
    const visible = await everythingVisible(room);
    for (const key of Object.values(keys)) expect(visible).not.toContain(key.slice(8, -4));
  });
});

describe('a key that is refused', () => {
  test('for what it certainly is not, is not sent anywhere', async () => {
    const room = openRoom();
    await expect(room.connect('pk_live_abc')).rejects.toMatchObject({ failure: { kind: 'invalid-input' } });
    expect(room.sent).toEqual([]);
  });

  test('for an address that it must not go to, is not sent anywhere', async () => {
    const room = openRoom();
    const payload = {
      secretKey: keys.production,
      apiUrl: 'http://api.clerk.com/v1',
      keepIn: 'session',
    } as const;
    await expect(room.accounts.handlers.connect(payload)).rejects.toMatchObject({
      failure: { kind: 'invalid-input', fields: [{ field: 'apiUrl' }] },
    });
    expect(room.sent).toEqual([]);
  });

  test('by Clerk, is kept nowhere', async () => {
    const room = openRoom();
    await expect(room.connect('sk_live_NobodyKnowsThisKey')).rejects.toMatchObject({
      failure: { kind: 'unauthorized' },
    });
    expect(room.events).toEqual([]);
    expect((await room.list({})).accounts).toEqual([]);
  });

  test.each(['no-service', 'locked', 'denied'] as const)(
    'by a keychain that is %s, is kept nowhere',
    async (state) => {
      const room = openRoom();
      room.keychain.current = state;
      await expect(room.connect(keys.production)).rejects.toMatchObject(keychainRefusal(state));
      expect(await room.list({})).toMatchObject({ accounts: [], currentId: null, vault: state });
      expect(room.settings.get('accounts')).toBeUndefined();
      expect(room.open.size).toBe(0);
    },
  );

  test('by a disk that cannot hold the account, leaves the keychain again', async () => {
    const settings = {
      get: () => undefined,
      set() {
        throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
      },
      delete: () => undefined,
    };
    const room = openRoom({}, { settings });
    await expect(room.connect(keys.production)).rejects.toThrow('no space left');
    expect(room.keychain.secrets.size).toBe(0);
    expect((await room.list({})).accounts).toEqual([]);
  });
});

describe('the same instance again', () => {
  test('keeps its account and replaces its key', async () => {
    const room = openRoom();
    const first = await room.connect(keys.production, 'keychain', 'Our shop');
    const again = await room.connect(keys.rotated);
    expect(again).toEqual({ ...first, fingerprint: 'sk_live_…0002' });
    expect((await room.list({})).accounts).toEqual([again]);
    expect([...room.keychain.secrets.values()]).toEqual([keys.rotated]);
  });

  test('moves its key out of the keychain when it is now kept for one session', async () => {
    const room = openRoom();
    const { id } = await room.connect(keys.production);
    const again = await room.connect(keys.production, 'session');
    expect(again).toMatchObject({ id, keptIn: 'session', hasKey: true });
    expect(room.keychain.secrets.size).toBe(0);
    expect(room.open.get(id)?.beginsOnDisk).toBe(false);
  });

  test('at another address is another account: it is another server', async () => {
    const room = openRoom();
    const { id } = await room.connect(keys.production);
    const other = await room.accounts.handlers.connect({
      secretKey: keys.production,
      apiUrl: 'https://clerk.example.com/v1',
      keepIn: 'keychain',
    });
    expect(other.id).not.toBe(id);
    expect(other.label).toBe('Production instance 2');
  });
});

describe('two at once', () => {
  test('of one instance become one account with one key', async () => {
    const room = openRoom();
    const [one, two] = await Promise.all([room.connect(keys.production), room.connect(keys.rotated)]);
    expect(one.id).toBe(two.id);
    expect((await room.list({})).accounts).toHaveLength(1);
    expect([...room.keychain.secrets.values()]).toEqual([keys.rotated]);
  });

  test('of two instances become two accounts', async () => {
    const room = openRoom();
    await Promise.all([room.connect(keys.production), room.connect(keys.development)]);
    expect((await room.list({})).accounts.map(({ label }) => label)).toEqual([
      'Production instance',
      'Development instance',
    ]);
    expect(room.keychain.secrets.size).toBe(2);
  });

  test('of which one is refused, leave the other alone', async () => {
    const room = openRoom();
    const outcomes = await Promise.allSettled([
      room.connect('sk_live_Unknown00000'),
      room.connect(keys.production),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
  });
});
