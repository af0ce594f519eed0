/** When nothing is said, because the person looks or sleeps. */
import { describe, expect, it } from 'vitest';
import { hour, minute, Scene, second, spoken } from './scene.ts';

describe('the popup', () => {
  it('on one account holds back another account’s failure, and no longer', () => {
    const scene = new Scene();
    scene.look('other');
    scene.fail({ id: 'a' });
    scene.pass(10 * minute);
    expect(scene.screen.raised).toEqual([]);
    scene.lookAway();
    scene.pass(minute);
    expect(scene.titles()).toEqual(['Could not invite a@example.com']);
  });
});

describe('the popup, turned to another account', () => {
  it('shows what was held back about that one, so it needs no telling', () => {
    const scene = new Scene();
    scene.look('other');
    scene.fail({ id: 'a' });
    scene.pass(minute);
    scene.looking = { accountId: 'acme' };
    scene.pass(minute);
    scene.lookAway();
    scene.pass(hour);
    expect(scene.screen.raised).toEqual([]);
  });
});

describe('quiet hours', () => {
  const night = { quietHours: { enabled: true, from: '22:00', to: '07:00' } };
  const evening = Date.UTC(2026, 0, 15, 21, 59);

  it('hold a night’s failures and tell them as one summary in the morning', () => {
    const scene = new Scene({ settings: night, at: evening });
    scene.pass(2 * minute);
    for (let index = 0; index < 9; index += 1) {
      scene.fail({ id: `q${index}` });
      scene.pass(59 * minute);
    }
    expect(scene.screen.raised).toEqual([]);
    scene.pass(9 * minute);
    expect(scene.screen.raised).toMatchObject([{ count: 9, silent: false, at: Date.UTC(2026, 0, 16, 7) }]);
  });

  it('do not tell in the morning what was mended in the night', () => {
    const scene = new Scene({ settings: night, at: evening });
    scene.pass(2 * minute);
    scene.fail({ id: 'a' }, { id: 'b' });
    scene.pass(hour);
    scene.end('sent', 'a');
    scene.pass(10 * hour);
    expect(scene.screen.raised).toMatchObject([{ title: 'Could not invite b@example.com' }]);
  });

  it('part a burst: what they held makes itself heard in the morning', () => {
    const scene = new Scene({ settings: night, at: evening });
    scene.pass(40 * second);
    scene.fail({ id: 'a' });
    scene.pass(10 * second);
    scene.fail({ id: 'b' });
    scene.pass(10 * hour);
    expect(scene.screen.raised).toMatchObject([
      { count: 1, silent: false },
      { count: 2, silent: false },
    ]);
  });

  it('take an address off the screen when the person asks, and show nothing in its place', () => {
    const scene = new Scene({ settings: night, at: evening - minute });
    scene.fail({ id: 'a' });
    scene.pass(10 * minute);
    expect(scene.titles()).toEqual(['Could not invite a@example.com']);
    expect(spoken(scene.set({ hideAddresses: true })).map((decision) => decision.do)).toEqual(['dismiss']);
    scene.pass(10 * hour);
    expect(scene.titles()).toEqual([]);
  });

  it('hold what became known just before them', () => {
    const scene = new Scene({ settings: night, at: evening });
    scene.pass(59 * second);
    scene.fail({ id: 'a' });
    scene.pass(hour);
    expect(scene.screen.raised).toEqual([]);
  });
});
