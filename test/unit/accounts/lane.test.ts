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
