/** What comes together is told together. */
import { describe, expect, it } from 'vitest';
import { hour, minute, Scene, second, silences, spoken } from './scene.ts';

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

  it('that is all there was is not summed up a second time when the queue is through', () => {
    const scene = new Scene();
    const finished = (sent: number) =>
      scene.hear({ type: 'import-finished', accountId: 'acme', sent, failed: 30, at: scene.now });
    expect(silences(finished(0))).toEqual(['known']);
    finished(1);
    scene.pass(hour);
    expect(scene.titles()).toEqual(['1 done, 30 failed']);
    scene.set({ mutedNotifications: ['invite-failed'] });
    finished(0);
    scene.pass(hour);
    expect(scene.titles()).toEqual(['0 done, 30 failed']);
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
    expect(scene.titles()).toEqual(['Could not invite b@example.com']);
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

describe('news', () => {
  it('joins news that is still on the screen, within the hour', () => {
    const scene = new Scene();
    scene.sync();
    scene.accept('ada');
    scene.pass(10 * minute);
    scene.accept('bob');
    scene.pass(minute);
    expect(scene.titles()).toEqual(['2 people accepted']);
    scene.pass(2 * hour);
    scene.accept('cleo');
    scene.pass(minute);
    expect(scene.titles()).toEqual(['Accepted by cleo@example.com']);
  });
});
