import { expect, test } from 'vitest';
import { Relook } from '../../../main/accounts/relook.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

function relook(isWorthAnother: () => boolean | Promise<boolean> = () => true) {
  const clock = new VirtualClock();
  const looks: number[] = [];
  const subject = new Relook(clock, async () => {
    looks.push(clock.now());
    return isWorthAnother();
  });
  const begunAt = clock.now();
  return {
    clock,
    subject,
    /** Seconds after the beginning. */
    looks: () => looks.map((at) => (at - begunAt) / 1000),
    /** Lets each look end before the next second. */
    async seconds(count: number) {
      for (let second = 0; second < count; second += 1) {
        clock.advance(1000);
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
  };
}

test('looks less and less often, and at least every five minutes', async () => {
  const { subject, looks, seconds } = relook();
  subject.begin();
  await seconds(1300);
  expect(looks()).toEqual([5, 15, 35, 75, 155, 315, 615, 915, 1215]);
});

test('looks no more once there is nothing to look for', async () => {
  let left = 2;
  const { subject, looks, seconds } = relook(() => --left > 0);
  subject.begin();
  await seconds(100);
  expect(looks()).toEqual([5, 15]);
});

test('begins with the shortest pause each time, and looks once where it is begun twice', async () => {
  const { subject, looks, seconds } = relook();
  subject.begin();
  await seconds(20);
  subject.begin();
  subject.begin();
  await seconds(6);
  expect(looks()).toEqual([5, 15, 25]);
});

test('goes on with nothing where it was ended while a look was on its way', async () => {
  const late = Promise.withResolvers<boolean>();
  const { subject, looks, seconds } = relook(() => late.promise);
  subject.begin();
  await seconds(6);
  subject.end();
  late.resolve(true);
  await seconds(100);
  expect(looks()).toEqual([5]);
});

test('stopped, it begins no more', async () => {
  const { subject, looks, seconds } = relook();
  subject.stop();
  subject.begin();
  await seconds(100);
  expect(looks()).toEqual([]);
});
