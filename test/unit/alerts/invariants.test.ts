/** What holds whatever happens in whatever order. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AlertKind } from '../../../preload/alert.ts';
import { play, plays } from './moves.ts';
import { hour, minute, Scene, second, spoken } from './scene.ts';

/** Said another way than in main/alerts/quiet-hours.ts: minutes of the day that are in the window. */
function quietNow({ now, settings: { quietHours } }: Scene): boolean {
  if (!quietHours.enabled) return false;
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  const length = (minutes(quietHours.to) - minutes(quietHours.from) + 1440) % 1440;
  const since = (Math.floor(now / minute) - minutes(quietHours.from) + 10 * 1440) % 1440;
  return since < length;
}

const subjectOfKind: Record<Exclude<AlertKind, 'recovered'>, string> = {
  'invite-failed': 'work',
  'resend-failed': 'work',
  'revoke-failed': 'work',
  'delete-failed': 'work',
  'queue-blocked': 'limit',
  'key-refused': 'key',
  keychain: 'keychain',
  accepted: 'accepted',
  waitlist: 'waitlist',
  expiring: 'expiring',
  'import-finished': 'import',
};

const runs = { numRuns: 500 };

describe('whatever happens in whatever order', () => {
  it('there is never more than one notification for one subject on the screen', () => {
    fc.assert(
      fc.property(plays, ([, moves]) => {
        play(moves, (_, scene) => {
          const visible = [...scene.screen.visible.values()];
          const items = visible.flatMap(({ itemIds }) => itemIds);
          expect(items.length).toBe(new Set(items).size);
          const subjects = visible.flatMap(({ kind, accountId }) =>
            kind === 'recovered' ? [] : `${subjectOfKind[kind]} of ${accountId}`,
          );
          expect(subjects.length).toBe(new Set(subjects).size);
        });
      }),
      runs,
    );
  });

  it('nothing is shown in quiet hours, before a looking person, or of a muted kind', () => {
    fc.assert(
      fc.property(plays, ([, moves]) => {
        play(moves, (decision, scene) => {
          if (decision.do === 'stay-silent' || decision.do === 'dismiss') return;
          expect(quietNow(scene)).toBe(false);
          // What is on the screen when the popup is opened may be changed to hide an address, never added to.
          if (decision.do !== 'update') expect(scene.looking).toBeNull();
          expect(scene.settings.notifications).toBe(true);
          if (decision.do !== 'update')
            expect(scene.settings.mutedNotifications).not.toContain(decision.alert.kind);
        });
      }),
      runs,
    );
  });

  it('no text has a secret in it, nor an address while addresses are hidden', () => {
    fc.assert(
      fc.property(plays, ([world, moves]) => {
        play(moves, (_, scene) => {
          const alerts = [...scene.screen.visible.values()];
          const text = alerts.map(({ title, body }) => `${title}\n${body}`).join('\n');
          for (const secret of world.secrets) expect(text).not.toContain(secret);
          const hidden = scene.settings.hideAddresses ? [...world.people, '@'] : [];
          for (const person of hidden) expect(text.toLowerCase()).not.toContain(person.toLowerCase());
        });
      }),
      runs,
    );
  });

  it('every text is one short line without markup', () => {
    fc.assert(
      fc.property(plays, ([, moves]) => {
        play(moves, (decision) => {
          if (decision.do === 'stay-silent' || decision.do === 'dismiss') return;
          const { title, body } = decision.alert;
          expect(title.length).toBeGreaterThan(0);
          expect(title.length).toBeLessThanOrEqual(120);
          expect(body.length).toBeLessThanOrEqual(320);
          expect(`${title}${body}`).not.toMatch(/[<>\p{Cc}\p{Cf}]/u);
          expect(`${title}${body}`.isWellFormed()).toBe(true);
        });
      }),
      runs,
    );
  });

  it('“recovered” comes only after a failure that was told under the same id', () => {
    fc.assert(
      fc.property(plays, ([, moves]) => {
        const told = new Set<string>();
        play(moves, (decision) => {
          if (decision.do === 'stay-silent' || decision.do === 'dismiss') return;
          const { id, kind } = decision.alert;
          if (kind === 'recovered') expect(told.delete(id)).toBe(true);
          else told.add(id);
        });
      }),
      runs,
    );
  });

  it('an update only ever changes what is on the screen, and makes no sound', () => {
    fc.assert(
      fc.property(plays, ([, moves]) => {
        const visible = new Set<string>();
        const scene = new Scene();
        const act = scene.screen.act.bind(scene.screen);
        scene.screen.act = (id, what) => {
          visible.delete(id);
          act(id, what);
        };
        let checked = 0;
        for (const move of moves) {
          move(scene);
          for (const decision of spoken(scene.decisions.slice(checked))) {
            if (decision.do === 'dismiss') visible.delete(decision.id);
            else if (decision.do === 'update') {
              expect(decision.alert.silent).toBe(true);
              expect(visible.has(decision.alert.id)).toBe(true);
            } else visible.add(decision.alert.id);
          }
          checked = scene.decisions.length;
        }
      }),
      runs,
    );
  });
});

describe('a burst', () => {
  it('of any size within 30 seconds raises exactly one notification, which in the end counts them all', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(28 * second), { minLength: 1, maxLength: 80 }), (times) => {
        const scene = new Scene();
        let passed = 0;
        for (const [index, at] of times.sort((a, b) => a - b).entries()) {
          scene.pass(at - passed);
          passed = at;
          scene.fail({ id: `q${index}` });
        }
        scene.pass(hour);
        expect(scene.screen.raised).toHaveLength(1);
        expect([...scene.screen.visible.values()]).toMatchObject([{ count: times.length }]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('order', () => {
  it('of events about items does not matter for what is told in the end', () => {
    const histories = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 8 });
    const shuffled = histories.chain((lengths) => {
      const events = lengths.flatMap((length, item) =>
        Array.from({ length }, (_, version) => ({ item, version, failed: version % 2 === 0 })),
      );
      return fc.tuple(fc.constant(lengths), fc.shuffledSubarray(events, { minLength: events.length }));
    });
    fc.assert(
      fc.property(shuffled, ([lengths, events]) => {
        const scene = new Scene();
        for (const { item, version, failed } of events) {
          const updatedAt = scene.now + version * second;
          if (failed) scene.fail({ id: `q${item}`, updatedAt });
          else {
            const ended = { id: `q${item}`, outcome: 'sent' as const, updatedAt };
            scene.hear({ type: 'work-ended', accountId: 'acme', items: [ended] });
          }
        }
        scene.pass(hour);
        const standing = lengths.filter((length) => length % 2 === 1).length;
        const counts = [...scene.screen.visible.values()].map(({ count }) => count);
        expect(counts).toEqual(standing === 0 ? [] : [standing]);
      }),
      { numRuns: 500 },
    );
  });
});
