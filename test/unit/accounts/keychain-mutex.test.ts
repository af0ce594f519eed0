import { expect, test } from 'vitest';
import { KeychainMutex, KeychainTimeout } from '../../../main/accounts/keychain-mutex.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

const settle = () => new Promise((resolve) => setImmediate(resolve));

test('lets the next call in when the one before has ended, well or badly', async () => {
  const mutex = new KeychainMutex(new VirtualClock());
  const first = Promise.withResolvers<string>();
  const order: string[] = [];
  const calls = [
    mutex.run(() => {
      order.push('first begins');
      return first.promise;
    }, 1000),
    mutex.run(async () => {
      order.push('second begins');
      return 'second';
    }, 1000),
  ];
  await settle();
  expect(order).toEqual(['first begins']);
  first.reject(new Error('refused'));
  await expect(calls[0]).rejects.toThrow('refused');
  expect(await calls[1]).toBe('second');
});

test('gives up on a call without an answer, and refuses at once to wait behind it', async () => {
  const clock = new VirtualClock();
  const mutex = new KeychainMutex(clock);
  const answer = Promise.withResolvers<string>();
  const waits = mutex.run(() => answer.promise, 1000);
  const behind = mutex.run(async () => 'never begun', 500);
  await settle();
  clock.advance(500);
  await expect(behind).rejects.toBeInstanceOf(KeychainTimeout);
  clock.advance(500);
  await expect(waits).rejects.toBeInstanceOf(KeychainTimeout);
  await expect(mutex.run(async () => 'x', 1000)).rejects.toBeInstanceOf(KeychainTimeout);

  answer.resolve('at last');
  await settle();
  expect(await mutex.run(async () => 'open again', 1000)).toBe('open again');
});

test('undoes a call that succeeds after it was given up, before the next one begins', async () => {
  const clock = new VirtualClock();
  const mutex = new KeychainMutex(clock);
  const answer = Promise.withResolvers<void>();
  const order: string[] = [];
  const given = mutex.run(
    () => answer.promise,
    1000,
    async () => void order.push('undone'),
  );
  await settle();
  clock.advance(1000);
  await expect(given).rejects.toBeInstanceOf(KeychainTimeout);
  answer.resolve();
  await settle();
  await mutex.run(async () => void order.push('next'), 1000);
  expect(order).toEqual(['undone', 'next']);
});
