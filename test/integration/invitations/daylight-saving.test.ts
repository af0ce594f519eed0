import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const worker = join(import.meta.dirname, 'wall-clock-worker.ts');

async function inZone(zone: string, switchAt: string): Promise<unknown> {
  const { stdout } = await promisify(execFile)(process.execPath, [worker, String(Date.parse(switchAt))], {
    env: { ...process.env, TZ: zone },
  });
  return JSON.parse(stdout);
}

/** The moments of https://www.iana.org/time-zones, and what the walls show then. */
describe.each([
  {
    zone: 'Europe/Berlin',
    switchAt: '2026-03-29T01:00:00Z',
    shown: {
      quietHours: 8,
      says: '03:30',
      expires: 'Mar 29, 2026',
      expiresTomorrow: 'Mar 29, 2026',
      around: ['01:59', '03:00'],
    },
  },
  {
    zone: 'Europe/Berlin',
    switchAt: '2026-10-25T01:00:00Z',
    shown: {
      quietHours: 10,
      says: '02:30',
      expires: 'Oct 25, 2026',
      expiresTomorrow: 'Oct 25, 2026',
      around: ['02:59', '02:00'],
    },
  },
  {
    zone: 'America/New_York',
    switchAt: '2026-03-08T07:00:00Z',
    shown: {
      quietHours: 8,
      says: '03:30',
      expires: 'Mar 8, 2026',
      expiresTomorrow: 'Mar 8, 2026',
      around: ['01:59', '03:00'],
    },
  },
  {
    zone: 'America/New_York',
    switchAt: '2026-11-01T06:00:00Z',
    shown: {
      quietHours: 10,
      says: '01:30',
      expires: 'Nov 1, 2026',
      expiresTomorrow: 'Nov 1, 2026',
      around: ['01:59', '01:00'],
    },
  },
])('when the clocks of $zone change at $switchAt', ({ zone, switchAt, shown }) => {
  it('hours and undo periods keep their length, nobody is written to twice, and the wall is right', async () => {
    expect(await inZone(zone, switchAt)).toEqual({
      atOnce: 340,
      revoked: [0, 1],
      all: 400,
      twice: 0,
      inTheNextHour: true,
      ...shown,
    });
  });
});
