/** Another API address for an account: the key goes there, so nothing is left to chance. */
import { describe, expect, test } from 'vitest';
import type { ClerkInstance } from '../../../main/clerk/api.ts';
import type { Clerk } from '../../../main/clerk/audience-api.ts';
import { everythingVisible, keys, openRoom } from './room.ts';

const proxy = 'https://clerk.example.com/v1';
const production: ClerkInstance = { id: 'ins_production', environment: 'production' };

/** A room in which each address, not each key, decides which instance answers; production where nothing is said. */
function roomAt(answers: Record<string, ClerkInstance | Error>) {
  const asked: string[] = [];
  const room = openRoom(
    {},
    {
      createClient: ({ apiUrl, secretKey }) =>
        ({
          async instance() {
            asked.push(`${apiUrl} ${await secretKey()}`);
            const answer = answers[apiUrl] ?? production;
            if (answer instanceof Error) throw answer;
            return answer;
          },
        }) as Clerk,
    },
  );
  return { ...room, asked };
}

const refusal = (field: string, message: RegExp) => ({
  failure: { kind: 'invalid-input', fields: [{ field, message: expect.stringMatching(message) }] },
});

test('takes address, key and kind of instance together, once they were checked there', async () => {
  const room = roomAt({ [proxy]: { id: 'ins_production', environment: 'development' } });
  const account = await room.connect(keys.production);
  const moved = await room.replaceKey({
    accountId: account.id,
    secretKey: keys.rotated,
    keepIn: 'keychain',
    apiUrl: 'https://clerk.example.com',
  });
  expect(moved).toEqual({
    ...account,
    apiUrl: proxy,
    environment: 'development',
    fingerprint: 'sk_live_…0002',
  });
  expect([...room.keychain.secrets.values()]).toEqual([keys.rotated]);
  await room.open.get(account.id)?.client.instance();
  expect(room.asked.at(-1)).toBe(`${proxy} ${keys.rotated}`);
  // The key that was kept for the one address has never been at the other.
  expect(room.asked).not.toContain(`${proxy} ${keys.production}`);
  const next = openRoom(room);
  expect((await next.list({})).accounts[0]).toEqual(moved);
  expect(await everythingVisible(room)).not.toContain('Rotated');
});

test('sends the new key not even once to the old address, where work is still under way', async () => {
  const room = roomAt({});
  const { id } = await room.connect(keys.production);
  const old = room.open.get(id)?.client;
  const asking: Promise<unknown>[] = [];
  // What the old session does while the old key is deleted from a slow keychain.
  const { delete: remove } = room.keychain;
  room.keychain.delete = async (name) => {
    asking.push(Promise.resolve(old?.instance()).catch((error: unknown) => error));
    await remove(name);
    asking.push(Promise.resolve(old?.instance()).catch((error: unknown) => error));
    await Promise.all(asking);
  };
  await room.replaceKey({ accountId: id, secretKey: keys.rotated, keepIn: 'keychain', apiUrl: proxy });
  expect(asking).toHaveLength(2);
  expect(room.asked).not.toContain(`https://api.clerk.com/v1 ${keys.rotated}`);
});

test('leads back to Clerk with an empty address', async () => {
  const room = roomAt({});
  const { id } = await room.accounts.handlers.connect({
    secretKey: keys.production,
    keepIn: 'keychain',
    apiUrl: proxy,
  });
  const payload = { accountId: id, secretKey: keys.production, keepIn: 'session' } as const;
  expect((await room.replaceKey(payload)).apiUrl).toBe(proxy);
  expect((await room.replaceKey({ ...payload, apiUrl: '' })).apiUrl).toBe('https://api.clerk.com/v1');
});

describe('leaves the account as it was', () => {
  const elsewhere: [string, ClerkInstance | Error, object][] = [
    [
      'when another instance answers there',
      { id: 'ins_other', environment: 'production' },
      refusal('apiUrl', /^At clerk\.example\.com this key leads to another instance\./),
    ],
    ['when nobody answers there', new Error('unreachable'), { message: 'unreachable' }],
  ];
  test.each(elsewhere)('%s', async (_, answer, refused) => {
    const room = roomAt({ [proxy]: answer });
    const account = await room.connect(keys.production);
    room.events.length = 0;
    const moving = room.replaceKey({
      accountId: account.id,
      secretKey: keys.rotated,
      keepIn: 'keychain',
      apiUrl: proxy,
    });
    await expect(moving).rejects.toMatchObject(refused);
    expect(room.events).toEqual([]);
    expect((await room.list({})).accounts).toEqual([account]);
    expect([...room.keychain.secrets.values()]).toEqual([keys.production]);
  });

  test('when a key must not be sent there, and sends it nowhere', async () => {
    const room = roomAt({});
    const account = await room.connect(keys.production);
    room.asked.length = 0;
    for (const apiUrl of ['http://clerk.example.com', 'https://me:secret@clerk.example.com', 'clerk']) {
      const moving = room.replaceKey({
        accountId: account.id,
        secretKey: keys.rotated,
        keepIn: 'keychain',
        apiUrl,
      });
      await expect(moving).rejects.toMatchObject(refusal('apiUrl', /address/));
    }
    expect(room.asked).toEqual([]);
    expect((await room.list({})).accounts).toEqual([account]);
  });

  test('when another account is that instance at that address', async () => {
    const room = roomAt({});
    const account = await room.connect(keys.production);
    const payload = { secretKey: keys.production, keepIn: 'keychain', apiUrl: proxy } as const;
    await room.accounts.handlers.connect({ ...payload, label: 'By the proxy' });
    await expect(room.replaceKey({ ...payload, accountId: account.id })).rejects.toMatchObject(
      refusal('apiUrl', /^“By the proxy” is this instance at this address already\.$/),
    );
    expect((await room.list({})).accounts).toHaveLength(2);
  });
});
