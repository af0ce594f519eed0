/** Events that come late, twice, or from a clock that was put back. */
import { describe, expect, it } from 'vitest';
import { hour, minute, Scene, silences } from './scene.ts';

describe('events out of order', () => {
  it('a failure that arrives after the success that followed it is out of date', () => {
    const scene = new Scene();
    const failed = scene.work({ id: 'a' });
    scene.pass(minute);
    scene.end('sent', 'a');
    expect(silences(scene.hear({ type: 'work-failed', accountId: 'acme', items: [failed] }))).toEqual([
      'outdated',
    ]);
    scene.pass(hour);
    expect(scene.screen.raised).toEqual([]);
  });

  it('an older look at the keychain does not undo a newer one', () => {
    const scene = new Scene();
    const { now } = scene;
    scene.pass(minute);
    scene.hear({ type: 'keychain', state: 'locked', at: scene.now });
    scene.pass(minute);
    expect(silences(scene.hear({ type: 'keychain', state: 'ready', at: now }))).toEqual(['outdated']);
    scene.pass(hour);
    expect(scene.titles()).toEqual(['The keychain is locked']);
  });

  it('an acceptance that is reported twice is told once', () => {
    const scene = new Scene();
    scene.sync();
    scene.accept('ada');
    scene.pass(hour);
    scene.screen.act('accepted:acme', 'closed');
    scene.accept('ada');
    scene.pass(hour);
    expect(scene.screen.raised).toHaveLength(1);
  });

  it('a clock that was put back by a day does not silence what comes after', () => {
    const scene = new Scene();
    scene.hear({ type: 'keychain', state: 'locked', at: scene.now });
    scene.now -= 24 * hour;
    scene.pass(minute);
    expect(scene.titles()).toEqual([]);
    scene.hear({ type: 'tick' });
    expect(scene.titles()).toEqual(['The keychain is locked']);
    scene.hear({ type: 'keychain', state: 'ready', at: scene.now });
    scene.pass(minute);
    expect(scene.titles()).toEqual(['The keychain is open again']);
  });
});

describe('a clock that is put back', () => {
  it.each([
    ['five minutes', 5 * minute],
    ['a day', 24 * hour],
  ])('by %s does not make the next failure wait for the last one', (_, back) => {
    const scene = new Scene();
    scene.fail({ id: 'a' });
    scene.pass(minute);
    scene.now -= back;
    scene.fail({ id: 'b' });
    scene.pass(minute);
    expect(scene.titles()).toEqual(['2 invitations failed']);
  });
});
