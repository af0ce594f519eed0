/** What is found after a start or a wake-up is old news. */
import { describe, expect, it } from 'vitest';
import { hour, minute, Scene, second, silences, unauthorized } from './scene.ts';

describe('the first sync after a start or a wake-up', () => {
  it('is silent about who accepted; the second is not', () => {
    const scene = new Scene();
    expect(silences(scene.accept('ada', 'bob'))).toEqual(['first-sync', 'first-sync']);
    scene.sync();
    scene.accept('cleo');
    scene.pass(minute);
    expect(scene.titles()).toEqual(['Accepted by cleo@example.com']);
    scene.hear({ type: 'resumed' });
    expect(silences(scene.accept('dan'))).toEqual(['first-sync']);
    scene.sync();
    scene.accept('eve');
    scene.pass(minute);
    expect(scene.screen.raised).toHaveLength(2);
  });

  it('is silent also when what it found is reported after its end', () => {
    const scene = new Scene();
    scene.hear({ type: 'synced', accountId: 'acme', at: scene.now });
    scene.pass(second);
    scene.accept('ada');
    scene.pass(hour);
    expect(scene.screen.raised).toEqual([]);
  });

  it('is silent in one account while the other has long settled', () => {
    const scene = new Scene();
    scene.sync('other');
    expect(silences(scene.accept('ada'))).toEqual(['first-sync']);
  });

  it('is silent about a key that was refused meanwhile; the next one tells it', () => {
    const scene = new Scene();
    expect(silences(scene.key(unauthorized))).toEqual(['first-sync']);
    scene.pass(minute);
    expect(scene.screen.raised).toEqual([]);
    scene.key(unauthorized);
    scene.pass(minute);
    scene.key(unauthorized);
    scene.pass(minute);
    expect(scene.screen.raised).toHaveLength(1);
  });
});
