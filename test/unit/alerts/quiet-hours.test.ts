import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isQuiet, untilQuietEnds } from '../../../main/alerts/quiet-hours.ts';

const minute = 60_000;
const window = (from: string, to: string, enabled = true) => ({ enabled, from, to });
const at = (time: string) => Date.parse(`2026-01-15T${time}Z`);

describe('quiet hours', () => {
  it.each([
    ['22:00', '07:00', '21:59:59', false],
    ['22:00', '07:00', '22:00:00', true],
    ['22:00', '07:00', '23:59:59', true],
    ['22:00', '07:00', '00:00:00', true],
    ['22:00', '07:00', '06:59:59', true],
    ['22:00', '07:00', '07:00:00', false],
    ['12:30', '13:15', '12:29:59', false],
    ['12:30', '13:15', '12:30:00', true],
    ['12:30', '13:15', '13:14:59', true],
    ['12:30', '13:15', '13:15:00', false],
    ['00:00', '23:59', '23:59:00', false],
    ['08:00', '08:00', '08:00:00', false],
  ])('from %s to %s at %s: %s', (from, to, time, quiet) => {
    expect(isQuiet(at(time), window(from, to), 'UTC')).toBe(quiet);
    expect(isQuiet(at(time), window(from, to, false), 'UTC')).toBe(false);
  });

  it.each([
    ['Europe/Berlin', '2026-01-15T21:30:00Z', true],
    ['America/New_York', '2026-01-15T21:30:00Z', false],
    ['Asia/Kolkata', '2026-01-15T16:29:00Z', false],
    ['Asia/Kolkata', '2026-01-15T16:30:00Z', true],
  ])('are those of %s', (zone, time, quiet) => {
    expect(isQuiet(Date.parse(time), window('22:00', '07:00'), zone)).toBe(quiet);
  });

  it('follow the machine’s zone when none is named', () => {
    const now = Date.now();
    const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
    for (let hour = 0; hour < 24; hour += 1) {
      const then = now + hour * 60 * minute;
      expect(isQuiet(then, window('22:00', '07:00'))).toBe(isQuiet(then, window('22:00', '07:00'), here));
    }
  });

  it.each([
    ['an ordinary night', '2026-02-10T21:00:00Z', 9],
    ['the night in which the clock jumps ahead', '2026-03-28T21:00:00Z', 8],
    ['the night in which the clock is put back', '2026-10-24T20:00:00Z', 10],
  ])('end at seven by the wall in %s', (_, evening, hours) => {
    const start = Date.parse(evening);
    const quiet = window('22:00', '07:00');
    const ends = Array.from({ length: 11 * 60 }, (_, index) => start + index * minute).find(
      (time) => !isQuiet(time, quiet, 'Europe/Berlin'),
    );
    expect(ends).toBe(start + hours * 60 * minute);
  });

  it('are over when they are said to end, and not a minute before', () => {
    const time = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
    fc.assert(
      fc.property(time, time, fc.nat(86_400_000), (from, to, offset) => {
        const now = at('00:00:00') + offset;
        fc.pre(isQuiet(now, window(from, to), 'UTC'));
        const end = now + untilQuietEnds(now, window(from, to), 'UTC');
        expect(isQuiet(end, window(from, to), 'UTC')).toBe(false);
        expect(isQuiet(end - 1, window(from, to), 'UTC')).toBe(true);
      }),
    );
  });
});
