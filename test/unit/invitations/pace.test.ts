import { describe, expect, it } from 'vitest';
import { Pace } from '../../../main/invitations/outbox/pace.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

const hour = 3_600_000;
const none = { count: 0, urgent: 0 };
const pace = (clock: VirtualClock, stored: unknown = undefined) =>
  new Pace({ environment: 'production', limits: null, clock, stored });

describe('the pace of an account', () => {
  it('survives a restart, the short windows excepted', () => {
    const clock = new VirtualClock();
    const before = pace(clock);
    for (let n = 0; n < 25; n += 1) before.spend('bulk');
    before.hold('create', clock.now() + 1000);
    const after = pace(clock, JSON.parse(JSON.stringify(before.state())));
    expect(after.freeAt('bulk', clock.now())).toBeGreaterThanOrEqual(clock.now() + hour);
    expect(after.freeAt('create', clock.now())).toBe(clock.now() + 1000);
  });

  it.each([1, 340, 341, 1000, 10_000])(
    'foretells when the last of %i goes out, as it then does',
    (creates) => {
      const clock = new VirtualClock();
      const started = clock.now();
      const foretold =
        pace(clock).outTimes({ alone: none, any: { count: creates, urgent: 0 } }, started)(
          'any',
          creates - 1,
        ) - started;
      // Full windows of 90 single and 250 bulk ones, the rest as soon as the next begins.
      const windows = Math.ceil(creates / 340) - 1;
      expect(foretold).toBeGreaterThanOrEqual(windows * hour);
      expect(foretold).toBeLessThanOrEqual((windows + 0.01) * hour * 1.01 + 1000);
    },
  );

  it('foretells for each its own place in line', () => {
    const clock = new VirtualClock();
    const outTime = pace(clock).outTimes({ alone: none, any: { count: 10_000, urgent: 0 } }, clock.now());
    const hours = (place: number) => Math.floor((outTime('any', place) - clock.now()) / hour);
    expect([0, 339, 340, 679, 680, 3400, 9999].map(hours)).toEqual([0, 0, 1, 1, 2, 10, 29]);
    const times = Array.from({ length: 10_000 }, (_, place) => outTime('any', place));
    expect(times.every((time, place) => place === 0 || time >= (times[place - 1] ?? 0))).toBe(true);
  });

  it.each([
    // Ninety alone an hour, the others in bulk calls, and by single ones once nobody has to go alone.
    { alone: 90, any: 0, hours: [0, null] },
    { alone: 91, any: 0, hours: [1, null] },
    { alone: 450, any: 100, hours: [4, 0] },
    { alone: 2000, any: 5000, hours: [22, 19] },
    { alone: 90, any: 590, hours: [0, 1] },
    { alone: 900, any: 5900, hours: [9, 19] },
  ])('foretells $alone that go alone beside $any others', ({ alone, any, hours }) => {
    const clock = new VirtualClock();
    const line = { alone: { count: alone, urgent: 0 }, any: { count: any, urgent: 0 } };
    const outTime = pace(clock).outTimes(line, clock.now());
    const last = (way: 'alone' | 'any', count: number) =>
      count === 0 ? null : Math.floor((outTime(way, count - 1) - clock.now()) / hour);
    expect([last('alone', alone), last('any', any)]).toEqual(hours);
  });
});
