import { describe, expect, it } from 'vitest';
import type { Failure } from '../../../preload/failure.ts';
import { hour, minute, outOfMails, Scene, second, silences, spoken, unauthorized } from './scene.ts';

const accepted = (scene: Scene, ...ids: string[]) =>
  scene.hear({
    type: 'accepted',
    accountId: 'acme',
    invitations: ids.map((id) => ({ id, emailAddress: `${id}@example.com` })),
    silent: false,
    at: scene.now,
  });

const key = (scene: Scene, failure: Failure | null) =>
  scene.hear({ type: 'key', accountId: 'acme', failure, at: scene.now });

const block = (scene: Scene, ms: number) =>
  scene.hear({ type: 'queue-blocked', accountId: 'acme', until: scene.now + ms, waiting: 10, at: scene.now });

describe('a burst', () => {
  it('of 30 failures at once raises one summary', () => {
    const scene = new Scene();
    scene.fail(...Array.from({ length: 30 }, (_, index) => ({ id: `q${index}` })));
    const said = spoken(scene.pass(hour));
    expect(said).toMatchObject([{ do: 'summarise', alert: { title: '30 invitations failed', count: 30 } }]);
    expect(scene.screen.visible.get('work:acme')?.body).not.toContain('Acme');
    expect(said[0]).toMatchObject({
      alert: { target: { kind: 'queue', itemId: null }, actions: ['retry', 'open'] },
    });
  });

  it('that trickles in for 30 seconds is one notification, put right once and without a sound', () => {
    const scene = new Scene();
    for (let index = 0; index < 30; index += 1) {
      scene.fail({ id: `q${index}` });
      scene.pass(second);
    }
    scene.pass(hour);
    expect(spoken(scene.decisions).map((decision) => decision.do)).toEqual(['summarise', 'update']);
    expect([...scene.screen.visible.values()]).toMatchObject([{ count: 30, silent: true }]);
  });

  it('of different things says of which', () => {
    const scene = new Scene();
    scene.fail({ id: 'a' }, { id: 'b' }, { id: 'c', operation: 'revoke' }, { id: 'd', operation: 'resend' });
    scene.pass(minute);
    expect(scene.titles()).toEqual(['2 invitations, 1 resend and 1 revoke failed']);
  });

  it('is not joined by what fails much later, which makes itself heard', () => {
    const scene = new Scene();
    scene.fail({ id: 'a' });
    scene.pass(hour);
    scene.fail({ id: 'b' });
    scene.pass(hour);
    expect(scene.screen.raised).toMatchObject([
      { count: 1, silent: false },
      { count: 2, silent: false },
    ]);
    expect(scene.titles()).toEqual(['2 invitations failed']);
  });

  it('speaks of the new one alone when the person put the older one away', () => {
    const scene = new Scene();
    scene.fail({ id: 'a' });
    scene.pass(hour);
    scene.screen.act('work:acme', 'closed');
    scene.fail({ id: 'b' });
    scene.pass(hour);
    expect(scene.titles()).toEqual(['b@example.com was not invited']);
  });

  it('in two accounts is one notification for each', () => {
    const scene = new Scene();
    scene.accounts.set('other', 'Other');
    for (const accountId of ['acme', 'other', 'acme', 'other']) {
      const item = scene.work({ id: `${accountId}-${scene.now}` });
      scene.hear({ type: 'work-failed', accountId, items: [item] });
      scene.pass(100);
    }
    scene.pass(minute);
    expect([...scene.screen.visible.values()].map(({ id, count }) => [id, count])).toEqual([
      ['work:acme', 2],
      ['work:other', 2],
    ]);
    expect([...scene.screen.visible.values()].map(({ body }) => body.split(' · ').at(-1))).toEqual([
      'Acme',
      'Other',
    ]);
  });
});

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
    block(scene, hour);
    scene.pass(minute);
    expect(scene.titles()).toEqual(['The queue waits until 13:00']);
    block(scene, 2 * minute);
    scene.pass(minute);
    expect(scene.titles()).toEqual(['The queue waits until 12:03']);
    expect(scene.screen.raised).toHaveLength(1);
  });

  it('that ends before it is told is not told, and the next one is', () => {
    const scene = new Scene();
    block(scene, hour);
    scene.pass(second);
    scene.hear({ type: 'queue-flowing', accountId: 'acme', at: scene.now });
    scene.pass(minute);
    expect(scene.screen.raised).toEqual([]);
    block(scene, hour);
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
    expect(scene.titles()).toEqual(['a@example.com was not invited']);
  });
});

