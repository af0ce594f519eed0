/** That something is over is told to who was told that it began. */
import { describe, expect, it } from 'vitest';
import { hour, minute, Scene, second, spoken, unauthorized } from './scene.ts';

describe('recovery', () => {
  it('of a key is told after a notified failure, each time', () => {
    const scene = new Scene();
    scene.sync();
    for (let time = 0; time < 2; time += 1) {
      scene.key(unauthorized);
      scene.pass(hour);
      scene.key(null);
      scene.pass(hour);
    }
    const [no, yes] = ['Clerk does not accept the secret key', 'Clerk accepts the secret key again'];
    expect(scene.screen.raised.map(({ title }) => title)).toEqual([no, yes, no, yes]);
  });

  it('of one of three corrects the count, of all three is told', () => {
    const scene = new Scene();
    scene.fail({ id: 'a' }, { id: 'b' }, { id: 'c' });
    scene.pass(5 * minute);
    scene.end('sent', 'a');
    scene.pass(minute);
    expect(scene.titles()).toEqual(['2 invitations failed']);
    scene.end('sent', 'b', 'c');
    scene.pass(minute);
    expect(scene.titles()).toEqual(['3 things that had failed are done']);
  });

  it('does not count what was taken back', () => {
    const scene = new Scene();
    scene.fail({ id: 'a' });
    scene.pass(minute);
    scene.end('gone', 'a');
    scene.pass(minute);
    expect(scene.titles()).toEqual([]);
    expect(scene.screen.raised).toHaveLength(1);
  });

  it('of an item that failed again before it was said is none', () => {
    const scene = new Scene();
    scene.fail({ id: 'a' });
    scene.pass(minute);
    scene.end('sent', 'a');
    scene.pass(second);
    scene.fail({ id: 'a' });
    scene.pass(minute);
    scene.end('gone', 'a');
    scene.pass(minute);
    expect(scene.screen.raised.map(({ kind }) => kind)).toEqual(['invite-failed', 'invite-failed']);
  });

  it('of one after the other does not make the notification flicker', () => {
    const scene = new Scene();
    const ids = Array.from({ length: 20 }, (_, index) => `q${index}`);
    scene.fail(...ids.map((id) => ({ id })));
    scene.pass(hour);
    const before = scene.decisions.length;
    for (const id of ids.slice(1)) {
      scene.end('sent', id);
      scene.pass(3 * second);
    }
    scene.pass(minute);
    expect(spoken(scene.decisions.slice(before)).length).toBeLessThanOrEqual(3);
    expect(scene.titles()).toEqual(['Could not invite q0@example.com']);
  });

  it('that the person saw in the popup is not told', () => {
    const scene = new Scene();
    scene.fail({ id: 'a' });
    scene.pass(minute);
    scene.end('sent', 'a');
    scene.pass(second);
    scene.look('acme');
    scene.lookAway();
    scene.pass(hour);
    expect(scene.screen.raised).toHaveLength(1);
  });

  it('that does not last is not told', () => {
    const scene = new Scene();
    scene.hear({ type: 'keychain', state: 'locked', at: scene.now });
    scene.pass(minute);
    scene.hear({ type: 'keychain', state: 'ready', at: scene.now });
    scene.pass(second);
    scene.hear({ type: 'keychain', state: 'locked', at: scene.now });
    scene.pass(hour);
    expect(scene.screen.raised).toHaveLength(1);
    expect(scene.titles()).toEqual(['The keychain is locked']);
  });
});
