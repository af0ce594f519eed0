/** A restart neither tells twice nor swallows. */
import { describe, expect, it } from 'vitest';
import { Day, failed, running } from './day.ts';
import { hour, minute, noon, second } from './scene.ts';

describe('a restart', () => {
  it('does not tell again what was told', async () => {
    const day = await running();
    day.core.queue(failed('q1'), failed('q2'));
    await day.pass(minute);
    day.start();
    await day.poll();
    await day.pass(hour);
    expect(day.raised()).toHaveLength(1);
  });

  it('in quiet hours loses nothing of what they held', async () => {
    const day = await running({ quietHours: { enabled: true, from: '11:00', to: '14:00' } });
    day.core.queue(failed('q1'));
    await day.pass(minute);
    day.core.queue(failed('q2'));
    await day.pass(minute);
    day.start();
    await day.pass(minute);
    expect(day.raised()).toEqual([]);
    await day.until('14:05');
    expect(day.raised()).toEqual(['2 invitations failed']);
  });

  it('tells what failed between the failure and the word for it', async () => {
    const day = await running();
    day.core.queue(failed('q1'));
    await day.pass(2 * second);
    expect(day.raised()).toEqual([]);
    day.start();
    await day.pass(minute);
    expect(day.raised()).toEqual(['Could not invite q1@example.com']);
  });

  it('does not bring up the failures that were there before notifications were', async () => {
    const day = new Day(noon);
    day.core.connect('acme', 'Acme');
    day.core.queue(failed('q1'));
    await day.pass(hour);
    day.start();
    await day.pass(hour);
    expect(day.raised()).toEqual([]);
  });
});
