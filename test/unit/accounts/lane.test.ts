import { expect, test } from 'vitest';
import { Lane, LaneTimeout } from '../../../main/accounts/lane.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

const settle = () => new Promise((resolve) => setImmediate(resolve));

test('lets the next call in when the one before has ended, well or badly', async () => {
  const lane = new Lane(new VirtualClock());
  const first = Promise.withResolvers<string>();
  const order: string[] = [];
  const calls = [
    lane.run(() => {
      order.push('first begins');
      return first.promise;
    }, 1000),
    lane.run(async () => {
      order.push('second begins');
      return 'second';
    }, 1000),
  ];
  await settle();
  expect(order).toEqual(['first begins']);
  first.reject(new Error('refused'));
  await expect(calls[0]).rejects.toThrow('refused');
  expect(await calls[1]).toBe('second');
  expect(lane.isBusy).toBe(false);
});

test('gives up on a call without an answer, and refuses at once to wait behind it', async () => {
  const clock = new VirtualClock();
  const lane = new Lane(clock);
  const answer = Promise.withResolvers<string>();
  const waits = lane.run(() => answer.promise, 1000);
  const behind = lane.run(async () => 'never begun', 500);
  await settle();
  clock.advance(500);
  await expect(behind).rejects.toBeInstanceOf(LaneTimeout);
  clock.advance(500);
  await expect(waits).rejects.toBeInstanceOf(LaneTimeout);
  expect(lane.isStuck).toBe(true);
  await expect(lane.run(async () => 'x', 1000)).rejects.toBeInstanceOf(LaneTimeout);

  answer.resolve('at last');
  await settle();
  expect(await lane.run(async () => 'open again', 1000)).toBe('open again');
});

test('undoes a call that succeeds after it was given up, before the next one begins', async () => {
  const clock = new VirtualClock();
  const lane = new Lane(clock);
  const answer = Promise.withResolvers<void>();
  const order: string[] = [];
  const given = lane.run(
    () => answer.promise,
    1000,
    async () => void order.push('undone'),
  );
  await settle();
  clock.advance(1000);
  await expect(given).rejects.toBeInstanceOf(LaneTimeout);
  answer.resolve();
  await settle();
  await lane.run(async () => void order.push('next'), 1000);
  expect(order).toEqual(['undone', 'next']);
});

test('abandons two stuck calls, and no more: half of the threads are for the rest of the app', async () => {
  const clock = new VirtualClock();
  const lane = new Lane(clock);
  const never = Promise.withResolvers<void>();
  for (let call = 1; call <= 3; call += 1) {
    expect(lane.abandon()).toBe(false);
    const stuck = lane.run(() => never.promise, 1000);
    await settle();
    clock.advance(1000);
    await expect(stuck).rejects.toBeInstanceOf(LaneTimeout);
    expect(lane.abandon()).toBe(call <= 2);
  }
  expect(lane.isStuck).toBe(true);
});
