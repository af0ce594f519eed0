/** One day with a keychain, the same for every provider: nothing queued is lost, and no second data key is made. */
import { readdirSync } from 'node:fs';
import { expect } from 'vitest';
import { SecretService } from '../../main/accounts/secret-service/secret-service.ts';
import { type KeychainApp, startKeychainApp } from './keychain-app.ts';

export interface DayKeychain {
  /** Ends it as a crash does, once what it said it has is on disk, and starts it again, open. */
  restart(): Promise<void>;
  lock(): Promise<void>;
  unlock(): Promise<void>;
}

/** How many entries of Guestlist are there, also locked ones. */
export async function entries(): Promise<number> {
  const service = await SecretService.connect(() => undefined);
  try {
    const { unlocked, locked } = await service.find({ service: 'guestlist' });
    return unlocked.length + locked.length;
  } finally {
    service.close();
  }
}

export function setAside({ dataDir }: KeychainApp): string[] {
  return readdirSync(dataDir, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.includes('damaged'),
  );
}

/** `provider`: what the account's keychain is said to be. */
export async function liveOneDay(keychain: DayKeychain, provider: string): Promise<void> {
  await using guest = await startKeychainApp();
  await guest.connect();
  expect((await guest.app.handlers.accounts.list({})).keychain.provider).toBe(provider);
  expect(await entries()).toBe(2);
  guest.network.plug(false);
  await guest.invite('ada@example.com');

  await keychain.restart();
  await guest.invite('eve@example.com');
  expect(await guest.queue()).toEqual(['eve@example.com queued', 'ada@example.com queued']);

  await guest.stop();
  await keychain.lock();
  await guest.restart();
  await expect.poll(async () => (await guest.account()).shut, { timeout: 60_000 }).not.toBeNull();
  // Nothing is taken for a queue that would be gone with this run.
  await expect(guest.invite('bob@example.com')).rejects.toMatchObject({ failure: { kind: 'keychain' } });

  await keychain.unlock();
  await expect.poll(async () => (await guest.account()).shut, { timeout: 60_000 }).toBeNull();
  expect(await guest.queue()).toEqual(['eve@example.com queued', 'ada@example.com queued']);
  await guest.restart();
  expect(await guest.queue()).toEqual(['eve@example.com queued', 'ada@example.com queued']);
  guest.network.plug(true);
  await expect
    .poll(() => guest.emails().toSorted(), { timeout: 60_000 })
    .toEqual(['ada@example.com', 'eve@example.com']);
  expect(await entries()).toBe(2);
  expect(setAside(guest)).toEqual([]);
  await guest.app.handlers.accounts.remove({ accountId: (await guest.account()).id });
  expect(await entries()).toBe(0);
}
