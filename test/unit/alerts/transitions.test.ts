/** What becomes so is told, not what stays so; and the cause, not its symptoms. */
import { describe, expect, it } from 'vitest';
import type { Failure } from '../../../preload/failure.ts';
import { hour, minute, outOfMails, Scene, second, silences, unauthorized } from './scene.ts';

describe('transitions, not polls', () => {
  it('hears of the same failure at each look and tells it once', () => {
    const scene = new Scene();
    const item = scene.work({ id: 'a' });
    for (let look = 0; look < 20; look += 1) {
      scene.hear({ type: 'work-failed', accountId: 'acme', items: [item] });
      scene.pass(minute);
    }
    expect(scene.screen.raised).toHaveLength(1);
  });

  it('tells an item again when it was tried again and failed again', () => {
    const scene = new Scene();
    scene.fail({ id: 'a' });
    scene.pass(hour);
    scene.fail({ id: 'a' });
    scene.pass(hour);
    expect(scene.screen.raised).toMatchObject([{ count: 1 }, { count: 1 }]);
  });

  it('tells a cause that every item meets once, and only counts the rest', () => {
    const scene = new Scene();
    for (let index = 0; index < 12; index += 1) {
      scene.fail({ id: `q${index}`, failure: outOfMails });
      scene.pass(5 * minute);
    }
    expect(scene.screen.raised).toHaveLength(1);
    expect([...scene.screen.visible.values()]).toMatchObject([{ count: 12 }]);
  });

  it('tells of each refusal without a reason: the next one of its status may be about somebody else', () => {
    const scene = new Scene();
    for (const status of [400, 409, 422]) {
      const failure: Failure = { kind: 'clerk', status, errors: [], traceId: null };
      for (const name of ['first', 'second']) {
        scene.fail({ id: `${name} ${status}`, failure });
        scene.pass(11 * minute);
      }
    }
    expect(scene.screen.raised).toHaveLength(6);
  });

  it('keeps quiet about a cause whose notification was put away', () => {
    const scene = new Scene();
    scene.fail({ id: 'a', failure: outOfMails });
    scene.pass(minute);
    scene.screen.act('work:acme', 'closed');
    expect(silences(scene.fail({ id: 'b', failure: outOfMails }))).toEqual(['known']);
    scene.pass(hour);
    expect(scene.titles()).toEqual([]);
  });

  it('tells of a limit once for a whole import, however often it is met', () => {
    const scene = new Scene();
    for (let hours = 0; hours < 39; hours += 1) {
      const until = scene.now + hour;
      scene.hear({ type: 'queue-blocked', accountId: 'acme', until, waiting: 10_000, at: scene.now });
      scene.pass(hour);
      scene.hear({ type: 'queue-flowing', accountId: 'acme', at: scene.now });
      expect(scene.titles()).toEqual([]);
      scene.pass(minute);
    }
    expect(scene.screen.raised).toHaveLength(1);
    scene.hear({ type: 'queue-drained', accountId: 'acme', at: scene.now });
    scene.hear({
      type: 'queue-blocked',
      accountId: 'acme',
      until: scene.now + hour,
      waiting: 3,
      at: scene.now,
    });
    scene.pass(minute);
    expect(scene.screen.raised).toHaveLength(2);
  });

  it('does not speak of a limit that is over in minutes', () => {
    const scene = new Scene();
    const until = scene.now + 4 * minute;
    const said = scene.hear({ type: 'queue-blocked', accountId: 'acme', until, waiting: 3, at: scene.now });
    expect(silences(said)).toEqual(['short']);
    scene.pass(hour);
    expect(scene.screen.raised).toEqual([]);
  });
});

describe('a limit', () => {
  it('that is shown follows when it ends earlier or later', () => {
    const scene = new Scene();
    scene.block(hour);
    scene.pass(minute);
    expect(scene.titles()).toEqual(['The queue waits until 13:00']);
    scene.block(2 * minute);
    scene.pass(minute);
    expect(scene.titles()).toEqual(['The queue waits until 12:03']);
    expect(scene.screen.raised).toHaveLength(1);
  });

  it('that ends before it is told is not told, and the next one is', () => {
    const scene = new Scene();
    scene.block(hour);
    scene.pass(second);
    scene.hear({ type: 'queue-flowing', accountId: 'acme', at: scene.now });
    scene.pass(minute);
    expect(scene.screen.raised).toEqual([]);
    scene.block(hour);
    scene.pass(minute);
    expect(scene.screen.raised).toHaveLength(1);
  });
});

describe('causes, not symptoms', () => {
  it('tells of a refused key, and not of the items that it holds up', () => {
    const scene = new Scene();
    scene.fail({ id: 'a', failure: unauthorized }, { id: 'b', failure: unauthorized });
    scene.pass(minute);
    expect(scene.titles()).toEqual(['Clerk does not accept the secret key']);
  });

  it.each<[string, Failure]>([
    ['no network', { kind: 'offline' }],
    ['a keychain that is told by itself', { kind: 'keychain', state: 'locked' }],
  ])('says nothing of an item that failed for %s', (_, failure) => {
    const scene = new Scene();
    scene.fail({ id: 'a', failure });
    scene.pass(hour);
    expect(scene.screen.raised).toEqual([]);
  });

  it('takes a CDN’s 403 for what it is, not for a refused key', () => {
    const scene = new Scene();
    scene.fail({
      id: 'a',
      failure: { kind: 'forbidden', html: true, status: 403, errors: [], traceId: null },
    });
    scene.pass(minute);
    expect(scene.titles()).toEqual(['Could not invite a@example.com']);
  });
});
