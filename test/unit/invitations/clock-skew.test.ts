import { describe, expect, it } from 'vitest';
import { ClockSkew } from '../../../main/invitations/clock-skew.ts';

const hour = 3_600_000;
const start = Date.UTC(2026, 10, 28, 12);

/** A machine whose clock can be set, beside one that nobody can set, and Clerk's. */
function aMachine(stored: unknown = undefined, offMs = 0) {
  let passed = 0;
  let off = offMs;
  let changes = 0;
  const after = () => undefined;
  const clock = { now: () => start + passed + off, after: () => after };
  const skew = new ClockSkew({ clock, steady: () => 5000 + passed, stored, changed: () => (changes += 1) });
  return {
    skew,
    pass: (ms: number) => (passed += ms),
    set: (ms: number) => (off = ms),
    /** An answer of Clerk's, whose `Date` has whole seconds. */
    answer: (lateMs = 30) => skew.observe(Math.floor((start + passed - lateMs) / 1000) * 1000),
    truth: () => start + passed,
    changes: () => changes,
  };
}

describe('how far the clocks are apart', () => {
  it.each([-3 * hour, -600_000, 600_000, 3 * hour])('%i ms: by one answer, to a second', (off) => {
    const machine = aMachine(undefined, off);
    expect(machine.skew.ms()).toBe(0);
    machine.pass(700);
    machine.answer();
    expect(Math.abs(machine.skew.now() - machine.truth())).toBeLessThan(1100);
    machine.pass(9 * hour);
    expect(Math.abs(machine.skew.now() - machine.truth())).toBeLessThan(1100);
    expect(machine.changes()).toBe(1);
  });

  it('is nothing where nobody would notice, and stays so however answers come', () => {
    const machine = aMachine(undefined, 400);
    for (const late of [10, 900, 30, 1200]) {
      machine.pass(777);
      machine.answer(late);
      expect(machine.skew.ms()).toBe(0);
    }
    expect(machine.changes()).toBe(0);
  });

  it.each([3 * hour, -3 * hour, 600_000])(
    'follows a clock that is set right, and one that is set wrong by %i ms',
    (off) => {
      const machine = aMachine(undefined, off);
      machine.answer();
      machine.pass(hour);
      machine.set(0);
      expect(machine.skew.ms()).toBe(0);
      machine.set(off / 2);
      expect(Math.abs(machine.skew.now() - machine.truth())).toBeLessThan(1100);
      expect(machine.changes()).toBe(3);
    },
  );

  it('follows Clerk when its clock is another one', () => {
    const machine = aMachine();
    machine.answer();
    machine.skew.observe(start + hour);
    expect(machine.skew.ms()).toBeGreaterThan(hour - 3000);
    machine.answer();
    expect(machine.skew.ms()).toBe(0);
  });

  it('is remembered over a restart, unless the clock was set meanwhile', () => {
    const machine = aMachine(undefined, hour);
    machine.answer();
    const stored = machine.skew.state();
    expect(aMachine(stored, hour).skew.ms()).toBe(machine.skew.ms());
    expect(aMachine(stored, 0).skew.ms()).toBe(0);
    expect(aMachine('nonsense', hour).skew.ms()).toBe(0);
  });
});
