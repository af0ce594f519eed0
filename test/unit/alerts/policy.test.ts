import { describe, expect, it } from 'vitest';
import { providers } from '../../../main/alerts/providers.ts';
import { alertKinds } from '../../../preload/alert.ts';
import { occasions } from './kinds.ts';
import { hour, minute, Scene, second, silences, spoken } from './scene.ts';

/** A scene in which the first sync is over, so that news is news. */
function settled(options: ConstructorParameters<typeof Scene>[0] = {}): Scene {
  const scene = new Scene(options);
  scene.sync();
  return scene;
}

it('has an occasion for every kind', () => {
  expect(new Set([...occasions.map(({ kind }) => kind), 'recovered'])).toEqual(new Set(alertKinds));
});

it('has one provider for each topic: two would share a notification', () => {
  expect(new Set(providers.map(({ topic }) => topic)).size).toBe(providers.length);
});

describe.each(occasions)('$kind', ({ kind, happen, end, title, hiddenTitle, overTitle, target }) => {
  it('is told once, soon, and can be opened', () => {
    const scene = settled();
    expect(silences(scene.hear(happen(scene)))).toEqual(['gathering']);
    expect(scene.titles()).toEqual([]);
    const [decision, ...more] = spoken(scene.pass(2 * second));
    expect(more).toEqual([]);
    expect(decision).toMatchObject({ do: 'notify', alert: { kind, title, target, silent: false } });
    expect(spoken(scene.pass(8 * hour))).toEqual([]);
  });

  it('names no address when addresses are hidden', () => {
    const scene = settled({ settings: { hideAddresses: true } });
    scene.hear(happen(scene));
    scene.pass(minute);
    expect(scene.titles()).toEqual([hiddenTitle]);
    expect(JSON.stringify(scene.screen.raised)).not.toContain('ada@');
  });

  it.each([
    ['its kind is muted', { mutedNotifications: [kind] }],
    ['notifications are off', { notifications: false }],
  ])('stays silent when %s', (_, settings) => {
    const scene = settled({ settings });
    expect(silences(scene.hear(happen(scene)))).toEqual(['muted']);
    scene.pass(hour);
    expect(scene.screen.raised).toEqual([]);
  });

  it('stays silent when it is muted while it waits to be told', () => {
    const scene = settled();
    scene.hear(happen(scene));
    scene.set({ mutedNotifications: [kind] });
    scene.pass(hour);
    expect(scene.screen.raised).toEqual([]);
  });

  it('is told although every other kind is muted', () => {
    const scene = settled({ settings: { mutedNotifications: alertKinds.filter((other) => other !== kind) } });
    scene.hear(happen(scene));
    scene.pass(minute);
    expect(scene.titles()).toEqual([title]);
  });

  it('stays silent while the person looks, and after that', () => {
    const scene = settled();
    scene.look('acme');
    expect(silences(scene.hear(happen(scene)))).toEqual(['focused']);
    scene.pass(minute);
    scene.lookAway();
    scene.pass(hour);
    expect(scene.screen.raised).toEqual([]);
  });

  it('stays silent when the person opens the popup before it is told', () => {
    const scene = settled();
    scene.hear(happen(scene));
    scene.pass(second);
    scene.look('acme');
    scene.pass(minute);
    scene.lookAway();
    scene.pass(hour);
    expect(scene.screen.raised).toEqual([]);
  });

  it('leaves the screen when the person opens the popup', () => {
    const scene = settled();
    scene.hear(happen(scene));
    scene.pass(minute);
    scene.look('acme');
    expect(scene.titles()).toEqual([]);
  });

  it('is held in quiet hours and told when they end', () => {
    const scene = settled({ settings: { quietHours: { enabled: true, from: '11:00', to: '13:00' } } });
    scene.hear(happen(scene));
    scene.pass(59 * minute);
    expect(scene.screen.raised).toEqual([]);
    scene.pass(2 * minute);
    expect(scene.screen.raised).toMatchObject([{ kind, silent: false }]);
  });

  it('is told when the person turns quiet hours off', () => {
    const scene = settled({ settings: { quietHours: { enabled: true, from: '11:00', to: '13:00' } } });
    scene.hear(happen(scene));
    scene.pass(3 * minute);
    scene.set({ quietHours: { enabled: false, from: '11:00', to: '13:00' } });
    scene.pass(5 * second);
    expect(scene.screen.raised).toMatchObject([{ kind }]);
  });

  it('hides an address that is on the screen when the person asks for it', () => {
    const scene = settled();
    scene.hear(happen(scene));
    scene.pass(minute);
    scene.set({ hideAddresses: true });
    expect(scene.titles()).toEqual([hiddenTitle]);
    expect(JSON.stringify([...scene.screen.visible.values()])).not.toContain('ada@');
    expect(scene.screen.raised).toHaveLength(1);
  });

  it('takes it off the screen when its kind is muted', () => {
    const scene = settled();
    scene.hear(happen(scene));
    scene.pass(minute);
    scene.set({ mutedNotifications: [kind] });
    expect(scene.titles()).toEqual([]);
  });

  it('leaves the screen with its account', () => {
    const scene = settled();
    const event = happen(scene);
    scene.hear(event);
    scene.pass(minute);
    scene.hear({ type: 'account-removed', accountId: 'acme' });
    expect(scene.titles()).toEqual('accountId' in event ? [] : [title]);
  });

  if (end === null) return;

  it('is not worth a word when it is over before it is told', () => {
    const scene = settled();
    scene.hear(happen(scene));
    scene.pass(second);
    scene.hear(end(scene));
    scene.pass(hour);
    expect(scene.screen.raised).toEqual([]);
  });

  it('says that it is over in the same place and without a sound, or leaves', () => {
    const scene = settled();
    scene.hear(happen(scene));
    scene.pass(5 * minute);
    scene.hear(end(scene));
    scene.pass(minute);
    expect(scene.titles()).toEqual(overTitle === null ? [] : [overTitle]);
    for (const over of scene.screen.raised.slice(1))
      expect(over).toMatchObject({ kind: 'recovered', silent: true });
  });

  it.each([
    ['it was muted', { mutedNotifications: [kind] }],
    ['that is muted', { mutedNotifications: ['recovered' as const] }],
  ])('says nothing of its end when %s', (_, settings) => {
    const scene = settled({ settings });
    scene.hear(happen(scene));
    scene.pass(minute);
    scene.hear(end(scene));
    scene.pass(hour);
    expect(scene.screen.raised.filter((alert) => alert.kind === 'recovered')).toEqual([]);
    expect(scene.titles()).toEqual([]);
  });

  it('says nothing of its end when the person saw it in the popup', () => {
    const scene = settled();
    scene.look('acme');
    scene.hear(happen(scene));
    scene.lookAway();
    scene.pass(minute);
    scene.hear(end(scene));
    scene.pass(hour);
    expect(scene.screen.raised).toEqual([]);
  });
});
