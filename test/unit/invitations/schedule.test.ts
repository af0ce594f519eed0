import { describe, expect, it } from 'vitest';
import { nextPollIn, type ScheduleView } from '../../../main/invitations/sync/schedule.ts';
import type { Failure } from '../../../preload/failure.ts';

const noon = Date.UTC(2026, 2, 29, 12);
const day = 86_400_000;
const view: ScheduleView = {
  now: noon,
  online: true,
  visible: true,
  pollMs: 60_000,
  hiddenFactor: 3,
  endedAt: noon,
  failure: null,
  failures: 0,
};
const limited: Failure = {
  kind: 'rate-limited',
  until: noon + 900_000,
  status: 429,
  errors: [],
  traceId: null,
};
const down: Failure = { ...limited, kind: 'clerk-down', status: 503 };
const refused: Failure = { kind: 'unauthorized', status: 401, errors: [], traceId: null };

describe('when to look next', () => {
  it.each<[string, Partial<ScheduleView>, number | null]>([
    ['after a minute', {}, 60_000],
    ['what is left of the minute', { now: noon + 45_000 }, 15_000],
    ['at once when it is overdue', { now: noon + 70_000 }, 0],
    ['later while nobody looks', { visible: false }, 180_000],
    ['not before the network is back', { online: false }, null],
    ['after Retry-After', { failure: limited, failures: 1 }, 900_000],
    ['after Retry-After of a 503', { failure: down, failures: 1 }, 900_000],
    [
      'soon after a 503 that asks for nothing',
      { failure: { ...refused, kind: 'clerk-down' }, failures: 1 },
      5000,
    ],
    ['rarely with a key that was refused', { failure: refused, failures: 1 }, 600_000],
    ['soon after a first failure', { failure: { kind: 'offline' }, failures: 1 }, 5000],
    ['later after each further one', { failure: { kind: 'offline' }, failures: 4 }, 40_000],
    ['never later than five minutes', { failure: { kind: 'offline' }, failures: 40 }, 300_000],
    ['a whole period after the clock was set back', { now: noon - 2 * day }, 60_000],
    ['a whole period after the clock was set forward', { now: noon + 2 * day }, 60_000],
  ])('%s', (_, change, expected) => {
    expect(nextPollIn({ ...view, ...change })).toBe(expected);
  });
});