describe('the first sync after a start or a wake-up', () => {
  it('is silent about who accepted; the second is not', () => {
    const scene = new Scene();
    expect(silences(accepted(scene, 'ada', 'bob'))).toEqual(['first-sync', 'first-sync']);
    scene.sync();
    accepted(scene, 'cleo');
    scene.pass(minute);
    expect(scene.titles()).toEqual(['cleo@example.com accepted']);
    scene.hear({ type: 'resumed' });
    expect(silences(accepted(scene, 'dan'))).toEqual(['first-sync']);
    scene.sync();
    accepted(scene, 'eve');
    scene.pass(minute);
    expect(scene.screen.raised).toHaveLength(2);
  });

  it('is silent also when what it found is reported after its end', () => {
    const scene = new Scene();
    scene.hear({ type: 'synced', accountId: 'acme', at: scene.now });
    scene.pass(second);
    accepted(scene, 'ada');
    scene.pass(hour);
    expect(scene.screen.raised).toEqual([]);
  });

  it('is silent in one account while the other has long settled', () => {
    const scene = new Scene();
    scene.sync('other');
    expect(silences(accepted(scene, 'ada'))).toEqual(['first-sync']);
  });

  it('is silent about a key that was refused meanwhile; the next one tells it', () => {
    const scene = new Scene();
    expect(silences(key(scene, unauthorized))).toEqual(['first-sync']);
    scene.pass(minute);
    expect(scene.screen.raised).toEqual([]);
    key(scene, unauthorized);
    scene.pass(minute);
    key(scene, unauthorized);
    scene.pass(minute);
    expect(scene.screen.raised).toHaveLength(1);
  });
});

describe('recovery', () => {
  it('of a key is told after a notified failure, each time', () => {
    const scene = new Scene();
    scene.sync();
    for (let time = 0; time < 2; time += 1) {
      key(scene, unauthorized);
      scene.pass(hour);
      key(scene, null);
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
    expect(scene.titles()).toEqual(['q0@example.com was not invited']);
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

describe('the popup', () => {
  it('on one account holds back another account’s failure, and no longer', () => {
    const scene = new Scene();
    scene.look('other');
    scene.fail({ id: 'a' });
    scene.pass(10 * minute);
    expect(scene.screen.raised).toEqual([]);
    scene.lookAway();
    scene.pass(minute);
    expect(scene.titles()).toEqual(['a@example.com was not invited']);
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
    expect(scene.screen.raised).toMatchObject([{ title: 'b@example.com was not invited' }]);
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
    expect(scene.titles()).toEqual(['a@example.com was not invited']);
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
    accepted(scene, 'ada');
    scene.pass(hour);
    scene.screen.act('accepted:acme', 'closed');
    accepted(scene, 'ada');
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

describe('news', () => {
  it('joins news that is still on the screen, within the hour', () => {
    const scene = new Scene();
    scene.sync();
    accepted(scene, 'ada');
    scene.pass(10 * minute);
    accepted(scene, 'bob');
    scene.pass(minute);
    expect(scene.titles()).toEqual(['2 people accepted']);
    scene.pass(2 * hour);
    accepted(scene, 'cleo');
    scene.pass(minute);
    expect(scene.titles()).toEqual(['cleo@example.com accepted']);
  });
});
