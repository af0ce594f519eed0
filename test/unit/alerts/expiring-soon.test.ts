/** Invitations that expire soon, to those who asked to be told. */
import { describe, expect, it } from 'vitest';
import { Day, running } from './day.ts';
import { hour, noon } from './scene.ts';

describe('invitations that expire soon', () => {
  const inDays = (days: number, id: string) => ({
    id,
    emailAddress: `${id}@example.com`,
    status: 'pending' as const,
    createdAt: noon,
    updatedAt: noon,
    expiresAt: noon + days * 24 * hour,
    publicMetadata: {},
    hasLink: true,
  });

  it('are told to those who ask for it, once a day and each once', async () => {
    const day = await running({ mutedNotifications: [] });
    day.core.pending = [inDays(1, 'ada'), inDays(3.5, 'bob')];
    for (let poll = 0; poll < 10; poll += 1) {
      await day.poll();
      await day.pass(hour);
    }
    expect(day.raised()).toEqual(['An invitation expires soon']);
    await day.pass(24 * hour);
    await day.poll();
    await day.poll();
    expect(day.screen.raised).toHaveLength(2);
    expect(day.screen.raised[1]?.body).toContain('bob@');
  });

  it('are not told by the first sync, and not to those who did not ask', async () => {
    const asked = new Day(noon, { mutedNotifications: [] });
    asked.core.connect('acme', 'Acme');
    asked.core.pending = [inDays(1, 'ada')];
    asked.start();
    await asked.poll();
    await asked.pass(hour);
    expect(asked.raised()).toEqual([]);
    await asked.poll();
    expect(asked.raised()).toEqual(['An invitation expires soon']);
    const day = await running();
    day.core.pending = [inDays(1, 'ada')];
    for (let poll = 0; poll < 10; poll += 1) await day.poll();
    expect(day.raised()).toEqual([]);
  });
});
