/** Alerts on hosts that refuse, that fail, and that have nothing to show them on. */
import { describe, expect, it } from 'vitest';
import { createAlerts } from '../../../main/alerts/alerts.ts';
import { defaultSettings } from '../../../preload/settings-defaults.ts';
import { Day, failed, running } from './day.ts';
import { hour, minute, noon, second } from './scene.ts';

describe('alerts', () => {
  it('are at ease with a notifier that throws, and one that shows nothing', async () => {
    const day = await running();
    day.screen.show = () => {
      throw new Error('org.freedesktop.Notifications is gone: ada@example.com');
    };
    day.core.queue(failed('q1'));
    await day.pass(minute);
    expect(day.core.log.lines.filter((line) => line.includes('alert.not-shown'))).toHaveLength(1);
    expect(day.core.log.lines.join('\n')).not.toContain('@example.com');
    day.screen.show = () => false;
    day.core.queue(failed('q2'));
    await day.pass(hour);
    expect(day.page.get('work:acme')?.count).toBe(2);
  });

  it('keep what was refused by the system for another time', async () => {
    const day = await running();
    day.core.queue(failed('q1'));
    await day.pass(minute);
    day.screen.act('work:acme', 'failed');
    day.core.queue(failed('q2'));
    await day.pass(hour);
    expect(day.raised()).toEqual(['Could not invite q1@example.com', 'Could not invite q2@example.com']);
  });

  it('stand a core whose account is not open', async () => {
    const day = await running();
    day.core.isOpen = false;
    day.core.queue(failed('q1'));
    await day.pass(hour);
    expect(day.raised()).toEqual([]);
    expect(day.core.log.lines.filter((line) => line.includes('alerts.queue'))).toHaveLength(1);
  });

  it('hear nothing before they start and after they stop, and leave no timer', async () => {
    const day = new Day(noon);
    day.core.connect('acme', 'Acme');
    day.core.setVault('locked');
    await day.pass(hour);
    day.start();
    await day.pass(second);
    day.alerts.stop();
    day.core.queue(failed('q1'));
    await day.pass(hour);
    expect(day.raised()).toEqual([]);
    expect(day.clock.untilNext()).toBeNull();
  });

  it('work on a host that has neither notifications nor a popup', async () => {
    const day = new Day(noon);
    day.core.connect('acme', 'Acme');
    const { clock, store } = day;
    const { log, hub, sources } = day.core;
    const alerts = createAlerts({
      ...sources,
      clock,
      log,
      emit: hub.emit,
      settings: () => defaultSettings,
      store,
    });
    alerts.start();
    await day.poll();
    day.core.queue(failed('q1'));
    await day.pass(minute);
    expect([...day.page.values()]).toMatchObject([{ title: 'Could not invite q1@example.com' }]);
    alerts.stop();
  });
});
